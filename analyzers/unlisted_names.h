// Names in an article that no alias table knows: what an analyst may want to
// add, and what the index finds by sound (name_key.h).
//
//   for (const UnlistedName& name : find_unlisted_names(article,
//                                                     mentions, table)) …
//   // "Gen. Ali Rezaei and Liwa al-Ghad met in Basra": Ali Rezaei, a person,
//   // and Liwa al-Ghad, a group
//
// A person is two to four capitalised words that are no ordinary words, ranks,
// demonyms, places, months (names/words.tsv), with articles, bin, Abu and
// initials between; a group has a word that says so: X Brigade, Harakat X,
// League of X. No name crosses the end of a sentence or line, a comma, or a
// possessive. Left out: what overlaps or runs into a mention, things named
// after people (Azadi Tower), bylines, headings in title case and text in
// capitals. Latin script only, for Arabic has no capitals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/mentions.h"

namespace fihrist {

// A guess from the words alone.
enum class NameKind { person, group };

struct UnlistedName {
  NameKind kind = NameKind::person;
  Field field = Field::body;
  std::uint32_t first_word = 0;  // index into the words of the field
  std::uint32_t word_count = 0;
  // Bytes of the field's text, [begin, end).
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// `mentions` are those of the article (find_mentions); with the table they
// say where a person is meant already. In the order of the text.
std::vector<UnlistedName> find_unlisted_names(
    const Article& article, const std::vector<Mention>& mentions,
    const AliasTable& table);

// Its words, folded, without an article before them, as a row of the tables
// has it: "al-Ghad Brigade" is "ghad brigade".
std::string spelling(const UnlistedName& name, const Article& article);

// The same of a text: "al-Ghad Brigade" without "al-".
std::string_view without_article(std::string_view name);

}  // namespace fihrist
