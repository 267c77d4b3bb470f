#include "corpus/date.h"

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

std::string shown(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

std::string shown(const std::optional<DateRange>& range) {
  if (!range) return "none";
  return shown(range->first) + ".." + shown(range->last);
}

TEST_CASE("a date is read, and its time left out") {
  struct Row {
    const char* text;
    const char* date;
  };
  const Row rows[] = {
      {"2020-11-25", "2020-11-25"},
      {"2020-11-25T08:00:00Z", "2020-11-25"},
      {"2020-11-25T23:59:59.999-05:00", "2020-11-25"},
      {"2020-11-25 08:00", "2020-11-25"},
      {"0001-01-01", "0001-01-01"},
      {"9999-12-31", "9999-12-31"},
      {"2020-02-29", "2020-02-29"},
      {"2000-02-29", "2000-02-29"},
      {"1900-02-29", "none"},
      {"2021-02-29", "none"},
      {"2021-04-31", "none"},
      {"2021-13-01", "none"},
      {"2021-00-10", "none"},
      {"2021-01-00", "none"},
      {"0000-01-01", "none"},
      {"10000-01-01", "none"},
      {"2020-11", "none"},
      {"2020-11-2", "none"},
      {"2020/11/25", "none"},
      {"+020-11-25", "none"},
      {"2020-11-25x", "none"},
      {"2020-11-25T", "none"},
      {"2020-11-25 Wednesday", "none"},
      {" 2020-11-25", "none"},
      {"", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_date(row.text)) == row.date);
  }
}

TEST_CASE("a period is a whole year, month or day") {
  struct Row {
    const char* text;
    const char* period;
  };
  const Row rows[] = {
      {"2020", "2020-01-01..2020-12-31"},
      {"9999", "9999-01-01..9999-12-31"},
      {"2020-11", "2020-11-01..2020-11-30"},
      {"2020-12", "2020-12-01..2020-12-31"},
      {"9999-12", "9999-12-01..9999-12-31"},
      {"2020-02", "2020-02-01..2020-02-29"},
      {"2021-02", "2021-02-01..2021-02-28"},
      {"2020-11-25", "2020-11-25..2020-11-25"},
      {"0000", "none"},
      {"2020-13", "none"},
      {"2020-1", "none"},
      {"2021-02-29", "none"},
      {"2020-11-25T08:00:00Z", "none"},
      {"20", "none"},
      {"year", "none"},
      {"", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_period(row.text)) == row.period);
  }
}

TEST_CASE("days count from 1970") {
  CHECK(make_date({1970, 1, 1})->days == 0);
  CHECK(make_date({1969, 12, 31})->days == -1);
  CHECK(make_date({2000, 3, 1})->days == 11017);
}

TEST_CASE("a civil day and its date are the same day, both ends of time too") {
  const Date first = *make_date({1, 1, 1});
  const Date last = *make_date({9999, 12, 31});
  for (Date date = first; date <= last; date.days += 97) {
    CAPTURE(date.days);
    REQUIRE(make_date(civil_day(date)) == date);
    REQUIRE(parse_date(to_string(date)) == date);
  }
  CHECK(to_string(last) == "9999-12-31");
}

TEST_CASE("numbers far out are no date") {
  CHECK_FALSE(make_date({2147483647, 1, 1}));
  CHECK_FALSE(make_date({-2147483647, 1, 1}));
  CHECK_FALSE(make_date({2020, 257, 1}));
  CHECK_FALSE(make_date({2020, 1, 257}));
}

TEST_CASE("both ends of a range belong to it, an absent end is open") {
  const DateRange november = *parse_period("2020-11");
  CHECK(november.contains(*parse_date("2020-11-01")));
  CHECK(november.contains(*parse_date("2020-11-30")));
  CHECK_FALSE(november.contains(*parse_date("2020-10-31")));
  CHECK_FALSE(november.contains(*parse_date("2020-12-01")));
  CHECK(DateRange{}.is_open());
  CHECK(DateRange{}.contains(*parse_date("0001-01-01")));
}

TEST_CASE("an origin is read as it is written") {
  for (const DateOrigin origin :
       {DateOrigin::none, DateOrigin::text, DateOrigin::given}) {
    CHECK(parse_date_origin(to_string(origin)) == origin);
  }
  CHECK_FALSE(parse_date_origin("guessed"));
}

}  // namespace
}  // namespace fihrist
