// What libarchive reads: one layer at a time, as formats.cc recognised it, so
// that files within files are one mechanism, whatever they are made with.

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <cerrno>
#include <new>
#include <utility>

#include "corpus/containers/container.h"

namespace fihrist {
namespace {

// libarchive gives names in the charset of the thread's locale.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(utf8())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  // Where there is none, null, which changes nothing.
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }

  locale_t before_;
};

struct ArchiveDeleter {
  void operator()(archive* opened) const { archive_read_free(opened); }
};

// Packed bytes for libarchive.
la_ssize_t give_block(archive* opened, void* source, const void** block) {
  ByteSource& packed = *static_cast<ByteSource*>(source);
  const std::string_view bytes = packed.peek();
  if (bytes.empty() && packed.failed()) {
    archive_set_error(opened, EIO, "%s", packed.fault().c_str());
    return ARCHIVE_FATAL;
  }
  packed.take(bytes.size());
  *block = bytes.data();
  return static_cast<la_ssize_t>(bytes.size());
}

std::string fault_of(archive* opened) {
  const char* reason = archive_error_string(opened);
  return reason == nullptr ? "damaged or cut short" : reason;
}

std::string path_of(archive_entry* header) {
  const char* path = archive_entry_pathname(header);
  return path == nullptr ? std::string() : clean_entry_path(path);
}

// An archive that is being read.
struct Reading {
  std::unique_ptr<archive, ArchiveDeleter> opened;
  std::string fault = {};     // it could not even be opened
  bool entry_failed = false;  // told with the entry; the end comes early then
};

// The unpacked bytes of the entry that the archive stands at.
class EntryStream : public ByteStream {
 public:
  explicit EntryStream(Reading& reading) : reading_(reading) {}

  std::size_t read(std::span<char> block) override {
    std::size_t filled = 0;
    while (filled < block.size() && (!unpacked_.empty() || unpack())) {
      const std::size_t count =
          unpacked_.copy(block.data() + filled, block.size() - filled);
      unpacked_.remove_prefix(count);
      filled += count;
    }
    return filled;
  }

  std::string fault() const override { return fault_; }

 private:
  // False at the end. The bytes of a call that also warns, as of a checksum
  // that is wrong, are not taken.
  bool unpack() {
    if (ended_) return false;
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status =
        archive_read_data_block(reading_.opened.get(), &bytes, &size, &offset);
    if (status == ARCHIVE_EOF) return end();
    if (status != ARCHIVE_OK) return fail(fault_of(reading_.opened.get()));
    if (size > 0 && offset != offset_) return fail("a file with holes in it");
    unpacked_ = {static_cast<const char*>(bytes), size};
    offset_ += static_cast<la_int64_t>(size);
    return true;
  }

  bool end() {
    ended_ = true;
    return false;
  }

  bool fail(std::string fault) {
    fault_ = std::move(fault);
    reading_.entry_failed = true;
    return end();
  }

  Reading& reading_;
  std::string_view unpacked_;
  la_int64_t offset_ = 0;
  bool ended_ = false;
  std::string fault_;
};

// Tells libarchive what it will read.
using Setup = void (*)(archive* opened);

Reading open_archive(ByteSource& packed, Setup set_up) {
  Reading reading{std::unique_ptr<archive, ArchiveDeleter>(archive_read_new())};
  archive* opened = reading.opened.get();
  if (opened == nullptr) throw std::bad_alloc();
  set_up(opened);
  const int status =
      archive_read_open(opened, &packed, nullptr, give_block, nullptr);
  // A filter that fails at once may yet be taken for one of no bytes.
  if (status != ARCHIVE_OK || archive_error_string(opened) != nullptr) {
    reading.fault = fault_of(opened);
  }
  return reading;
}

class ArchiveContainer : public Container {
 public:
  ArchiveContainer(ByteSource& packed, Setup set_up)
      : reading_(open_archive(packed, set_up)) {}

  std::optional<Entry> next() override {
    if (!fault_.empty()) return std::nullopt;
    const Utf8Locale locale;
    while (archive_entry* header = next_header()) {
      if (auto entry = open_entry(header)) return entry;
    }
    return std::nullopt;
  }

  std::string fault() const override { return fault_; }

 private:
  archive_entry* next_header() {
    archive_entry* header = nullptr;
    archive* opened = reading_.opened.get();
    // A warning is about what is not asked for here, such as owners.
    switch (archive_read_next_header(opened, &header)) {
      case ARCHIVE_OK:
      case ARCHIVE_WARN:
        reading_.entry_failed = false;
        return header;
      case ARCHIVE_EOF:
        return nullptr;
      default:
        if (!reading_.entry_failed) fault_ = fault_of(opened);
        return nullptr;
    }
  }

  std::optional<Entry> open_entry(archive_entry* header) {
    std::string path = path_of(header);
    if (archive_entry_filetype(header) != AE_IFREG ||
        archive_entry_hardlink(header) != nullptr || path.empty() ||
        is_hidden_entry(path)) {
      return std::nullopt;
    }
    if (archive_entry_is_encrypted(header) != 0) {
      return Entry{std::move(path), nullptr, "encrypted; skipped"};
    }
    return Entry{std::move(path), std::make_unique<ByteSource>(
                                      std::make_unique<EntryStream>(reading_))};
  }

  Reading reading_;
  std::string fault_ = reading_.fault;
};

// A file that one of libarchive's filters has compressed.
class FilteredStream : public ByteStream {
 public:
  FilteredStream(ByteSource& packed, Setup set_up)
      : packed_(packed),
        reading_(open_archive(packed, set_up)),
        unpacked_(reading_) {
    has_bytes_ = reading_.fault.empty() && has_entry();
  }

  std::size_t read(std::span<char> block) override {
    const std::size_t count = has_bytes_ ? unpacked_.read(block) : 0;
    if (count < block.size()) check_end();
    return count;
  }

  std::string fault() const override {
    return reading_.fault.empty() ? unpacked_.fault() : reading_.fault;
  }

 private:
  // What unpacks to nothing has none.
  bool has_entry() {
    archive_entry* ignored = nullptr;
    const int status =
        archive_read_next_header(reading_.opened.get(), &ignored);
    if (status != ARCHIVE_OK && status != ARCHIVE_EOF) {
      reading_.fault = fault_of(reading_.opened.get());
    }
    return status == ARCHIVE_OK;
  }

  // libarchive takes a damaged second stream of bzip2 for an end.
  void check_end() {
    const auto used = archive_filter_bytes(reading_.opened.get(), -1);
    const bool is_all =
        packed_.peek().empty() &&
        packed_.bytes_taken() == static_cast<std::uint64_t>(used);
    if (fault().empty() && !is_all) {
      reading_.fault = "damaged, or what follows is not compressed";
    }
  }

  ByteSource& packed_;
  Reading reading_;
  EntryStream unpacked_;
  bool has_bytes_ = false;
};

template <int kFilter>
void one_filter(archive* opened) {
  archive_read_append_filter(opened, kFilter);
  archive_read_support_format_raw(opened);
  archive_read_support_format_empty(opened);
}

template <int kFilter>
std::unique_ptr<Container> open_filtered(ByteSource& bytes) {
  return compressed_file(
      std::make_unique<FilteredStream>(bytes, one_filter<kFilter>));
}

}  // namespace

std::unique_ptr<Container> open_bzip2(ByteSource& bytes) {
  return open_filtered<ARCHIVE_FILTER_BZIP2>(bytes);
}

std::unique_ptr<Container> open_zstd(ByteSource& bytes) {
  return open_filtered<ARCHIVE_FILTER_ZSTD>(bytes);
}

std::unique_ptr<Container> open_tar(ByteSource& bytes) {
  return std::make_unique<ArchiveContainer>(
      bytes, [](archive* opened) { archive_read_support_format_tar(opened); });
}

std::unique_ptr<Container> open_zip(ByteSource& bytes) {
  return std::make_unique<ArchiveContainer>(bytes, [](archive* opened) {
    archive_read_support_format_zip_streamable(opened);
  });
}

}  // namespace fihrist
