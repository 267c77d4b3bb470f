// Makes archives and compressed files for tests, in memory.
//
//   pack({{"a.txt", "Rockets fell."}}, {.format = ARCHIVE_FORMAT_ZIP});
//   compress("Rockets fell.", ARCHIVE_FILTER_GZIP);
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

struct PackedFile {
  std::string path;
  std::string bytes;
  unsigned type = AE_IFREG;
  std::string hardlink = {};
};

struct Packing {
  int format = ARCHIVE_FORMAT_TAR_USTAR;
  int filter = ARCHIVE_FILTER_NONE;
  const char* options = nullptr;     // as of archive_write_set_options
  const char* passphrase = nullptr;  // encrypts
};

using Writer = std::unique_ptr<archive, int (*)(archive*)>;

inline void require(const Writer& out, la_ssize_t status) {
  if (status < 0) throw std::runtime_error(archive_error_string(out.get()));
}

inline Writer begin_packing(const Packing& packing, std::string& packed) {
  Writer out(archive_write_new(), archive_write_free);
  require(out, archive_write_set_format(out.get(), packing.format));
  require(out, archive_write_add_filter(out.get(), packing.filter));
  if (packing.options) {
    require(out, archive_write_set_options(out.get(), packing.options));
  }
  if (packing.passphrase) {
    require(out, archive_write_set_passphrase(out.get(), packing.passphrase));
  }
  archive_write_set_bytes_in_last_block(out.get(), 1);
  const auto append = [](archive*, void* to, const void* bytes,
                         std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes),
                                          size);
    return static_cast<la_ssize_t>(size);
  };
  require(out,
          archive_write_open(out.get(), &packed, nullptr, append, nullptr));
  return out;
}

inline void pack_file(const Writer& out, const PackedFile& file) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(
      archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), file.path.c_str());
  archive_entry_set_filetype(entry.get(), file.type);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(),
                         static_cast<la_int64_t>(file.bytes.size()));
  if (file.type == AE_IFLNK) archive_entry_set_symlink(entry.get(), "a.txt");
  if (!file.hardlink.empty()) {
    archive_entry_set_hardlink(entry.get(), file.hardlink.c_str());
  }
  require(out, archive_write_header(out.get(), entry.get()));
  require(out,
          archive_write_data(out.get(), file.bytes.data(), file.bytes.size()));
}

inline std::string pack(const std::vector<PackedFile>& files,
                        const Packing& packing) {
  std::string packed;
  const Writer out = begin_packing(packing, packed);
  for (const PackedFile& file : files) pack_file(out, file);
  require(out, archive_write_close(out.get()));
  return packed;
}

inline std::string compress(std::string_view bytes, int filter,
                            const char* options = nullptr) {
  return pack({{"data", std::string(bytes)}},
              {ARCHIVE_FORMAT_RAW, filter, options});
}

inline std::string gzip(std::string_view bytes) {
  return compress(bytes, ARCHIVE_FILTER_GZIP);
}

inline std::string tar(const std::vector<PackedFile>& files) {
  return pack(files, {});
}

inline std::string zip(const std::vector<PackedFile>& files) {
  return pack(files, {.format = ARCHIVE_FORMAT_ZIP});
}

struct Filter {
  const char* name;
  int filter;
};
constexpr Filter kFilters[] = {{"gzip", ARCHIVE_FILTER_GZIP},
                               {"zstd", ARCHIVE_FILTER_ZSTD},
                               {"bzip2", ARCHIVE_FILTER_BZIP2},
                               {"xz", ARCHIVE_FILTER_XZ}};

// A stored file of a zip archive as its local header tells it, by hand.
inline std::string stored_in_zip(std::string_view path, std::string_view bytes,
                                 unsigned flags, unsigned long checksum) {
  std::string entry = "PK\3\4";
  const auto add = [&](unsigned long value, int size) {
    for (int i = 0; i < size; ++i) {
      entry += static_cast<char>(value >> (8 * i) & 0xFF);
    }
  };
  add(10, 2);     // version
  add(flags, 2);  // bit 0: encrypted, bit 11: the path is UTF-8
  add(0, 6);      // stored; time and day
  add(checksum, 4);
  add(bytes.size(), 4);
  add(bytes.size(), 4);
  add(path.size(), 2);
  add(0, 2);  // nothing extra
  return entry.append(path).append(bytes);
}

inline unsigned long checksum(std::string_view bytes) {
  return crc32(0, reinterpret_cast<const Bytef*>(bytes.data()),
               static_cast<uInt>(bytes.size()));
}

// Text that does not compress well, in lines.
inline std::string records(std::size_t count, unsigned state = 1) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += "{\"body\":\"";
    for (int letter = 0; letter < 100; ++letter) {
      state = state * 1664525 + 1013904223;
      text += static_cast<char>('a' + (state >> 24) % 26);
    }
    text += "\"}\n";
  }
  return text;
}

}  // namespace fihrist
