#include "corpus/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace fihrist {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::size_t kDayBytes = std::string_view("2020-11-25").size();

// In the order of DateOrigin.
constexpr std::array<std::string_view, 3> kOriginNames = {"none", "text",
                                                          "given"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that is all of `text`.
std::optional<int> read_number(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int number = 0;
  const char* end = text.data() + text.size();
  if (std::from_chars(text.data(), end, number).ec != std::errc()) {
    return std::nullopt;
  }
  return number;
}

// "2020-11-25" and nothing else.
std::optional<Date> parse_day(std::string_view text) {
  if (text.size() != kDayBytes || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const std::optional<int> year = read_number(text.substr(0, 4));
  const std::optional<int> month = read_number(text.substr(5, 2));
  const std::optional<int> day = read_number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_date({*year, *month, *day});
}

// "T08:00:00Z" or " 08:00", loosely: the time is left out.
bool is_time(std::string_view text) {
  constexpr std::string_view kTimeBytes = "0123456789:.,+-Zz ";
  return text.size() >= 3 && (text[0] == 'T' || text[0] == ' ') &&
         is_digit(text[1]) && is_digit(text[2]) &&
         text.find_first_not_of(kTimeBytes, 1) == std::string_view::npos;
}

DateRange year_range(int year) {
  return {make_date({year, 1, 1}), make_date({year, 12, 31})};
}

DateRange month_range(Date first) {
  const CivilDay day = civil_day(first);
  const bool december = day.month == 12;
  const Date last =
      december ? *make_date({day.year, 12, 31})
               : Date{make_date({day.year, day.month + 1, 1})->days - 1};
  return {first, last};
}

}  // namespace

std::optional<Date> make_date(CivilDay day) {
  // Before the cast: chrono's fields are too narrow for any int.
  if (day.year < 1 || day.year > 9999 || day.month < 1 || day.month > 12 ||
      day.day < 1 || day.day > 31) {
    return std::nullopt;
  }
  const year_month_day date(
      std::chrono::year(day.year),
      std::chrono::month(static_cast<unsigned>(day.month)),
      std::chrono::day(static_cast<unsigned>(day.day)));
  if (!date.ok()) return std::nullopt;
  return Date{
      static_cast<std::int32_t>(sys_days(date).time_since_epoch().count())};
}

CivilDay civil_day(Date date) {
  const year_month_day day{sys_days(std::chrono::days(date.days))};
  return {static_cast<int>(day.year()),
          static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date today() {
  const auto now =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Date{static_cast<std::int32_t>(now.time_since_epoch().count())};
}

bool lies_in_future(Date date) { return date.days > today().days + 1; }

std::optional<Date> parse_date(std::string_view text) {
  const std::string_view time = text.substr(std::min(kDayBytes, text.size()));
  if (!time.empty() && !is_time(time)) return std::nullopt;
  return parse_day(text.substr(0, kDayBytes));
}

std::optional<DateRange> parse_period(std::string_view text) {
  const std::string first_of_it(text);
  switch (text.size()) {
    case 4:
      if (const auto day = parse_day(first_of_it + "-01-01")) {
        return year_range(civil_day(*day).year);
      }
      return std::nullopt;
    case 7:
      if (const auto day = parse_day(first_of_it + "-01")) {
        return month_range(*day);
      }
      return std::nullopt;
    default:
      if (const auto day = parse_day(text)) return DateRange{*day, *day};
      return std::nullopt;
  }
}

std::string to_string(Date date) {
  const CivilDay day = civil_day(date);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string_view to_string(DateOrigin origin) {
  return kOriginNames[static_cast<std::size_t>(origin)];
}

std::optional<DateOrigin> parse_date_origin(std::string_view name) {
  const auto found = std::ranges::find(kOriginNames, name);
  if (found == kOriginNames.end()) return std::nullopt;
  return static_cast<DateOrigin>(found - kOriginNames.begin());
}

}  // namespace fihrist
