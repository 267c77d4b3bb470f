// The day a document was published: as someone gave it, or as a line of its
// text says.
//
//   read_given_date("2020-11-25").date == parse_date("2020-11-25");
//   read_given_date("2020-13-25").fault == "is no day written as YYYY-MM-DD";
//   find_publication_date("Rockets\nPosted: July 8, 2021\nBAGHDAD - ...")
//       == parse_date("2021-07-08");
#pragma once

#include <optional>
#include <string_view>

#include "corpus/date.h"

namespace fihrist {

// Tomorrow is no future yet: it has begun somewhere on Earth.
bool lies_in_future(Date date);

// Either a date, or what is wrong with the text, to follow it in a sentence.
struct GivenDate {
  std::optional<Date> date;
  std::string_view fault;
};

GivenDate read_given_date(std::string_view text);

// The date of the first line, among the first 40 that are not blank, that is
// nothing but a date: with a label ("Published:"), weekday, time and zone if
// it likes, but no other word. A date merely mentioned is none, nor is one
// whose day and month could change places (07/08/2021).
std::optional<Date> find_publication_date(std::string_view text);

// The date of one such line.
std::optional<Date> read_publication_line(std::string_view line);

}  // namespace fihrist
