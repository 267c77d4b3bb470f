// Digests of a generation's files, by which damage to any byte is found. They
// stand in its file `sha256sums`, as `sha256sum --check sha256sums` reads them.
//
// Xapian's tables have no checksums of their own. Digests hold until a shard is
// written in place: the first add, remove or set takes them away, and the next
// build or retag writes new ones.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace fihrist {

// Of all files in the folder and below, on a thread a core. Throws
// filesystem_error.
void write_digests(const std::filesystem::path& folder);

void forget_digests(const std::filesystem::path& folder);

// A line for each file that is not there, not what it was, or not written at
// all; nothing when all is well, or when there are no digests.
std::vector<std::string> check_digests(const std::filesystem::path& folder);

}  // namespace fihrist
