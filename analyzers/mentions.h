// Who is meant in an article, and by which row of the tables.
//
//   const Article article = read_article(document);
//   for (const Mention& mention : find_mentions(article, table)) …
//
// The rules:
//   1. The longest alias wins its words: "Hezbollah Brigades" holds no
//      mention of Hezbollah, "Al-Muhandis Revenge Brigade" none of the man.
//      Nor is a person meant by the name of a thing that is named after him
//      (named_things.h). A longer weak alias that stays without support gives
//      its words back, but to no person.
//   2. An article before the first word belongs to the mention: al-Kadhimi.
//   3. A strong alias is a mention wherever it stands; but a translation all
//      in small letters and ordinary words needs support.
//   4. A weak alias is a mention only with support: a strong mention of the
//      same actor in the article, else of one linked with him. If several
//      actors are left, it is a mention of none.
//   5. An acronym matches in capitals, or as its row writes it, and needs
//      support in a text that is all in capitals. An alias of one word that
//      the table writes with a capital matches with a capital only, if it is
//      weak or an ordinary word too (turkey).
//   6. A weak surname is nobody's beside another man's given name
//      (namesakes.h), and where one to whom no row of it belongs was named
//      with it first: in the same story, if the article is a thread of several
//      (stories.h).
//   7. Titles: title_rules.h.
//   8. What a reader has corrected in the document (overrides.tsv) stands
//      above all rules: the words are the actor's, or nobody's. Inside a
//      longer name they are not meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "analyzers/words.h"
#include "corpus/document.h"

namespace fihrist {

// The two texts of an article in which mentions are found.
enum class Field { title, body };

// An article taken apart; the texts are the document's and must outlive it.
// The words of its furniture are left out.
struct Article {
  std::string_view id;
  std::string_view title;
  std::string_view body;
  std::vector<Word> title_words;
  std::vector<Word> body_words;
  std::optional<Date> date;

  std::string_view text(Field field) const {
    return field == Field::title ? title : body;
  }
  const std::vector<Word>& words(Field field) const {
    return field == Field::title ? title_words : body_words;
  }
};

Article read_article(const Document& document);

// By what a mention is one.
enum class Via { alias, title, override };

struct Mention {
  ActorIndex actor = 0;
  Via via = Via::alias;
  // The row by which it is one: of the aliases, or of the overrides.
  std::uint32_t row = 0;
  Field field = Field::body;
  std::uint32_t first_word = 0;  // index into the words of the field
  std::uint32_t word_count = 0;
  // Bytes of the field's text, [begin, end).
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  // Of a weak alias: the actor whose strong mention supports it.
  std::optional<ActorIndex> support;
};

// The spelling of a mention: what its row says, folded. "al-Kadhimi" and
// "Kadhimi" are one.
std::string spelling(const Mention& mention, const AliasTable& table);

// In the order of the text, the title first. Mentions do not overlap, but a
// group may stand inside a title: its mention follows the title's.
std::vector<Mention> find_mentions(const Article& article,
                                   const AliasTable& table);

std::string_view to_string(Via via);  // "alias", "title", "override"
std::optional<Via> parse_via(std::string_view name);

}  // namespace fihrist
