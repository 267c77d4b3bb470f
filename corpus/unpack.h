// Undoes what HTTP does to a body on its way.
//
//   unpack(bytes, "gzip", kMaxRecordBytes).bytes
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fihrist {

enum class UnpackFault { none, broken, cut_short, too_long, unknown };

struct Unpacked {
  std::string bytes;  // all that came before the fault
  UnpackFault fault = UnpackFault::none;
};

// The fault in words, as in "broken"; empty for none.
std::string_view to_string(UnpackFault fault);

// `coding` is a name of HTTP, in any case: gzip, x-gzip, deflate (with or
// without zlib's head), br, chunked, identity or empty. What is plain although
// it says that it is gzip or chunked, as some crawlers store it, stays as it
// is. Never more than `max_bytes` are made.
Unpacked unpack(std::string_view bytes, std::string_view coding,
                std::size_t max_bytes);

}  // namespace fihrist
