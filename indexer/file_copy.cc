#include "indexer/file_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

namespace fihrist {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBytesAtOnce = 1 << 30;

class OpenFile {
 public:
  OpenFile(const fs::path& path, int flags)
      : path_(path), file_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (file_ < 0) fail("cannot open");
  }
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int number() const { return file_; }

  // Some file systems tell only now that what was written found no place.
  void close() {
    if (::close(std::exchange(file_, -1)) != 0) fail("cannot write");
  }

  [[noreturn]] void fail(const char* what) const {
    throw fs::filesystem_error(what, path_,
                               std::error_code(errno, std::system_category()));
  }

 private:
  fs::path path_;
  int file_;
};

// False where the kernel cannot copy between these two.
bool copy_in_kernel(const OpenFile& from, const OpenFile& to) {
  for (bool has_begun = false;; has_begun = true) {
    const auto copied = ::copy_file_range(from.number(), nullptr, to.number(),
                                          nullptr, kBytesAtOnce, 0);
    if (copied > 0) continue;
    if (copied == 0) return true;
    const bool cannot = errno == EXDEV || errno == ENOSYS || errno == EINVAL ||
                        errno == EOPNOTSUPP;
    if (cannot && !has_begun) return false;
    to.fail("cannot write");
  }
}

void write_all(const OpenFile& to, const char* bytes, std::size_t size) {
  while (size > 0) {
    const auto written = ::write(to.number(), bytes, size);
    if (written < 0) to.fail("cannot write");
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
}

void copy_by_hand(const OpenFile& from, const OpenFile& to) {
  std::array<char, 1 << 16> bytes;
  for (;;) {
    const auto got = ::read(from.number(), bytes.data(), bytes.size());
    if (got < 0) from.fail("cannot read");
    if (got == 0) return;
    write_all(to, bytes.data(), static_cast<std::size_t>(got));
  }
}

void copy_one(const fs::path& from, const fs::path& to) {
  const OpenFile source(from, O_RDONLY);
  OpenFile target(to, O_WRONLY | O_CREAT | O_TRUNC);
  if (!copy_in_kernel(source, target)) copy_by_hand(source, target);
  target.close();
}

}  // namespace

void copy_files(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  for (const auto& entry : fs::directory_iterator(from)) {
    if (entry.is_regular_file()) {
      copy_one(entry.path(), to / entry.path().filename());
    }
  }
}

}  // namespace fihrist
