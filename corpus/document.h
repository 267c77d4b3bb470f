// One article of an archive, as it was read.
#pragma once

#include <optional>
#include <string>

#include "corpus/date.h"

namespace fihrist {

// All text is UTF-8 without NUL. An empty string stands for an absent value;
// only `id` and `body` are always there.
struct Document {
  std::string id;
  std::string title;
  std::string body;
  std::optional<Date> date;
  DateOrigin date_origin = DateOrigin::none;
  std::string source;
  std::string url;
  std::string language;  // ISO 639-1 where known
  std::string extra;     // a JSON object of the input's other keys, or empty
};

}  // namespace fihrist
