// A digest by which two texts can be told apart or found equal.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace fihrist {

// SHA-256 in 64 small hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// Its first 64 bits.
std::uint64_t sha256_start(std::string_view bytes);
// The same of bytes that come one after the other.
class Sha256 {
 public:
  using Bytes = std::array<unsigned char, 32>;

  Sha256();
  ~Sha256();

  void add(std::string_view bytes);
  std::string hex();  // ends it

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fihrist
