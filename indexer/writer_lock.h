// One writer at a time.
#pragma once

#include <filesystem>
#include <string>

namespace fihrist {

// Held by every writing command as long as it lives. Throws Error (locked)
// that names the other writer: its command, its process and since when.
class WriterLock {
 public:
  WriterLock(const std::filesystem::path& index, const std::string& command);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;

 private:
  int file_ = -1;
};

}  // namespace fihrist
