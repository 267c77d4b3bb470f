#include "analyzers/stem.h"

#include <xapian.h>

#include <algorithm>
#include <unordered_map>

#include "analyzers/arabic_stem.h"

namespace fihrist {
namespace {

// A vocabulary beyond this is noise; forgetting it all is cheaper than
// counting uses.
constexpr std::size_t kMaxKept = 100'000;

bool is_latin_word(const std::string& folded) {
  return std::all_of(folded.begin(), folded.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

struct Stemmer::State {
  Xapian::Stem english{"en"};
  const std::string& english_stem(const std::string& folded) {
    if (kept.size() > kMaxKept) kept.clear();
    const auto [entry, is_new] = kept.try_emplace(folded);
    if (is_new) entry->second = english(folded);
    return entry->second;
  }

  std::unordered_map<std::string, std::string> kept;  // of English words
  std::string arabic;                                 // the last one
};

Stemmer::Stemmer() : state_(std::make_unique<State>()) {}
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
