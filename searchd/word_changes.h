// What one outlet changed in another's text, word by word.
//
//   word_changes(one, other)  // {{"five", "six", …}, {"on Monday", "", …}}
//
// The shortest list of words taken out and put in that makes one text of the
// other, by Myers' algorithm in linear space ("An O(ND) Difference Algorithm
// and Its Variations", 1986). Words are compared as they are folded and shown
// as they stand; words of furniture are left out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/document.h"

namespace fihrist {

// Of longer texts nobody reads a list of changes, and making it takes long.
constexpr std::size_t kMostWordsCompared = 5000;

struct WordChange {
  std::string removed;  // of the one text; empty where words were put in
  std::string added;    // of the other; empty where words were taken out
  TextSpan at;          // bytes of the one body; empty: put in here
};

// In the order of the one text. Empty where both have the same words; at most
// kMostWordsCompared each: see can_compare.
std::vector<WordChange> word_changes(const Document& one,
                                     const Document& other);

bool can_compare(const Document& one, const Document& other);

}  // namespace fihrist
