// A line that says who wrote, and maybe when.
//
//   const auto byline = read_byline("Posted by Jane Doe on July 8, 2021");
//   byline->names == "Jane Doe";
//   byline->date->date.date == parse_date("2021-07-08");
//   byline->date->label == Label::published;
#pragma once

#include <optional>
#include <string_view>

#include "corpus/dates/publication_line.h"

namespace fihrist {

struct Byline {
  std::string_view names;
  std::optional<DatedLine> date = {};  // behind the names
};

// Nothing where it does not begin with "By" or "بقلم", maybe behind a word
// such as "Posted", or where anything but names and a date follows: "By
// Friday, July 9, 2021" and "By dawn the road was open" are none.
std::optional<Byline> read_byline(std::string_view line);

}  // namespace fihrist
