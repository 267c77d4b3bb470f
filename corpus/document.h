// One article of an archive, as it was read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"

namespace fihrist {

// Bytes of a text, [begin, end).
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

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

  // Lines of the body that are no part of the article ("Share on other
  // sites"), ascending and apart: kept, but neither searched nor shown.
  std::vector<TextSpan> furniture = {};
};

}  // namespace fihrist
