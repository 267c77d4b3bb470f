// Any bytes are read as an input, and what comes out keeps the promises of
// corpus/document.h.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <sstream>
#include <string>

#include "corpus/reader.h"
#include "document_checks.h"

using fihrist::check;
using fihrist::is_text;
using fihrist::require;

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
