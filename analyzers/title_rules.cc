#include "analyzers/title_rules.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>

#include "analyzers/name_words.h"

namespace fihrist {
namespace {

// Before a title they say that its holder is not meant. Folded, as all words.
constexpr std::array<std::string_view, 26> kNotTheHolder = {
    "former",
    "late",
    "then",
    "ex",
    "successor",
    "predecessor",
    "past",
    "previous",
    "deputy",
    "acting",
    "slain",
    "next",
    "future",
    "assistant",
    "onetime",
    "vice",
    "erstwhile",
    "replace",
    "ousted",
    "deposed",
    "toppled",
    "martyred",
    "\u0646\u0627\u064A\u0628",        // نائب deputy
    "\u0645\u0639\u0627\u0648\u0646",  // معاون deputy, assistant
    "\u062E\u0644\u064A\u0641\u0647",  // خليفة successor
    "\u0633\u0644\u0641",              // سلف predecessor
};
constexpr std::uint32_t kWordsBeforeTitle = 3;

// Two words that say so: "had been prime minister", "the post of prime
// minister".
struct TwoWords {
  std::string_view first;
  std::string_view second;
};
constexpr std::array kNotTheHolderPhrases = {
    TwoWords{"had", "been"},      TwoWords{"one", "time"},
    TwoWords{"that", "of"},       TwoWords{"post", "of"},
    TwoWords{"position", "of"},   TwoWords{"job", "of"},
    TwoWords{"role", "of"},       TwoWords{"never", "became"},
    TwoWords{"candidate", "for"}, TwoWords{"never", "become"},
    TwoWords{"not", "become"},
};

// After a title they say so too: president-elect, and the Arabic and Persian
// words for former and late.
constexpr std::array<std::string_view, 9> kNotTheHolderBehind = {
    "elect",
    "designate",
    "hopeful",
    "\u0627\u0644\u0633\u0627\u0628\u0642",  // السابق former
    "\u0627\u0644\u0627\u0633\u0628\u0642",  // الأسبق before the last
    "\u0627\u0644\u0631\u0627\u062D\u0644",  // الراحل late
    "\u0627\u0644\u0645\u0646\u062A\u062E\u0628",  // المنتخب elect
    "\u0633\u0627\u0628\u0642",                    // سابق former, Persian
    "\u0641\u0642\u064A\u062F",                    // فقيد late, Persian
};

// As far as an apposition reaches: "the commander of the Quds Force in the
// Iranian Revolutionary Guards, Qassem Soleimani".
constexpr std::uint32_t kWordsToHolder = 12;
constexpr std::uint32_t kWordsToAnyName = 1;

bool same_sentence(const std::vector<Word>& words, std::uint32_t from,
                   std::uint32_t to) {
  for (std::uint32_t i = from + 1; i <= to; ++i) {
    if (words[i].starts_sentence) return false;
  }
  return true;
}

bool is_not_the_holder(const std::vector<Word>& words, std::uint32_t word) {
  if (std::find(kNotTheHolder.begin(), kNotTheHolder.end(),
                words[word].folded) != kNotTheHolder.end()) {
    return true;
  }
  return word > 0 &&
         std::any_of(kNotTheHolderPhrases.begin(), kNotTheHolderPhrases.end(),
                     [&](const TwoWords& phrase) {
                       return phrase.first == words[word - 1].folded &&
                              phrase.second == words[word].folded;
                     });
}

bool follows_former(const FieldClaim& title, const std::vector<Word>& words) {
  const std::uint32_t first = title.first_word;
  for (std::uint32_t back = 1; back <= kWordsBeforeTitle && back <= first;
       ++back) {
    if (!same_sentence(words, first - back, first)) return false;
    if (is_not_the_holder(words, first - back)) return true;
  }
  return false;
}

bool precedes_former(const FieldClaim& title, const std::vector<Word>& words) {
  const std::uint32_t next = title.end_word();
  return next < words.size() && !words[next].starts_sentence &&
         std::find(kNotTheHolderBehind.begin(), kNotTheHolderBehind.end(),
                   words[next].folded) != kNotTheHolderBehind.end();
}

bool excludes_holder(const FieldClaim& title, const std::vector<Word>& words) {
  return follows_former(title, words) || precedes_former(title, words);
}

// How many words stand between, when both are in one sentence.
std::optional<std::uint32_t> distance(const FieldClaim& title,
                                      const Mention& name,
                                      const std::vector<Word>& words) {
  const std::uint32_t title_end = title.end_word();
  const std::uint32_t name_end = name.first_word + name.word_count;
  if (name.field != title.field) return std::nullopt;
  if (name.first_word >= title_end) {
    if (!same_sentence(words, title.first_word, name.first_word)) return {};
    return name.first_word - title_end;
  }
  if (name_end <= title.first_word) {
    if (!same_sentence(words, name.first_word, title.first_word)) return {};
    return title.first_word - name_end;
  }
  return std::nullopt;  // inside the title
}

bool ever_held(const FieldClaim& title, ActorIndex actor,
               const AliasTable& table) {
  return std::any_of(title.rows.begin(), title.rows.end(), [&](AliasIndex row) {
    return table.actor_of(row) == actor;
  });
}

// "commander of the Quds Force Hossein …": a name that no table knows.
bool runs_into_capital(const FieldClaim& title, const Article& article) {
  const std::vector<Word>& words = article.words(title.field);
  const std::uint32_t next = title.end_word();
  if (next >= words.size()) return false;
  if (words[next].letter_case != LetterCase::capitalised) return false;
  return gap_before(article.text(title.field), words, next) == " ";
}

// "Sibghatullah Mojaddedi, Afghan president for two months": so does one
// before it.
bool follows_unknown_name(const FieldClaim& title, const Article& article) {
  const std::vector<Word>& words = article.words(title.field);
  if (title.first_word == 0 || words[title.first_word].starts_sentence) {
    return false;
  }
  const Word& before = words[title.first_word - 1];
  const std::string_view gap =
      gap_before(article.text(title.field), words, title.first_word);
  return (gap == " " || gap == ", ") &&
         before.letter_case == LetterCase::capitalised &&
         word_roles(before.folded).is_proper();
}

// "Soleimani, the commander", "Soleimani was the commander"; but not
// "Soleimani died, the commander …".
bool is_in_apposition(const Mention& name, const Article& article) {
  constexpr std::array<std::string_view, 4> kLinks = {"was", "is", "as", "who"};
  const std::vector<Word>& words = article.words(name.field);
  const std::uint32_t next = name.first_word + name.word_count;
  const std::string_view gap =
      gap_before(article.text(name.field), words, next);
  return gap.find_first_of(",(") != std::string_view::npos ||
         std::find(kLinks.begin(), kLinks.end(), words[next].folded) !=
             kLinks.end();
}

// In the order of the text.
std::vector<Mention> persons_among(const std::vector<Mention>& names,
                                   const AliasTable& table) {
  std::vector<Mention> persons;
  std::copy_if(names.begin(), names.end(), std::back_inserter(persons),
               [&](const Mention& name) {
                 return table.actor(name.actor).kind == ActorKind::person;
               });
  std::sort(persons.begin(), persons.end(),
            [](const Mention& a, const Mention& b) {
              return std::tuple(a.field, a.first_word) <
                     std::tuple(b.field, b.first_word);
            });
  return persons;
}

// Those in reach; names do not overlap. In a long text with a title in each
// sentence it would take minutes to ask all of each.
std::span<const Mention> names_near(const FieldClaim& title,
                                    std::span<const Mention> ordered) {
  const auto begin = std::partition_point(
      ordered.begin(), ordered.end(), [&](const Mention& name) {
        const auto end = name.first_word + name.word_count;
        return std::tuple(name.field, end + kWordsToHolder) <
               std::tuple(title.field, title.first_word);
      });
  const auto end =
      std::partition_point(begin, ordered.end(), [&](const Mention& name) {
        return std::tuple(name.field, name.first_word) <=
               std::tuple(title.field, title.end_word() + kWordsToHolder);
      });
  return {begin, end};
}

bool stands_beside_name(const FieldClaim& title,
                        std::span<const Mention> persons,
                        const Article& article, const AliasTable& table) {
  const std::vector<Word>& words = article.words(title.field);
  for (const Mention& name : names_near(title, persons)) {
    const auto between = distance(title, name, words);
    if (!between) continue;
    if (*between <= kWordsToAnyName) return true;
    if (*between > kWordsToHolder) continue;
    if (!ever_held(title, name.actor, table)) continue;
    if (name.first_word > title.first_word || is_in_apposition(name, article)) {
      return true;
    }
  }
  return runs_into_capital(title, article) ||
         follows_unknown_name(title, article);
}

std::optional<AliasIndex> row_on_date(const FieldClaim& title,
                                      const Article& article,
                                      const AliasTable& table) {
  if (!article.date) return std::nullopt;
  for (const AliasIndex row : title.rows) {
    if (table.alias(row).held.contains(*article.date)) return row;
  }
  return std::nullopt;
}

}  // namespace

Mention make_mention(const Article& article, Field field, const Claim& claim,
                     const Meaning& meaning) {
  const std::vector<Word>& words = article.words(field);
  Mention mention;
  mention.actor = meaning.actor;
  mention.via = meaning.via;
  mention.row = meaning.row;
  mention.support = meaning.support;
  mention.field = field;
  mention.first_word = claim.first_word;
  mention.word_count = claim.word_count;
  mention.begin = words[claim.first_word].begin;
  mention.end = words[claim.end_word() - 1].end;
  return mention;
}

std::optional<ActorIndex> holder_on_date(const FieldClaim& title,
                                         const Article& article,
                                         const AliasTable& table) {
  if (excludes_holder(title, article.words(title.field))) return std::nullopt;
  const auto row = row_on_date(title, article, table);
  if (!row) return std::nullopt;
  return table.actor_of(*row);
}

std::vector<Mention> resolve_titles(const std::vector<FieldClaim>& titles,
                                    const std::vector<Mention>& names,
                                    const Article& article,
                                    const AliasTable& table) {
  std::vector<Mention> mentions;
  const std::vector<Mention> persons = persons_among(names, table);
  for (const FieldClaim& title : titles) {
    const auto row = row_on_date(title, article, table);
    if (!row) continue;
    if (excludes_holder(title, article.words(title.field))) continue;
    if (stands_beside_name(title, persons, article, table)) continue;
    mentions.push_back(make_mention(article, title.field, title,
                                    {table.actor_of(*row), Via::title, *row}));
  }
  return mentions;
}

}  // namespace fihrist
