// Ids that were read, some 11 bytes each.
//
//   IdSet ids;
//   ids.insert("a.txt");  // true
//   ids.insert("a.txt");  // false
//
// Kept are the first 64 bits of SHA-256: of 100 million ids, a pair looks
// alike, and one document is left out, with a probability of 1 in 3,700.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fihrist {

class IdSet {
 public:
  // False when it was there.
  bool insert(std::string_view id);

  std::size_t size() const { return size_; }

 private:
  // Open addressing in parts that grow by a quarter and one at a time, so that
  // growing takes little memory besides.
  struct Part {
    std::vector<std::uint64_t> slots;
    std::size_t used = 0;
  };

  static std::uint64_t* find(Part& part, std::uint64_t hash);
  static void grow(Part& part);

  std::array<Part, 1024> parts_;
  std::size_t size_ = 0;
};

}  // namespace fihrist
