// Any bytes are read as an input, and what comes out keeps the promises of
// corpus/document.h.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <set>
#include <sstream>
#include <string>

#include "corpus/publication_date.h"
#include "corpus/reader.h"
#include "corpus/utf8.h"

namespace {

using fihrist::DateOrigin;
using fihrist::Document;

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_text(const std::string& text) {
  return !fihrist::first_invalid_byte(text) &&
         text.find('\0') == std::string::npos;
}

void check(const Document& document) {
  require(!document.id.empty() && !fihrist::is_blank(document.body));
  for (const std::string* text :
       {&document.id, &document.title, &document.body, &document.source,
        &document.url, &document.language, &document.extra}) {
    require(is_text(*text));
  }
  require(document.date.has_value() ==
          (document.date_origin != DateOrigin::none));
  require(!document.date || !fihrist::lies_in_future(*document.date));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  auto stream = std::make_unique<std::istringstream>(
      std::string(reinterpret_cast<const char*>(data), size));
  std::size_t problems = 0;
  fihrist::Reader reader =
      fihrist::read_stream(std::move(stream), "input",
                           {.on_problem = [&](const fihrist::Problem& problem) {
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
  require(reader.bytes_read() <= size);
  return 0;
}
