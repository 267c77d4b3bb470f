// The calendars the archive's papers date by, as civil days.
//
//   make_date(Calendar::persian, {1400, 4, 17}) == parse_date("2021-07-08")
//   make_date(Calendar::hijri, {1442, 11, 28}) == parse_date("2021-07-08")
//
// Hijri dates are those of Umm al-Qura, the civil calendar of Saudi Arabia
// (ICU's islamic-umalqura). Where the month begins when the moon is seen, a
// paper's date may differ from it by a day.
#pragma once

#include <optional>

#include "corpus/date.h"

namespace fihrist {

enum class Calendar { gregorian, persian, hijri };

// Nothing for a day that does not exist.
std::optional<Date> make_date(Calendar calendar, CivilDay day);

}  // namespace fihrist
