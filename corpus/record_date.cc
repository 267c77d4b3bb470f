#include "corpus/record_date.h"

#include <fmt/format.h>

#include "corpus/publication_date.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

void take(Record& record, const DateReading& reading, DateOrigin origin) {
  if (reading.numbers) {
    record.numeric_date = NumericDateRead{*reading.numbers, reading.order,
                                          std::string(reading.text), origin};
  }
  if (reading.date) {
    record.document.date = reading.date;
    record.document.date_origin = origin;
  } else if (!reading.fault.empty()) {
    record.date_fault =
        fmt::format("{} {}", quote(reading.text), reading.fault);
  }
}

// An address has its date from whoever published, as a field has.
void take_from_url(Record& record) {
  const std::optional<Date> date = date_in_url(record.document.url);
  if (!date) return;
  record.document.date = date;
  record.document.date_origin = DateOrigin::given;
}

}  // namespace

void set_date(Record& record, std::string_view given) {
  if (!is_blank(given)) {
    take(record, read_given_date(given), DateOrigin::given);
  } else {
    take(record, find_text_date(record.document.body), DateOrigin::text);
  }
  if (!record.document.date) take_from_url(record);
}

}  // namespace fihrist
