// Any bytes are read as a WARC file, and as the HTTP response in a record of
// one.

#include <string>

#include "whole_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string bytes(fihrist::as_text(data, size));
  fihrist::read_and_require("WARC/1." + bytes);
  fihrist::read_and_require(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: urn:x\r\n"
      "WARC-Date: D\r\nContent-Type: application/http\r\nContent-Length: " +
      std::to_string(bytes.size()) + "\r\n\r\n" + bytes + "\r\n\r\n");
  return 0;
}
