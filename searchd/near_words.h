// Words of the archive that a word may be a slip of: one letter more, less,
// changed or two exchanged; two such slips in a long word; or two words written
// as one.
//
//   near_words("solemaini", reading)   // soleimani, in 2,904 articles
//   near_words("greenzone", reading)   // "green zone"
//
// Stateless: all is asked of the index and the tables, some 500 terms a word,
// which takes under a millisecond. In Latin and Arabic letters; words with
// digits and words of less than kMinLettersMended are nobody's slip.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/snapshot.h"

namespace fihrist {

constexpr std::size_t kMinLettersMended = 4;
constexpr std::size_t kMinLettersMendedTwice = 8;

struct NearWord {
  std::string text;  // folded; two words with a blank between
  unsigned slips = 1;
  std::uint64_t documents = 0;  // that have it, or mention whom it names
  double score = 0;             // log-odds but for a constant
};

// The likeliest first, at most `limit`. `word` is folded (analyzers/words.h).
std::vector<NearWord> near_words(std::string_view word, std::size_t limit,
                                 const Reading& reading);

// How many slips make `a` of `b`: letters put in, left out, changed, or two
// neighbours exchanged; `most` + 1 where they are more.
unsigned slips_between(std::u32string_view a, std::u32string_view b,
                       unsigned most);

}  // namespace fihrist
