#include <algorithm>
#include <charconv>
#include <cstdint>

#include "corpus/dates/publication_date.h"
#include "corpus/dates/publication_line.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::int64_t kSecondsInDay = 86'400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// Of at most 14 digits.
std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

GivenDate reading_of(const WrittenDate& date, std::string_view text) {
  return {.date = date.date,
          .fault = describe_fault(date),
          .numbers = date.numbers,
          .order = date.order,
          .text = text};
}

// "20210708" and, behind it, hours, minutes and seconds.
std::optional<Date> compact_date(std::string_view digits) {
  return make_date({static_cast<int>(number_of(digits.substr(0, 4))),
                    static_cast<int>(number_of(digits.substr(4, 2))),
                    static_cast<int>(number_of(digits.substr(6, 2)))});
}

// What a number without marks stands for, by its digits; nothing when none of
// these. Twelve are milliseconds of before 2001, or a day with hours and
// minutes, which as milliseconds would lie in 1976.
std::optional<Date> date_of_number(std::string_view digits) {
  const std::int64_t number =
      digits.size() <= 14 ? number_of(digits) : std::int64_t{0};
  const auto days = [](std::int64_t seconds) {
    return Date{static_cast<std::int32_t>(seconds / kSecondsInDay)};
  };
  switch (digits.size()) {
    case 8:
    case 14:
      return compact_date(digits);
    case 9:
    case 10:
      return days(number);
    case 12:
      if (const auto date = compact_date(digits);
          date && judged(date).fault == DateFault::none) {
        return date;
      }
      [[fallthrough]];
    case 13:
      return days(number / 1000);
    default:
      return std::nullopt;
  }
}

bool has_number_length(std::size_t digits) {
  return (digits >= 8 && digits <= 10) || (digits >= 12 && digits <= 14);
}

// "20210708T142500Z"
bool is_compact_with_time(std::string_view text) {
  return text.size() > 9 && is_number(text.substr(0, 8)) && text[8] == 'T' &&
         text.find_first_not_of("0123456789:.,+-Z", 9) == text.npos;
}

// "1970-01-01T00:00:00Z": what programs write that have no date.
bool is_clock_zero(std::string_view text) {
  constexpr std::string_view kZeroDay = "1970-01-01";
  return text.starts_with(kZeroDay) && text.size() > kZeroDay.size() &&
         text.find_first_of("123456789", kZeroDay.size()) == text.npos;
}

}  // namespace

GivenDate read_given_date(std::string_view given) {
  const std::string_view text = trimmed(given);
  if (is_clock_zero(text)) {
    return {.date = std::nullopt,
            .fault = "is a clock's zero and stands for no date",
            .text = text};
  }
  const WrittenDate iso = judged(parse_date(text));
  if (iso.date || iso.fault == DateFault::in_future) {
    return reading_of(iso, text);
  }
  if (is_number(text) && has_number_length(text.size())) {
    return reading_of(judged(date_of_number(text)), text);
  }
  if (is_compact_with_time(text)) {
    return reading_of(judged(compact_date(text)), text);
  }
  if (const auto line = read_dated_line(text, Years::short_too)) {
    return reading_of(line->date, text);
  }
  return {.date = std::nullopt,
          .fault = "is no day written as YYYY-MM-DD",
          .text = text};
}

}  // namespace fihrist
