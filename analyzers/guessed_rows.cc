#include "analyzers/guessed_rows.h"

#include <algorithm>
#include <array>

#include "analyzers/alias_check.h"
#include "analyzers/latin_name.h"
#include "analyzers/words.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

bool is_arabic(char32_t c) {
  return (c >= U'\u0600' && c <= U'\u06FF') ||
         (c >= U'\u0750' && c <= U'\u077F') ||
         (c >= U'\uFB50' && c <= U'\uFDFF') ||
         (c >= U'\uFE70' && c <= U'\uFEFC');
}

bool has_arabic(std::string_view text) {
  for (CodePoints rest(text); !rest.at_end();) {
    if (is_arabic(rest.take())) return true;
  }
  return false;
}

bool is_kunya(const std::vector<Word>& words) {
  constexpr std::array<std::string_view, 5> kFathersAndMothers = {
      "abu", "abou", "aboo", "umm", "um"};
  return words.size() == 2 &&
         std::find(kFathersAndMothers.begin(), kFathersAndMothers.end(),
                   words[0].folded) != kFathersAndMothers.end();
}

// English words between: of, the, for, and; or nothing but small letters.
bool is_translation(const std::vector<Word>& words) {
  constexpr std::array<std::string_view, 5> kEnglish = {"of", "the", "for",
                                                        "and", "in"};
  const auto is_small = [](const Word& word) {
    return word.letter_case == LetterCase::lower;
  };
  return std::all_of(words.begin(), words.end(), is_small) ||
         std::any_of(words.begin(), words.end(), [&](const Word& word) {
           return is_small(word) && std::find(kEnglish.begin(), kEnglish.end(),
                                              word.folded) != kEnglish.end();
         });
}

}  // namespace

AliasKind guess_alias_kind(std::string_view text) {
  if (has_arabic(text)) return AliasKind::native;
  const std::vector<Word> words = break_words(text);
  if (words.size() == 1 && words[0].letter_case == LetterCase::capitals) {
    return AliasKind::acronym;
  }
  if (is_kunya(words)) return AliasKind::kunya;
  return is_translation(words) ? AliasKind::translation : AliasKind::spelling;
}

std::string make_actor_id(std::string_view name) {
  std::string id;
  for (const char c : plain_letters(name)) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
    if (id.size() == kMaxIdBytes) break;
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

}  // namespace fihrist
