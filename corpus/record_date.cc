#include "corpus/record_date.h"

#include <fmt/format.h>

#include "corpus/publication_date.h"
#include "corpus/utf8.h"

namespace fihrist {

void set_date(Record& record, std::string_view given) {
  Document& document = record.document;
  if (given.empty()) {
    document.date = find_publication_date(document.body);
    if (document.date) document.date_origin = DateOrigin::text;
    return;
  }
  const GivenDate read = read_given_date(given);
  if (read.date) {
    document.date = read.date;
    document.date_origin = DateOrigin::given;
  } else {
    record.date_fault = fmt::format("{} {}", quote(given), read.fault);
  }
}

}  // namespace fihrist
