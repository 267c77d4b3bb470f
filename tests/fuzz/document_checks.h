// What every document that is read keeps (corpus/document.h).
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "corpus/publication_date.h"
#include "corpus/reader.h"
#include "corpus/utf8.h"
#include "require.h"

namespace fihrist {

inline void require_text(const std::string& text) {
  require(!first_invalid_byte(text));
  require(text.find('\0') == std::string::npos);
}

inline void require_document(const Document& document) {
  require(!document.id.empty() && !is_blank(document.body));
  for (const std::string* text :
       {&document.id, &document.title, &document.body, &document.source,
        &document.url, &document.language, &document.extra}) {
    require_text(*text);
  }
  require(document.date.has_value() ==
          (document.date_origin != DateOrigin::none));
  require(!document.date || !lies_in_future(*document.date));
}

// Reads the bytes as an input to its end.
inline void read_and_require(std::string_view bytes) {
  std::size_t problems = 0;
  Reader reader =
      read_stream(std::make_unique<std::istringstream>(std::string(bytes)),
                  "input", {.on_problem = [&](const Problem& problem) {
                    require_text(to_string(problem));
                    ++problems;
                  }});
  std::set<std::string> ids;
  while (const auto document = reader.next()) {
    require_document(*document);
    require(ids.insert(document->id).second);
  }
  require(reader.documents() == ids.size());
  require(reader.problems() == problems);
  require(reader.bytes_read() <= bytes.size());
}

}  // namespace fihrist
