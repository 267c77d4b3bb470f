// The day a document was published: as someone gave it, or as its text or its
// address says.
//
//   read_given_date("Thu, 08 Jul 2021 14:25:00 +0300").date
//       == parse_date("2021-07-08");
//   read_given_date("2020-13-25").fault == "is no day of the calendar";
//   find_publication_date("Rockets\nPosted: July 8, 2021\nBAGHDAD - ...")
//       == parse_date("2021-07-08");
//   date_in_url("https://example.org/2021/07/08/rockets")
//       == parse_date("2021-07-08");
//
// The day is the one that is written: no zone moves it. The forms are listed
// in corpus/FORMAT.md. All of these are linear in the text and may be given
// any bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/dates/numeric_date.h"

namespace fihrist {

// Either a date, or what is wrong with the text, or neither where no date is.
struct DateReading {
  std::optional<Date> date;
  std::string fault = {};  // to follow the text in a sentence
  // Where day and month could change places (07/08/2021), and what told their
  // order; there is no date while nothing does.
  std::optional<NumericDate> numbers = {};
  std::optional<DayOrder> order = {};
  std::string_view text = {};  // that says so
};

using GivenDate = DateReading;

// A field, markup or metadata, which is given to tell the date: also seconds
// or milliseconds since 1970, and 20210708142500. A date or a fault.
GivenDate read_given_date(std::string_view text);

// What the text says of its own date, in a publication line or a dateline;
// a date that it merely mentions is none. It is looked for in the first 40
// lines that are not blank, and, with a label of publication, in the last 10.
DateReading find_text_date(std::string_view text);

// Its date alone.
std::optional<Date> find_publication_date(std::string_view text);

// The date of one line that is nothing but a date and its trimmings.
std::optional<Date> read_publication_line(std::string_view line);

// The day in the path of an address: /2021/07/08/, /2021-07-08-slug,
// /20210708/, /2021/jul/08/, /2021/world/07/08/, /1400/04/17/ (of Iran). Not
// before 1990, when there was no web; none where there are two days.
std::optional<Date> date_in_url(std::string_view url);

}  // namespace fihrist
