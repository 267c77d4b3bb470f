// What every reader promises of what it reads (corpus/document.h).
#pragma once

#include <string>

#include "corpus/dates/publication_date.h"
#include "corpus/document.h"
#include "corpus/utf8.h"
#include "require.h"

namespace fihrist {

inline bool is_text(const std::string& text) {
  return !first_invalid_byte(text) && text.find('\0') == std::string::npos;
}

inline void check(const Document& document) {
  require(!document.id.empty() && !is_blank(document.body));
  for (const std::string* text :
       {&document.id, &document.title, &document.body, &document.source,
        &document.url, &document.language, &document.extra}) {
    require(is_text(*text));
  }
  require(document.date.has_value() ==
          (document.date_origin != DateOrigin::none));
  require(!document.date || !lies_in_future(*document.date));
  std::uint32_t end = 0;
  for (const TextSpan& span : document.furniture) {
    require(end <= span.begin && span.begin < span.end);
    end = span.end;
  }
  require(end <= document.body.size());
}

}  // namespace fihrist
