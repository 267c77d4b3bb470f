// Any bytes are given to the reader of one format, FIHRIST_OPEN, as if they had
// been recognised as that.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>

#include "corpus/byte_source.h"
#include "corpus/problem.h"
#include "corpus/record_reader.h"
#include "document_checks.h"

using fihrist::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  fihrist::ByteSource bytes(std::make_unique<std::istringstream>(
      std::string(fihrist::as_text(data, size))));
  const auto records =
      fihrist::FIHRIST_OPEN({bytes,
                             "input",
                             [](std::size_t line, const std::string& reason) {
                               require(fihrist::is_text(to_string(
                                   fihrist::Problem{"input", line, reason})));
                             },
                             {{"title", "headline"}, {"body", "text"}}});
  while (const auto record = records->next()) {
    fihrist::check(record->document);
    require(fihrist::is_text(record->date_fault));
  }
  require(!records->next());
  require(bytes.bytes_taken() <= size);
  return 0;
}
