#include "searchd/narrow_numbers.h"

#include <algorithm>
#include <limits>

namespace fihrist {
namespace {

template <typename Number>
bool holds(std::uint32_t greatest) {
  return greatest <= std::numeric_limits<Number>::max();
}

template <typename Value>
std::size_t bytes_of(const std::vector<Value>& values) {
  return values.capacity() * sizeof(Value);
}

}  // namespace

NarrowNumbers::NarrowNumbers(const std::vector<std::uint32_t>& numbers) {
  if (numbers.empty()) return;
  const std::uint32_t greatest = *std::ranges::max_element(numbers);
  if (holds<std::uint8_t>(greatest)) {
    bytes_.assign(numbers.begin(), numbers.end());
  } else if (holds<std::uint16_t>(greatest)) {
    halves_.assign(numbers.begin(), numbers.end());
  } else {
    words_.assign(numbers.begin(), numbers.end());
  }
}

std::size_t NarrowNumbers::size() const {
  return bytes_.size() + halves_.size() + words_.size();
}

std::size_t NarrowNumbers::bytes() const {
  return bytes_of(bytes_) + bytes_of(halves_) + bytes_of(words_);
}

RisingNumbers::RisingNumbers(const std::vector<std::uint32_t>& numbers) {
  every_64th_.reserve((numbers.size() + 63) / 64);
  std::vector<std::uint32_t> distances;
  distances.reserve(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i % 64 == 0) every_64th_.push_back(numbers[i]);
    distances.push_back(numbers[i] - every_64th_.back());
  }
  distances_ = NarrowNumbers(distances);
}

std::size_t RisingNumbers::bytes() const {
  return bytes_of(every_64th_) + distances_.bytes();
}

NarrowDays::NarrowDays(const std::vector<std::int32_t>& days, std::int32_t none)
    : none_(none) {
  std::int32_t first = std::numeric_limits<std::int32_t>::max();
  for (const std::int32_t day : days) {
    if (day != none) first = std::min(first, day);
  }
  before_first_ = static_cast<std::uint32_t>(first) - 1;
  std::vector<std::uint32_t> after;
  after.reserve(days.size());
  for (const std::int32_t day : days) {
    after.push_back(
        day == none ? 0 : static_cast<std::uint32_t>(day) - before_first_);
  }
  after_ = NarrowNumbers(after);
}

}  // namespace fihrist
