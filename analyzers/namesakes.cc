#include "analyzers/namesakes.h"

#include <algorithm>
#include <array>

#include "analyzers/name_score.h"
#include "analyzers/name_words.h"

namespace fihrist {
namespace {

// Before a surname they are no given names, though they may stand in one.
constexpr auto kHonorifics = std::to_array<std::string_view>(
    {"haj", "hajj", "haji", "seyed", "seyyed", "sayed", "sayyed", "sayyid",
     "syed", "said", "sardar", "mulla", "mullah", "mawlawi", "pm", "fm", "vp"});

// "a Hariri in Houston", "which Hariri?": one of that name; but "a Trump aide"
// is his.
constexpr auto kOneOf =
    std::to_array<std::string_view>({"a", "an", "another", "any", "every"});
constexpr auto kNotHis = std::to_array<std::string_view>(
    {"and", "at",  "by",    "called", "for", "from", "has",
     "in",  "is",  "named", "of",     "on",  "or",   "that",
     "to",  "was", "were",  "with",   "who", "whom"});

template <typename Words>
bool is_in(const Words& words, std::string_view folded) {
  return std::find(words.begin(), words.end(), folded) != words.end();
}

// Letters that one Arabic letter may be at the start of a name.
constexpr auto kFirstLetters =
    std::to_array<std::string_view>({"aeiouy", "ckqgxj", "dtzs", "bp", "fvw"});

// The Q of a question is none.
bool is_initial(const Word& word) {
  return word.end - word.begin == 1 &&
         !(word.starts_sentence && word.folded == "q");
}

bool has_capital(const Word& word) {
  return word.letter_case == LetterCase::capitalised ||
         word.letter_case == LetterCase::capitals;
}

}  // namespace

std::string_view first_letters_like(char first) {
  for (const std::string_view letters : kFirstLetters) {
    if (letters.find(first) != std::string_view::npos) return letters;
  }
  return {};
}

bool is_like_name_word(std::string_view folded, std::string_view name_word) {
  if (folded == name_word) return true;
  if (folded.size() == 1) return name_word.starts_with(folded);
  const bool may_sound_alike =
      folded[0] == name_word[0] ||
      first_letters_like(name_word[0]).find(folded[0]) !=
          std::string_view::npos;
  return may_sound_alike && token_score(name_word, folded) >= kPreciseTokens;
}

bool NamesakeTest::is_anothers(const Claim& claim, ActorIndex actor) const {
  return has_foreign_name_before(claim, actor) ||
         has_foreign_name_behind(claim, actor) || is_one_of_many(claim);
}

bool NamesakeTest::has_foreign_name_before(const Claim& claim,
                                           ActorIndex actor) const {
  std::uint32_t word = claim.first_word;
  // Amir Haj Rezaei.
  if (is_bound(word) && is_in(kHonorifics, words_[word - 1].folded)) --word;
  return is_bound(word) && may_be_given_name(word - 1) &&
         !is_of(actor, words_[word - 1].folded);
}

// One blank or a hyphen parts the word from the one before; an initial has a
// dot.
bool NamesakeTest::is_bound(std::uint32_t word) const {
  if (word == 0) return false;
  const std::string_view gap = gap_before(text_, words_, word);
  return gap == " " || gap == "-" ||
         (gap == ". " && is_initial(words_[word - 1]));
}

bool NamesakeTest::has_foreign_name_behind(const Claim& claim,
                                           ActorIndex actor) const {
  const std::uint32_t next = claim.end_word();
  if (next >= words_.size() || words_[next].starts_sentence) return false;
  const std::string_view gap = gap_before(text_, words_, next);
  return (gap == " " || gap == "-") && !is_initial(words_[next]) &&
         may_be_given_name(next) && !is_of(actor, words_[next].folded);
}

bool NamesakeTest::is_one_of_many(const Claim& claim) const {
  const std::uint32_t first = claim.first_word;
  if (first == 0 || gap_before(text_, words_, first) != " ") return false;
  const std::string_view before = words_[first - 1].folded;
  const std::uint32_t next = claim.end_word();
  const std::string_view gap =
      next < words_.size() ? gap_before(text_, words_, next) : "";
  if (before == "which") return gap.starts_with('?');
  if (!is_in(kOneOf, before)) return false;
  if (gap == " ") return is_in(kNotHis, words_[next].folded);
  return gap != "-";  // a Trump-like man
}

bool NamesakeTest::may_be_given_name(std::uint32_t word) const {
  if (is_claimed_[word]) return false;
  const std::string_view folded = words_[word].folded;
  const WordRoles roles = word_roles(folded);
  if (words_[word].letter_case == LetterCase::none) {
    return roles.is(WordRole::given);
  }
  if (!has_capital(words_[word]) || is_in(kHonorifics, folded)) return false;
  return is_initial(words_[word]) || roles.is_proper() ||
         roles.is(WordRole::name);
}

bool NamesakeTest::is_of(ActorIndex actor, std::string_view folded) const {
  const auto words = table_.name_words(actor);
  return std::any_of(words.begin(), words.end(), [&](const std::string* word) {
    return is_like_name_word(folded, *word);
  });
}

}  // namespace fihrist
