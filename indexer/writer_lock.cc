#include "indexer/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <thread>
#include <utility>

#include "corpus/error.h"
#include "indexer/stored_document.h"

namespace fihrist {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const char* what,
                       int reason) {
  throw Error(ErrorCode::io, fmt::format("cannot {} {}: {}", what,
                                         path.string(), std::strerror(reason)));
}

// Who has just taken the lock may not have written his name yet.
std::string read_holder(int file) {
  constexpr int kTries = 20;
  for (int i = 0; i < kTries; ++i) {
    std::array<char, 200> holder{};
    const auto size = ::pread(file, holder.data(), holder.size(), 0);
    if (size > 0) return {holder.data(), static_cast<std::size_t>(size)};
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return "(unknown)";
}

bool write_holder(int file, const std::string& command) {
  const std::string holder =
      fmt::format("{}, process {}, since {}", command, ::getpid(),
                  format_time(std::time(nullptr)));
  return ::ftruncate(file, 0) == 0 &&
         ::pwrite(file, holder.data(), holder.size(), 0) >= 0;
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& index,
                       const std::string& command) {
  const std::filesystem::path path = index / "lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0) fail(path, "open", errno);
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const std::string holder = read_holder(file_);
    ::close(file_);
    throw Error(
        ErrorCode::locked,
        fmt::format("another writer is at work on {}: {}; wait for it to end",
                    index.string(), holder));
  }
  if (!write_holder(file_, command)) {
    const int reason = errno;
    ::close(file_);  // or nobody would release the lock
    fail(path, "write", reason);
  }
}

WriterLock::~WriterLock() {
  if (file_ < 0) return;
  // The next holder may be asked for before he has written his own name.
  const int emptied = ::ftruncate(file_, 0);
  (void)emptied;
  ::close(file_);  // releases the lock
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : file_(std::exchange(other.file_, -1)) {}

}  // namespace fihrist
