// What an index's clusters of copies are, and whether they can be right.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace fihrist {

struct CopyCounts {
  std::uint64_t clusters = 0;
  std::uint64_t documents = 0;  // in them
};

// Of the shards at these paths. Throws what Xapian throws.
CopyCounts count_copies(std::span<const std::string> shards);

// A line for each contradiction: a cluster of one, a key that is not that of
// the least id, equal sketches in different clusters, a cluster without text.
std::vector<std::string> check_copies(std::span<const std::string> shards);

}  // namespace fihrist
