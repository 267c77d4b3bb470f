// A line that is nothing but a date and its trimmings.
//
//   const auto line = read_dated_line("Posted on Thursday, July 8, 2021");
//   line->label == Label::published;
//   line->date.date == parse_date("2021-07-08");
//
// Trimmings are labels, weekdays, times, zones and small words. Of two dates,
// each with its label, the one of publication counts; of one day in two
// calendars, the Gregorian.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/dates/written_date.h"

namespace fihrist {

constexpr std::size_t kMaxDatedLineBytes = 200;

struct DatedLine {
  Label label = Label::none;
  WrittenDate date;  // may have a fault
};

// Nothing when there is any other word, or no date. Short years need a label,
// unless `years` allows them. Linear in the line.
std::optional<DatedLine> read_dated_line(std::string_view line,
                                         Years years = Years::whole);

// The label of a line that is nothing else: "Published:", its date following
// in the next.
Label read_label_line(std::string_view line);

}  // namespace fihrist
