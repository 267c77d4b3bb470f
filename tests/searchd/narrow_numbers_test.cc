// Columns in fewer bytes say the same numbers, and widen when they must.

#include "searchd/narrow_numbers.h"

#include <cstdint>
#include <limits>
#include <vector>

#include "tests/catch.h"

namespace fihrist {
namespace {

constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
constexpr auto kNone = std::numeric_limits<std::int32_t>::min();
constexpr auto kLastDay = std::numeric_limits<std::int32_t>::max();

template <typename Narrow, typename Number>
void check_same(const Narrow& narrow, const std::vector<Number>& numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CAPTURE(i);
    CHECK(narrow[i] == numbers[i]);
  }
}

TEST_CASE("numbers have as many bytes as the greatest needs") {
  struct Row {
    std::vector<std::uint32_t> numbers;
    std::size_t bytes;
  };
  const Row rows[] = {
      {{}, 0},          {{0, 0, 0}, 3},   {{1, 255, 0}, 3}, {{1, 256, 0}, 6},
      {{65'535, 1}, 4}, {{65'536, 1}, 8}, {{0, kMost}, 8},
  };
  for (const Row& row : rows) {
    const NarrowNumbers narrow(row.numbers);
    CAPTURE(row.numbers);
    CHECK(narrow.size() == row.numbers.size());
    CHECK(narrow.bytes() == row.bytes);
    check_same(narrow, row.numbers);
  }
}

TEST_CASE("rising numbers are the same whatever the steps") {
  for (const std::uint32_t step : {0U, 1U, 7U, 1'000U, 2'000U, 20'000'000U}) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < 200; ++i) numbers.push_back(5 + i * step);
    CAPTURE(step);
    check_same(RisingNumbers(numbers), numbers);
  }
  const std::vector<std::uint32_t> no_numbers;
  CHECK(RisingNumbers(no_numbers).bytes() == 0);
}

TEST_CASE("days have 2 bytes within 179 years, and 4 beyond") {
  struct Row {
    std::vector<std::int32_t> days;
    std::size_t bytes;
  };
  const Row rows[] = {
      {{}, 0},
      {{kNone, kNone}, 2},
      {{18'000, kNone, 17'746}, 3},
      {{18'000, 17'745}, 4},
      {{-20'000, kNone, 45'534}, 6},
      {{-20'000, kNone, 45'535}, 12},
      {{kNone, kNone + 1, -1, 0, kLastDay}, 20},
  };
  for (const Row& row : rows) {
    const NarrowDays narrow(row.days, kNone);
    CAPTURE(row.days);
    CHECK(narrow.size() == row.days.size());
    CHECK(narrow.bytes() == row.bytes);
    check_same(narrow, row.days);
  }
}

}  // namespace
}  // namespace fihrist
