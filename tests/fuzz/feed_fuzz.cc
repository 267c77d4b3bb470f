// Any bytes are read as a feed.

#include <string>

#include "whole_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes = fihrist::as_text(data, size);
  fihrist::read_and_require(bytes);
  fihrist::read_and_require("<rss><channel><item>" + std::string(bytes) +
                            "</item></channel></rss>");
  return 0;
}
