#include "corpus/dates/calendars.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <cmath>
#include <memory>

namespace fihrist {
namespace {

// Beyond these, ICU's tables end and its arithmetic goes on regardless.
constexpr int kFirstYear = 1;
constexpr int kLastYear = 1600;

constexpr double kMillisecondsInDay = 86'400'000;

const char* locale_of(Calendar calendar) {
  return calendar == Calendar::persian ? "@calendar=persian"
                                       : "@calendar=islamic-umalqura";
}

std::optional<Date> convert(Calendar calendar, CivilDay day) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> dates(icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale(locale_of(calendar)), status));
  if (U_FAILURE(status)) return std::nullopt;
  dates->clear();
  dates->setLenient(false);
  dates->set(day.year, day.month - 1, day.day);
  const double time = dates->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::floor(time / kMillisecondsInDay))};
}

}  // namespace

std::optional<Date> make_date(Calendar calendar, CivilDay day) {
  if (calendar == Calendar::gregorian) return make_date(day);
  if (day.year < kFirstYear || day.year > kLastYear || day.month < 1 ||
      day.month > 12 || day.day < 1 || day.day > 31) {
    return std::nullopt;
  }
  return convert(calendar, day);
}

}  // namespace fihrist
