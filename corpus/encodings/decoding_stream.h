// A stream of UTF-8 made of bytes in any encoding, for inputs that are read
// as they come: tables, and everything in UTF-16.
//
//   ByteSource bytes(...);
//   const auto stream = open_decoded(bytes);
//   CsvRows rows(*stream);
#pragma once

#include <istream>
#include <memory>
#include <string_view>

#include "corpus/byte_source.h"

namespace fihrist {

// The encoding is chosen by the first 64 KiB (corpus/encodings/encoding.h).
// UTF-8 passes as it is, without its byte order mark; of any other, what is no
// character becomes U+FFFD. The stream keeps `bytes` and goes bad when that
// fails. It needs memory for a block.
std::unique_ptr<std::istream> open_decoded(ByteSource& bytes);

// The beginning of UTF-16 or UTF-32, with a byte order mark or without.
bool looks_like_utf16_or_32(std::string_view head);

}  // namespace fihrist
