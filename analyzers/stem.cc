#include "analyzers/stem.h"

#include <xapian.h>

#include <algorithm>
#include <functional>

#include "analyzers/arabic_stem.h"

namespace fihrist {
namespace {

bool is_latin_word(const std::string& folded) {
  return std::all_of(folded.begin(), folded.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

// Words and their stems by the hash of the word; another word of that hash
// takes the place. Most words are found in one line of the cache.
struct Stemmer::State {
  struct Kept {
    std::string word;
    std::string stem;
  };

  explicit State(std::size_t words) : kept(words) {}

  const std::string& english_stem(const std::string& folded) {
    Kept& place = kept[std::hash<std::string>()(folded) % kept.size()];
    if (place.word != folded) {
      place.word = folded;
      place.stem = english(folded);
    }
    return place.stem;
  }

  Xapian::Stem english{"en"};
  std::vector<Kept> kept;  // of English words
  std::string arabic;      // the last one
};

Stemmer::Stemmer(std::size_t words_kept)
    : state_(std::make_unique<State>(words_kept)) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

const std::string& Stemmer::stem(const std::string& folded,
                                 ArabicScript script) {
  if (is_latin_word(folded)) return state_->english_stem(folded);
  switch (script) {
    case ArabicScript::arabic:
      return state_->arabic = arabic_stem(folded);
    case ArabicScript::persian:
      return state_->arabic = persian_stem(folded);
    case ArabicScript::other:
      break;
  }
  return folded;
}

std::vector<std::string> Stemmer::asked_stems(const std::string& folded) {
  if (is_latin_word(folded)) return {state_->english_stem(folded)};
  std::vector<std::string> stems = {folded};
  for (const std::string_view stem :
       {arabic_stem(folded), persian_stem(folded)}) {
    if (std::find(stems.begin(), stems.end(), stem) == stems.end()) {
      stems.emplace_back(stem);
    }
  }
  return stems;
}

}  // namespace fihrist
