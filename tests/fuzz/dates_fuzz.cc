// Any bytes are read as a date, a text and an address; what comes out is a day
// that may be one of publication, or a fault that can be printed.

#include <string>

#include "corpus/dates/publication_date.h"
#include "corpus/utf8.h"
#include "require.h"

namespace fihrist {
namespace {

void check_date(const std::optional<Date>& date) {
  require(!date || !lies_in_future(*date));
  require(!date || civil_day(*date).year >= 1800);
}

void check_reading(const DateReading& reading, std::string_view text) {
  check_date(reading.date);
  require(!reading.date || reading.fault.empty());
  require(!first_invalid_byte(reading.fault));
  require(reading.text.empty() || (reading.text.data() >= text.data() &&
                                   reading.text.data() + reading.text.size() <=
                                       text.data() + text.size()));
  if (!reading.numbers || reading.date || !is_ambiguous(*reading.numbers)) {
    return;
  }
  for (const DayOrder order : {DayOrder::day_first, DayOrder::month_first}) {
    require(in_order(*reading.numbers, order).has_value());
  }
}

void check_all(std::string_view text) {
  const DateReading given = read_given_date(text);
  check_reading(given, text);
  require(given.date.has_value() != !given.fault.empty());
  check_reading(find_text_date(text), text);
  require(find_publication_date(text) == find_text_date(text).date);
  check_date(read_publication_line(text));
  check_date(date_in_url(text));
}

}  // namespace
}  // namespace fihrist

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  fihrist::check_all(fihrist::as_text(data, size));
  return 0;
}
