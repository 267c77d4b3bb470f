// Makes archives and compressed files for tests, in memory.
//
//   pack({{"a.txt", "Rockets fell."}}, {.format = ARCHIVE_FORMAT_ZIP});
//   compress("Rockets fell.", ARCHIVE_FILTER_GZIP);
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <array>
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

inline std::string pack(const std::vector<PackedFile>& files,
                        const Packing& packing) {
  const std::unique_ptr<archive, int (*)(archive*)> out(archive_write_new(),
                                                        archive_write_free);
  const auto require = [&](la_ssize_t status) {
    if (status < 0) throw std::runtime_error(archive_error_string(out.get()));
  };
  require(archive_write_set_format(out.get(), packing.format));
  require(archive_write_add_filter(out.get(), packing.filter));
  if (packing.options) {
    require(archive_write_set_options(out.get(), packing.options));
  }
  if (packing.passphrase) {
    require(archive_write_set_passphrase(out.get(), packing.passphrase));
  }
  std::string packed;
  const auto append = [](archive*, void* to, const void* bytes,
                         std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes),
                                          size);
    return static_cast<la_ssize_t>(size);
  };
  archive_write_set_bytes_in_last_block(out.get(), 1);
  require(archive_write_open(out.get(), &packed, nullptr, append, nullptr));
  for (const PackedFile& file : files) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(
        archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.path.c_str());
    archive_entry_set_filetype(entry.get(), file.type);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(),
                           static_cast<la_int64_t>(file.bytes.size()));
    if (file.type == AE_IFLNK) {
      archive_entry_set_symlink(entry.get(), "a.txt");
    }
    if (!file.hardlink.empty()) {
      archive_entry_set_hardlink(entry.get(), file.hardlink.c_str());
    }
    require(archive_write_header(out.get(), entry.get()));
    require(
        archive_write_data(out.get(), file.bytes.data(), file.bytes.size()));
  }
  require(archive_write_close(out.get()));
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

}  // namespace fihrist
