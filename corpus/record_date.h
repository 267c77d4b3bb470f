// The date of a record: what its input gives, else what its text says.
#pragma once

#include <string>
#include <string_view>

#include "corpus/record_reader.h"

namespace fihrist {

// `given` is the date as the input has it, empty when it has none: then the
// publication line of the body tells. A date that is none is noted as such.
void set_date(Record& record, std::string_view given = {});

}  // namespace fihrist
