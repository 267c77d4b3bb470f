#include "corpus/dates/publication_date.h"

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

std::string shown(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

struct Row {
  const char* line;
  const char* date;
};

TEST_CASE("a line that is nothing but a date is one of publication") {
  const Row rows[] = {
      {"July 8, 2021", "2021-07-08"},
      {"8 July 2021", "2021-07-08"},
      {"2021-07-08", "2021-07-08"},
      {"2021/7/8", "2021-07-08"},
      {"2021.07.08", "2021-07-08"},
      {"2021-07-08T14:25:00Z", "2021-07-08"},
      {"2021-07-08 14:25:00+03:00", "2021-07-08"},
      {"٢٠٢١-٠٧-٠٨", "2021-07-08"},
      {"Published: 25 November 2020", "2020-11-25"},
      {"Published in 25 November 2020", "2020-11-25"},
      {"JULY 8, 2021 14:25", "2021-07-08"},
      {"July 8, 2021 at 02:49 AM", "2021-07-08"},
      {"July 8, 2021 2:49pm", "2021-07-08"},
      {"July 8, 2021 | 2:49 p.m. GMT+3", "2021-07-08"},
      {"Jul 07, 2021: 09:52 AM GST", "2021-07-07"},
      {"Thursday, July 8th, 2021", "2021-07-08"},
      {"Last updated on Thu. 8 Jul. 2021", "2021-07-08"},
      {"Posted Sept. 1, 2020", "2020-09-01"},
      {"Date: 2020-02-29", "2020-02-29"},
      {"(8 July 2021)", "2021-07-08"},
      {"• July 8, 2021 •", "2021-07-08"},
      {"نشر في: 2021-07-08", "2021-07-08"},
      {"تاريخ النشر 2021/07/08 14:25", "2021-07-08"},
      {"Published in: Jul 07, 2021: 09:52 AM GSTLast updated: Jul 08, 2021",
       "2021-07-07"},
      {"Updated July 9, 2021 | Posted July 8, 2021", "2021-07-08"},
      {"UPDATED 12:56 PM PT – Thursday, July 8, 2021", "2021-07-08"},
      {"Posted 8 Jul 21", "2021-07-08"},
      {"Created: 08 July 2021", "2021-07-08"},
      {"Issued on: 18/07/2021 - 14:02", "2021-07-18"},
      {"Submitted on Thu, 2021-07-08 13:49", "2021-07-08"},
      {"First published on Thu 8 Jul 2021 14.02 BST", "2021-07-08"},
      {"Jul 8, 2021, 2:49 PM EDT / Updated Jul 9, 2021", "2021-07-08"},
      {"تاريخ النشر : 2021/07/08 | 02:25 م", "2021-07-08"},
      {"Thursday, July 8, 2021 (28 Dhul Qadah 1442)", "2021-07-08"},
      {"آخر تحديث: الخميس 8 تموز 2021 - 14:25 بتوقيت غرينتش", "2021-07-08"},
      {"الخميس 28 ذو القعدة 1442 هـ الموافق 8 يوليو 2021 م", "2021-07-08"},
      {"تاریخ انتشار: ۱۷ تیر ۱۴۰۰ - ۱۴:۲۵", "2021-07-08"},
      {"۱۴۰۰/۰۴/۱۷", "2021-07-08"},  // of Iran
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(shown(read_publication_line(row.line)) == row.date);
  }
}

TEST_CASE("a date merely mentioned, and half a date, is none") {
  const char* const lines[] = {
      "On July 8, 2021",
      "on Thursday, July 8, 2021",
      "Attack of July 8, 2021",
      "July 8, 2021 attack",
      "47,611 views Jul 7, 2021",
      "BAGHDAD, July 8, 2021",
      "July 8, 2021 in Baghdad",
      "7 and 8 July 2021",
      "7-8 July 2021",
      "July 8, 2021 - July 9, 2021",
      "July 2021",
      "July 8",
      "2021",
      "Published",
      "Thursday",
      "02:49 AM",
      "07/08/2021",  // July or August
      "07-08-21",
      "July 32, 2021",
      "30 February 2021",
      "2021-02-29",
      "July 8, 9999",  // the future
      "1442-11-28",    // after the Hijra
      "8 Jul 21",      // no label
      "July 8, 2021 in",
      "July 8, 02021",
      "2021-07-08 +",
      "July 8, 2021!",
      "",
  };
  for (const char* line : lines) {
    CAPTURE(line);
    CHECK(shown(read_publication_line(line)) == "none");
  }
}

TEST_CASE("the first such line among the first 40 dates a text") {
  CHECK(shown(find_publication_date("Rockets\n\n  July 8, 2021 \r\nJuly 9, "
                                    "2021\n")) == "2021-07-08");
  const auto behind = [](int lines) {
    std::string text;
    for (int i = 0; i < lines; ++i) text += "Rockets fell near it.\n\n";
    return text + "July 8, 2021";
  };
  CHECK(shown(find_publication_date(behind(39))) == "2021-07-08");
  CHECK(shown(find_publication_date(behind(40))) == "none");
  CHECK(shown(find_publication_date("")) == "none");
}

TEST_CASE("tomorrow is no future yet, the day after is") {
  const Date tomorrow{today().days + 1};
  const Date after{today().days + 2};
  CHECK_FALSE(lies_in_future(tomorrow));
  CHECK(lies_in_future(after));
  CHECK(read_given_date(to_string(tomorrow)).date == tomorrow);
  CHECK(read_given_date(to_string(after)).fault == "lies in the future");
  CHECK(read_given_date("2020-13-25").fault == "is no day of the calendar");
  CHECK(shown(read_publication_line(to_string(after))) == "none");
}

}  // namespace
}  // namespace fihrist
