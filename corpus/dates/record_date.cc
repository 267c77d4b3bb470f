#include "corpus/dates/record_date.h"

#include <fmt/format.h>

#include "corpus/dates/publication_date.h"
#include "corpus/utf8.h"

namespace fihrist {

bool take_date(Record& record, const DateReading& reading, DateOrigin origin) {
  if (reading.numbers) {
    record.numeric_date = NumericDateRead{*reading.numbers, reading.order,
                                          std::string(reading.text), origin};
  }
  if (reading.date) {
    record.document.date = reading.date;
    record.document.date_origin = origin;
    record.date_fault.clear();
  } else if (!reading.fault.empty() && record.date_fault.empty()) {
    record.date_fault =
        fmt::format("{} {}", quote(reading.text), reading.fault);
  }
  return reading.date || reading.numbers;
}

// An address has its date from whoever published, as a field has.
bool take_date_of_url(Record& record) {
  const std::optional<Date> date = date_in_url(record.document.url);
  return date && take_date(record, {.date = date}, DateOrigin::given);
}

void set_date(Record& record, std::string_view given) {
  if (!is_blank(given)) {
    take_date(record, read_given_date(given), DateOrigin::given);
  } else {
    take_date(record, find_text_date(record.document.body), DateOrigin::text);
  }
  if (!record.document.date) take_date_of_url(record);
}

}  // namespace fihrist
