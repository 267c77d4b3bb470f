// The dateline an agency's report opens with: place, date, often the agency,
// and a dash.
//
//   read_dateline("TEHRAN, Jan. 03, 2020 (MNA) – The ministry said …")->date
//       == parse_date("2020-01-03")
//
// A place in capitals is taken for one as it stands. Written otherwise, or in
// Arabic script, "Hassan Nasrallah, July 8, 2021 –" looks the same: then the
// place must be one that reports are often dated from, or an agency named
// beside it. A caption, a headline with a date and a sentence that begins
// with a place are none, nor is what has no year.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/dates/written_date.h"

namespace fihrist {

// At the start of a line. Looks at no more than its first 240 bytes.
std::optional<WrittenDate> read_dateline(std::string_view line);

}  // namespace fihrist
