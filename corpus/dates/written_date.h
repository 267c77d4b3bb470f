// One date as it is written, read from the tokens of a line.
//
//   const auto tokens = ...;  // of "8 July 2021, 14:25"
//   const std::optional<WrittenDate> date = read_written_date(tokens, line);
//   date->date == parse_date("2021-07-08");
//   date->tokens == 3;
//
// Months by name go in any order with day and year. In numbers, the parts
// have one mark between them, all the same: 2021-07-08 is year, month, day; a
// date in Arabic or Persian digits that ends with its year has the day first.
// 07/08/2021, 07-08-2021 and 07.08.2021 are ambiguous unless a number is above
// 12 or a weekday beside them tells: also dots are written both ways. A year of
// 1300 to 1410 in front is of Iran; another year of the Hijra needs its month's
// name or its era ("هـ").
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "corpus/dates/date_lexer.h"
#include "corpus/dates/numeric_date.h"

namespace fihrist {

// Why what is written like a date is none.
enum class DateFault { none, no_such_day, in_future, too_early, ambiguous };

struct WrittenDate {
  std::optional<Date> date = {};
  DateFault fault = DateFault::none;
  Calendar calendar = Calendar::gregorian;
  // Where the order of day and month is open in itself, and what told it.
  std::optional<NumericDate> numbers = {};
  std::optional<DayOrder> order = {};
  std::size_t tokens = 0;  // that it is written with
};

enum class Years {
  whole,
  // "8 JUL 90" as well: the latest such year that is no future and at most
  // 80 years past.
  short_too,
};

struct WrittenHints {
  Years years = Years::whole;
  int weekday = 0;  // 1 is Monday; 0 where none is known
};

// At the start of `tokens`, which are of `line`; nothing when there is no
// date.
std::optional<WrittenDate> read_written_date(std::span<const DateToken> tokens,
                                             std::string_view line,
                                             WrittenHints hints = {});

// "lies in the future", to follow the date in a sentence; empty for a date
// that is good.
std::string describe_fault(const WrittenDate& date);

// Judged as a day of publication: no future, not before 1800.
WrittenDate judged(std::optional<Date> date);

}  // namespace fihrist
