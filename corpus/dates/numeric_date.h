// A date in numbers with the year last, 07/08/2021, whose first two numbers
// are day and month to some and month and day to others.
//
//   evident_order({25, 8, 2021}) == DayOrder::day_first
//   evident_order({7, 8, 2021}) == std::nullopt
//   in_order({7, 8, 2021}, DayOrder::day_first) == parse_date("2021-08-07")
//   both_days({7, 8, 2021}) == "7 August or 8 July"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/date.h"

namespace fihrist {

enum class DayOrder { day_first, month_first };

struct NumericDate {
  int first = 0;
  int second = 0;
  int year = 0;
};

// What the date itself tells: a number above 12 is no month.
std::optional<DayOrder> evident_order(const NumericDate& date);

// Both orders give a day, and not the same.
bool is_ambiguous(const NumericDate& date);

// Nothing for a day that does not exist.
std::optional<Date> in_order(const NumericDate& date, DayOrder order);

// Of an ambiguous date.
std::string both_days(const NumericDate& date);

// A date like 07/08/2021, as a record gives it (corpus/dates/date_order.h).
struct NumericDateRead {
  NumericDate numbers;
  std::optional<DayOrder> order;  // where the date itself tells
  std::string text;               // as it is written
  DateOrigin origin = DateOrigin::none;
};

// "dmy", "mdy"
std::optional<DayOrder> parse_day_order(std::string_view name);

}  // namespace fihrist
