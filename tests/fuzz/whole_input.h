// Bytes read as an input, to its end.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "corpus/reader.h"
#include "document_checks.h"

namespace fihrist {

inline void read_and_require(std::string_view bytes) {
  std::size_t problems = 0;
  Reader reader =
      read_stream(std::make_unique<std::istringstream>(std::string(bytes)),
                  "input", {.on_problem = [&](const Problem& problem) {
                    require(is_text(to_string(problem)));
                    ++problems;
                  }});
  std::set<std::string> ids;
  while (const auto document = reader.next()) {
    check(*document);
    require(ids.insert(document->id).second);
  }
  require(reader.documents() == ids.size());
  require(reader.problems() == problems);
  require(reader.bytes_read() <= bytes.size());
}

}  // namespace fihrist
