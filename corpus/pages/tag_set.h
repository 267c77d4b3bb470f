// A set of HTML elements, made when compiled.
//
//   constexpr TagSet kCells = tag_set(GUMBO_TAG_TD, GUMBO_TAG_TH);
//   if (kCells[dom.tag(i)]) ...
#pragma once

#include <gumbo.h>

#include <array>

namespace fihrist {

using TagSet = std::array<bool, GUMBO_TAG_LAST + 1>;

template <typename... Tags>
constexpr TagSet tag_set(Tags... members) {
  TagSet set{};
  ((set[members] = true), ...);
  return set;
}

}  // namespace fihrist
