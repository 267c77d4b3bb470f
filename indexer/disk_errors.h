// What Xapian and the file system throw, as the Error that says what to do.
#pragma once

#include <filesystem>

namespace fihrist {

// Throws the exception being handled: as Error (damaged or io) where it comes
// from Xapian or the file system, else as it is.
[[noreturn]] void rethrow_writing(const std::filesystem::path& index);

// Runs a step that writes to the index.
//
//   on_disk(index, [&] { fs::rename(unfinished, folder); });
template <typename Step>
auto on_disk(const std::filesystem::path& index, Step step) {
  try {
    return step();
  } catch (...) {
    rethrow_writing(index);
  }
}

// Xapian 1.4 writes the last values of a batch in a destructor, out of which no
// exception comes: the program would abort on a full disk. From now on it tells
// the Error of such an exception and ends with its exit status; the index is as
// after a kill, whole.
void end_with_status_where_xapian_aborts();

}  // namespace fihrist
