// A digest by which two texts can be told apart or found equal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fihrist {

// SHA-256 in 64 small hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// Its first 64 bits.
std::uint64_t sha256_start(std::string_view bytes);

}  // namespace fihrist
