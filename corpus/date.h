// A civil day, without clock or time zone, and periods of them.
//
//   const std::optional<Date> day = parse_date("2020-11-25");
//   const std::optional<DateRange> month = parse_period("2020-11");
//   month->first == *parse_date("2020-11-01");
//   month->last == *parse_date("2020-11-30");  // both ends are included
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fihrist {

// Days since 1970-01-01 in the proleptic Gregorian calendar; years 1 to 9999.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

// Where the date of a document comes from.
enum class DateOrigin {
  none,   // the document is undated
  text,   // a dateline or publication line in the text
  given,  // a field, markup or metadata
};

// Both ends are included; an absent end is open.
struct DateRange {
  std::optional<Date> first;
  std::optional<Date> last;

  bool contains(Date date) const {
    return (!first || *first <= date) && (!last || date <= *last);
  }
  bool is_open() const { return !first && !last; }
};

struct CivilDay {
  int year;
  int month;  // 1 to 12
  int day;    // 1 to 31
};

// Nothing for a day that does not exist.
std::optional<Date> make_date(CivilDay day);
CivilDay civil_day(Date date);
Date today();  // by UTC

// Tomorrow is no future yet: it has begun somewhere on Earth.
bool lies_in_future(Date date);

// "2020-11-25"; a time after it, as in "2020-11-25T08:00:00Z", is left out.
std::optional<Date> parse_date(std::string_view text);

// "2020", "2020-11" and "2020-11-25": the whole period.
std::optional<DateRange> parse_period(std::string_view text);

std::string to_string(Date date);               // "2020-11-25"
std::string_view to_string(DateOrigin origin);  // "none", "text", "given"
std::optional<DateOrigin> parse_date_origin(std::string_view name);

}  // namespace fihrist
