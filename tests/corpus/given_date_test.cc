// What a field may say of a date, whatever wrote it.

#include <string>

#include "corpus/dates/calendars.h"
#include "corpus/dates/publication_date.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string shown(const GivenDate& given) {
  return given.date ? to_string(*given.date) : given.fault;
}

struct Row {
  const char* text;
  const char* date;  // or the fault
};

TEST_CASE("a field gives its day in any form, as it is written there") {
  const Row rows[] = {
      // ISO 8601
      {"2021-07-08", "2021-07-08"},
      {" 2021-07-08 ", "2021-07-08"},
      {"2021-07-08T23:30:00-05:00", "2021-07-08"},
      {"2021-07-08T00:30:00.000+0300", "2021-07-08"},
      {"2021-07-08 14:25:00 UTC", "2021-07-08"},
      {"20210708", "2021-07-08"},
      {"20210708T142500Z", "2021-07-08"},
      {"20210708142500", "2021-07-08"},
      {"202107081425", "2021-07-08"},
      // mail, feeds and programs
      {"Thu, 08 Jul 2021 14:25:00 +0300", "2021-07-08"},
      {"Thu, 8 Jul 2021 23:25:00 -0500", "2021-07-08"},
      {"08 Jul 21 14:25 GMT", "2021-07-08"},
      {"Thu Jul  8 14:25:00 2021", "2021-07-08"},
      {"Thu Jul 08 14:25:00 UTC 2021", "2021-07-08"},
      {"Thu Jul 08 2021 14:25:00 GMT+0300", "2021-07-08"},
      // since 1970
      {"1625700000", "2021-07-07"},
      {"1625700000000", "2021-07-07"},
      {"915148800", "1999-01-01"},
      // prose
      {"July 8, 2021 14:25", "2021-07-08"},
      {"8 July 2021", "2021-07-08"},
      {"8. Juli 2021", "2021-07-08"},
      {"8 juillet 2021 à 14:25", "2021-07-08"},
      {"8 de julio de 2021", "2021-07-08"},
      {"8 Temmuz 2021", "2021-07-08"},
      {"8th of July, 2021", "2021-07-08"},
      {"July 8, 2021 @ 2:25 pm", "2021-07-08"},
      {"08-Jul-2021", "2021-07-08"},
      {"Published in: Jul 07, 2021: 09:52 AM GST", "2021-07-07"},
      {"UPDATED 12:56 PM PT – Thursday, July 8, 2021", "2021-07-08"},
      // Arabic
      {"8 تموز 2021", "2021-07-08"},
      {"8 يوليو 2021", "2021-07-08"},
      {"٨ تموز/يوليو ٢٠٢١", "2021-07-08"},
      {"8 تموز (يوليو) 2021", "2021-07-08"},
      {"الخميس، 8 جويلية 2021", "2021-07-08"},
      {"3 كانون الثاني 2020", "2020-01-03"},
      {"3 كانون الأول 2020", "2020-12-03"},
      {"10 أوت 2020", "2020-08-10"},
      {"10 غشت 2020", "2020-08-10"},
      {"28 ذو القعدة 1442", "2021-07-08"},
      {"28 ذي القعدة 1442 هـ", "2021-07-08"},
      {"28/11/1442 هـ", "2021-07-08"},
      {"28 ذو القعدة 1442 هـ الموافق 8 يوليو 2021 م", "2021-07-08"},
      {"8 يوليو 2021 - 28 ذو القعدة 1442", "2021-07-08"},
      // Persian and Dari
      {"۱۷ تیر ۱۴۰۰", "2021-07-08"},
      {"پنجشنبه ۱۷ تیر ۱۴۰۰ - ۱۴:۲۵", "2021-07-08"},
      {"1400/04/17", "2021-07-08"},
      {"1400-04-17 14:25", "2021-07-08"},
      {"۱۴۰۰/۴/۱۷ ۱۴:۲۵", "2021-07-08"},
      {"۱۷ سرطان ۱۴۰۰", "2021-07-08"},
      {"17 Tir 1400", "2021-07-08"},
      {"۸ ژوئیه ۲۰۲۱", "2021-07-08"},
      // numbers
      {"2021/7/8", "2021-07-08"},
      {"24.02.2024", "2024-02-24"},
      {"02.24.2024", "2024-02-24"},
      {"jueves, 09 enero 2014 10:21", "2014-01-09"},
      {"20180619T055000+0900", "2018-06-19"},
      {"2021-01-03T17:40:00EET", "2021-01-03"},
      {"1970-01-01", "1970-01-01"},
      {"1970-01-01T00:00:01Z", "1970-01-01"},
      {"٠٨/٠٧/٢٠٢١", "2021-07-08"},
      {"25/12/2020", "2020-12-25"},
      {"12/25/2020", "2020-12-25"},
      {"08/08/2021", "2021-08-08"},
      {"Thursday, 07/08/2021", "2021-07-08"},
      {"Saturday, 07/08/2021", "2021-08-07"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(read_given_date(row.text)) == row.date);
  }
}

TEST_CASE("what gives no day says why") {
  const char* const kUnread = "is no day written as YYYY-MM-DD";
  const char* const kNoDay = "is no day of the calendar";
  const Row rows[] = {
      {"2020-11-31", kNoDay},
      {"2020-13-25", kNoDay},
      {"0000-00-00", kNoDay},
      {"30 February 2021", kNoDay},
      {"31 تیر ۱۴۰۰", "2021-07-22"},
      {"31 مهر 1400", kNoDay},
      {"30 محرم 1442", kNoDay},
      {"13/14/2021", kNoDay},
      {"99999999", kNoDay},
      {"9999-12-31", "lies in the future"},
      {"July 8, 9999", "lies in the future"},
      {"9999999999", "lies in the future"},
      {"1799-12-31", "lies before 1800"},
      {"1800-01-01", "1800-01-01"},
      {"07/08/2021", "may be 7 August or 8 July"},
      {"08.07.2021", "may be 8 July or 7 August"},
      {"1970-01-01T00:00:00.000+00:00",
       "is a clock's zero and stands for no date"},
      {"12-01-2021", "may be 12 January or 1 December"},
      {"Monday, 07/08/2021", "may be 7 August or 8 July"},
      {"soon", kUnread},
      {"July 2021", kUnread},
      {"2021", kUnread},
      {"2021-07", kUnread},
      {"8 July", kUnread},
      {"07/08/21", kUnread},
      {"on July 8, 2021", kUnread},
      {"12345", kUnread},
      {"123456789012345", kUnread},
      {"\xFF\xFE", kUnread},
      {"", kUnread},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(read_given_date(row.text)) == row.date);
  }
}

TEST_CASE("a date in numbers tells how its source orders day and month") {
  struct OrderRow {
    const char* text;
    std::optional<DayOrder> order;
  };
  const OrderRow rows[] = {
      {"25/12/2020", DayOrder::day_first},
      {"12/25/2020", DayOrder::month_first},
      {"Thursday, 07/08/2021", DayOrder::month_first},
      {"07/08/2021", std::nullopt},
      {"08/08/2021", std::nullopt},
      {"25.12.2020", DayOrder::day_first},
      {"02.24.2024", DayOrder::month_first},
      {"٢٥/١٢/٢٠٢٠", std::nullopt},
      {"2020-12-25", std::nullopt},
  };
  for (const OrderRow& row : rows) {
    CAPTURE(row.text);
    CHECK(read_given_date(row.text).order == row.order);
  }
}

TEST_CASE("a year of two digits is the latest that is past, 80 years at most") {
  const int year = civil_day(today()).year;
  const auto read = [](int short_year) {
    const std::string text = "1 Jan " + std::to_string(100 + short_year % 100);
    return read_given_date(text.substr(0, 6) + text.substr(7));
  };
  CHECK(civil_day(*read(year).date).year == year);
  CHECK(civil_day(*read(year - 80).date).year == year - 80);
  CHECK_FALSE(read(year - 81).date);
  CHECK_FALSE(read(year + 1).date);
}

TEST_CASE("the days of three calendars meet") {
  struct DayRow {
    Calendar calendar;
    CivilDay day;
    const char* date;
  };
  const DayRow rows[] = {
      {Calendar::gregorian, {2021, 7, 8}, "2021-07-08"},
      {Calendar::persian, {1400, 4, 17}, "2021-07-08"},
      {Calendar::persian, {1399, 12, 30}, "2021-03-20"},  // a leap year
      {Calendar::persian, {1357, 11, 22}, "1979-02-11"},
      {Calendar::persian, {1400, 12, 30}, "none"},
      {Calendar::hijri, {1442, 11, 28}, "2021-07-08"},
      {Calendar::hijri, {1436, 10, 9}, "2015-07-25"},
      {Calendar::hijri, {1442, 1, 30}, "none"},
      {Calendar::persian, {1400, 13, 1}, "none"},
      {Calendar::persian, {2000, 1, 1}, "none"},
      {Calendar::hijri, {0, 1, 1}, "none"},
      {Calendar::hijri, {-5, 1, 1}, "none"},
  };
  for (const DayRow& row : rows) {
    const auto date = make_date(row.calendar, row.day);
    CAPTURE(row.day.year, row.day.month, row.day.day);
    CHECK((date ? to_string(*date) : "none") == row.date);
  }
}

TEST_CASE("an address has its day between slashes, whole and once") {
  const Row rows[] = {
      {"https://example.org/2021/07/08/rockets", "2021-07-08"},
      {"https://example.org/2021/7/8/", "2021-07-08"},
      {"https://example.org/a/2021-07-08-rockets.html", "2021-07-08"},
      {"https://example.org/2021-07/08/c_1310.htm", "2021-07-08"},
      {"https://example.org/n3/2021/0708/c90000.html", "2021-07-08"},
      {"https://example.org/20210708/rockets", "2021-07-08"},
      {"https://example.org/world/2021/jul/08/rockets", "2021-07-08"},
      {"https://example.org/fa/news/1400/04/17/2534567/", "2021-07-08"},
      {"example.org/2021/07/08", "2021-07-08"},
      {"https://web.archive.org/web/20220101000000/https://a.org/2021/07/08/",
       "2021-07-08"},
      {"https://example.org/2021/07/", "none"},
      {"https://example.org/2021/07/rockets", "none"},
      {"https://example.org/2021/07/08rockets", "none"},
      {"https://example.org/2021/13/08/", "none"},
      {"https://example.org/2021/02/30/", "none"},
      {"https://example.org/9999/07/08/", "none"},
      {"https://example.org/1889/07/08/", "none"},
      {"https://example.org/202107081/", "none"},
      {"https://example.org/story-2021-07-08", "none"},
      {"https://example.org/a?day=/2021/07/08/", "none"},
      {"https://example.org/a#/2021/07/08/", "none"},
      {"https://example.org/2021/07/08/on-the/2020/01/03/strike", "none"},
      {"https://2021/07/08/", "none"},
      {"", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto date = date_in_url(row.text);
    CHECK((date ? to_string(*date) : "none") == row.date);
  }
}

}  // namespace
}  // namespace fihrist
