#include "corpus/id_set.h"

#include <algorithm>
#include <utility>

#include "corpus/digest.h"

namespace fihrist {
namespace {

constexpr std::uint64_t kFree = 0;

}  // namespace

bool IdSet::insert(std::string_view id) {
  const std::uint64_t digest = sha256_start(id);
  const std::uint64_t hash = digest == kFree ? 1 : digest;
  Part& part = parts_[hash % parts_.size()];
  if (part.used * 8 >= part.slots.size() * 7) grow(part);
  std::uint64_t* slot = find(part, hash);
  if (*slot == hash) return false;
  *slot = hash;
  ++part.used;
  ++size_;
  return true;
}

// The slot of the hash, or the free one where it would be.
std::uint64_t* IdSet::find(Part& part, std::uint64_t hash) {
  const std::size_t count = part.slots.size();
  // By the high half of the hash: the low bits chose the part.
  std::size_t i = static_cast<std::size_t>((hash >> 32) * count >> 32);
  while (part.slots[i] != kFree && part.slots[i] != hash) {
    i = i + 1 == count ? 0 : i + 1;
  }
  return &part.slots[i];
}

void IdSet::grow(Part& part) {
  constexpr std::size_t kFirst = 8;
  const std::vector<std::uint64_t> before = std::exchange(part.slots, {});
  part.slots.resize(before.size() + std::max(kFirst, before.size() / 4), kFree);
  for (const std::uint64_t hash : before) {
    if (hash != kFree) *find(part, hash) = hash;
  }
}

}  // namespace fihrist
