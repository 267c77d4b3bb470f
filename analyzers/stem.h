// Stems of folded words: "visits" -> "visit".
//
// Words in Latin letters take the English Snowball stemmer, those in Arabic
// letters a light one of the language they stand in (arabic_stem.h); other
// words are their own stems. Keeps some of what it has stemmed; one thread at a
// time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/arabic_script.h"

namespace fihrist {

class Stemmer {
 public:
  // For a text or a query few words need be kept, for archives 30,000.
  explicit Stemmer(std::size_t words_kept = 256);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // Of a word in a paragraph of that script (Paragraphs::at). The reference
  // holds until the next call.
  const std::string& stem(const std::string& folded, ArabicScript script);

  // A word that is asked for stands for the words that are one of these, and
  // for those whose stem is: a query does not say whether it is Arabic or
  // Persian. In Arabic letters the word itself is one of them.
  std::vector<std::string> asked_stems(const std::string& folded);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fihrist
