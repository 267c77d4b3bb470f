// Whom a title means: "Quds Force commander" is Soleimani in 2019 and Qaani
// in 2021.
//
//   - Its holder on the article's date; without a date, nobody.
//   - Beside a name the name wins: right before or after a person or, in
//     Latin script, before any capitalised word; or in one sentence with one
//     who ever held the title.
//   - After "former", "late", "then", "ex-", "successor" and the like, and
//     before "-elect", "-designate" or an Arabic or Persian former: nobody.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzers/mentions.h"

namespace fihrist {

// Words of a field that are a title's, with all rows of that title.
struct TitleSpan {
  Field field = Field::body;
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 0;
  std::vector<AliasIndex> rows;
};

// The mentions that titles make beside `names`, the persons and groups found
// in the same article so far.
std::vector<Mention> resolve_titles(const std::vector<TitleSpan>& titles,
                                    const std::vector<Mention>& names,
                                    const Article& article,
                                    const AliasTable& table);

// The holders of the titles on the article's date, whatever stands beside
// them: a weak alias of theirs has its support.
std::vector<ActorIndex> holders_on_date(const std::vector<TitleSpan>& titles,
                                        const Article& article,
                                        const AliasTable& table);

// A mention of the words, its bytes filled in.
Mention make_mention(const Article& article, Field field,
                     std::uint32_t first_word, std::uint32_t word_count,
                     AliasIndex alias, const AliasTable& table);

}  // namespace fihrist
