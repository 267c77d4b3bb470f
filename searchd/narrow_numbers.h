// Arrays of numbers in less memory than 32 bits each, looked up in constant
// time. Each takes the width that its own numbers need, so none is too great.
// Immutable; safe to share among threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fihrist {

// 1, 2 or 4 bytes each: as many as the greatest needs.
class NarrowNumbers {
 public:
  NarrowNumbers() = default;
  explicit NarrowNumbers(const std::vector<std::uint32_t>& numbers);

  std::uint32_t operator[](std::size_t place) const {
    if (!halves_.empty()) return halves_[place];
    if (!bytes_.empty()) return bytes_[place];
    return words_[place];
  }
  std::size_t size() const;
  std::size_t bytes() const;  // of memory

 private:
  // All but one are empty.
  std::vector<std::uint8_t> bytes_;
  std::vector<std::uint16_t> halves_;
  std::vector<std::uint32_t> words_;
};

// Numbers that never fall: every 64th in full, the others as what they are
// above it.
class RisingNumbers {
 public:
  RisingNumbers() = default;
  explicit RisingNumbers(const std::vector<std::uint32_t>& numbers);

  std::uint32_t operator[](std::size_t place) const {
    return every_64th_[place / 64] + distances_[place];
  }
  std::size_t bytes() const;

 private:
  std::vector<std::uint32_t> every_64th_;
  NarrowNumbers distances_;
};

// Days, or a value that stands for none: 2 bytes each where the first and the
// last are within 179 years.
class NarrowDays {
 public:
  NarrowDays() = default;
  NarrowDays(const std::vector<std::int32_t>& days, std::int32_t none);

  std::int32_t operator[](std::size_t place) const {
    const std::uint32_t after = after_[place];
    return after == 0 ? none_
                      : static_cast<std::int32_t>(before_first_ + after);
  }
  std::size_t size() const { return after_.size(); }
  std::size_t bytes() const { return after_.bytes(); }

 private:
  // Unsigned, for the difference of two days may be more than an int32 holds.
  std::uint32_t before_first_ = 0;
  std::int32_t none_ = 0;
  NarrowNumbers after_;  // before_first_; 0: none
};

}  // namespace fihrist
