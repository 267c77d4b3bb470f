// The consonants a Latin spelling may mean, by number.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace fihrist {

// In the order of kConsonantNames.
enum class Consonant : std::uint8_t {
  b,
  p,
  t,
  d,
  th,
  dh,
  s,
  z,
  zh,
  sh,
  ch,
  k,
  q,
  g,
  gh,
  kh,
  c,
  j,
  x,
  f,
  v,
  w,
  l,
  m,
  n,
  r,
  h,
  y
};

constexpr std::array<std::string_view, 28> kConsonantNames = {
    "b",  "p",  "t", "d", "th", "dh", "s", "z", "zh", "sh", "ch", "k", "q", "g",
    "gh", "kh", "c", "j", "x",  "f",  "v", "w", "l",  "m",  "n",  "r", "h", "y",
};

constexpr std::size_t number(Consonant consonant) {
  return static_cast<std::size_t>(consonant);
}

constexpr std::string_view name(Consonant consonant) {
  return kConsonantNames[number(consonant)];
}

static_assert(name(Consonant::y) == "y" && name(Consonant::kh) == "kh");

}  // namespace fihrist
