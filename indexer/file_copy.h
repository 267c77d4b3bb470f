// Copies a folder of files, such as a shard.
#pragma once

#include <filesystem>

namespace fihrist {

// Makes `to` and copies the files that stand in `from` into it; folders in it
// are left out. Where the file system can, the two share their blocks until one
// is written. Throws filesystem_error with the system's reason, such as a full
// disk, which that of std::filesystem::copy leaves out.
void copy_files(const std::filesystem::path& from,
                const std::filesystem::path& to);

}  // namespace fihrist
