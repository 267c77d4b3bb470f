// The date of a record, by what is known of it.
#pragma once

#include <string_view>

#include "corpus/dates/publication_date.h"
#include "corpus/record_reader.h"

namespace fihrist {

// The date that `given` (a field, markup) tells; without one, that of its
// text (find_text_date), and else that of its URL. What is wrong with it goes
// into record.date_fault; a date whose order of day and month is open, or
// tells that of its source, into record.numeric_date.
void set_date(Record& record, std::string_view given = {});

// The same step by step. True when the record has its date now, or the two
// that it may be; what was wrong before is forgotten with a date.
bool take_date(Record& record, const DateReading& reading, DateOrigin origin);
bool take_date_of_url(Record& record);

}  // namespace fihrist
