// A hash table of numbers, laid out flat: what the numbers stand for is kept
// elsewhere and compared by the caller.
//
//   const std::uint32_t token = table.find(hash, [&](std::uint32_t token) {
//     return words[token] == word;
//   });
//
// Four times as fast as std::unordered_map where a million are kept and most
// that is asked for is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fihrist {

class FlatTable {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // The number with that hash for which `is_it(number)` holds, or kNone.
  template <typename IsIt>
  std::uint32_t find(std::uint32_t hash, IsIt is_it) const {
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      const Slot& slot = slots_[i];
      if (slot.number == kNone) return kNone;
      if (slot.hash == hash && is_it(slot.number)) return slot.number;
    }
  }

  // `number` is not kNone, and not in the table.
  void insert(std::uint32_t hash, std::uint32_t number) {
    if (++size_ * 2 > slots_.size()) grow(slots_.size() * 2);
    place({hash, number});
  }

  void reserve(std::size_t numbers) {
    std::size_t slots = slots_.size();
    while (slots < numbers * 2) slots *= 2;
    if (slots > slots_.size()) grow(slots);
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kNone;
  };

  void place(Slot slot) {
    std::size_t i = slot.hash & mask_;
    while (slots_[i].number != kNone) i = (i + 1) & mask_;
    slots_[i] = slot;
  }

  void grow(std::size_t slots) {
    std::vector<Slot> old(slots);
    old.swap(slots_);
    mask_ = slots - 1;
    for (const Slot& slot : old) {
      if (slot.number != kNone) place(slot);
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two
  std::size_t mask_ = 15;
  std::size_t size_ = 0;
};

}  // namespace fihrist
