#include "analyzers/title_rules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace fihrist {
namespace {

// Before a title they say that its holder is not meant. Folded, as all words.
constexpr std::array<std::string_view, 22> kNotTheHolder = {
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
    "\u0646\u0627\u064A\u0628",        // نائب deputy
    "\u0645\u0639\u0627\u0648\u0646",  // معاون deputy, assistant
    "\u062E\u0644\u064A\u0641\u0647",  // خليفة successor
    "\u0633\u0644\u0641",              // سلف predecessor
};
constexpr std::uint32_t kWordsBeforeTitle = 3;

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

bool is_not_the_holder(const Word& word) {
  return std::find(kNotTheHolder.begin(), kNotTheHolder.end(), word.folded) !=
         kNotTheHolder.end();
}

bool follows_former(const FieldClaim& title, const std::vector<Word>& words) {
  const std::uint32_t first = title.first_word;
  for (std::uint32_t back = 1; back <= kWordsBeforeTitle && back <= first;
       ++back) {
    if (!same_sentence(words, first - back, first)) return false;
    if (is_not_the_holder(words[first - back])) return true;
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
  const std::uint32_t from = words[next - 1].end;
  const std::string_view gap =
      article.text(title.field).substr(from, words[next].begin - from);
  return gap == " ";
}

bool stands_beside_name(const FieldClaim& title,
                        const std::vector<Mention>& names,
                        const Article& article, const AliasTable& table) {
  const std::vector<Word>& words = article.words(title.field);
  for (const Mention& name : names) {
    if (table.actor(name.actor).kind != ActorKind::person) continue;
    const auto between = distance(title, name, words);
    if (!between) continue;
    if (*between <= kWordsToAnyName) return true;
    if (*between <= kWordsToHolder && ever_held(title, name.actor, table)) {
      return true;
    }
  }
  return runs_into_capital(title, article);
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

std::vector<ActorIndex> holders_on_date(const std::vector<FieldClaim>& titles,
                                        const Article& article,
                                        const AliasTable& table) {
  std::vector<ActorIndex> holders;
  for (const FieldClaim& title : titles) {
    if (excludes_holder(title, article.words(title.field))) continue;
    if (const auto row = row_on_date(title, article, table)) {
      holders.push_back(table.actor_of(*row));
    }
  }
  return holders;
}

std::vector<Mention> resolve_titles(const std::vector<FieldClaim>& titles,
                                    const std::vector<Mention>& names,
                                    const Article& article,
                                    const AliasTable& table) {
  std::vector<Mention> mentions;
  for (const FieldClaim& title : titles) {
    const auto row = row_on_date(title, article, table);
    if (!row) continue;
    if (excludes_holder(title, article.words(title.field))) continue;
    if (stands_beside_name(title, names, article, table)) continue;
    mentions.push_back(make_mention(article, title.field, title,
                                    {table.actor_of(*row), Via::title, *row}));
  }
  return mentions;
}

}  // namespace fihrist
