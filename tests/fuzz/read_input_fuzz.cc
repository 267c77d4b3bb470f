// Any bytes are read as an input, and what comes out keeps the promises of
// corpus/document.h.

#include "whole_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  fihrist::read_and_require(fihrist::as_text(data, size));
  return 0;
}
