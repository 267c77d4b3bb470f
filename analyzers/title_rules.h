// Whom a title means: "Quds Force commander" is Soleimani in 2019 and Qaani
// in 2021.
//
//   - Its holder on the article's date; without a date, nobody.
//   - Beside a name the name wins: right before or after a person or, in
//     Latin script, a capitalised word that may be a name; or in one sentence
//     with one who ever held the title, named after it or in apposition.
//   - After "former", "late", "then", "ex-", "successor", "the post of" and the
//     like, and
//     before "-elect", "-designate" or an Arabic or Persian former: nobody.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyzers/claims.h"
#include "analyzers/mentions.h"

namespace fihrist {

// Words of one of the article's texts.
struct FieldClaim : Claim {
  Field field = Field::body;
};

// The mentions that titles make beside `names`, the persons and groups found
// in the same article so far. All rows of a title are one office's.
std::vector<Mention> resolve_titles(const std::vector<FieldClaim>& titles,
                                    const std::vector<Mention>& names,
                                    const Article& article,
                                    const AliasTable& table);

// The holder of the title on the article's date, whatever stands beside it: a
// weak alias of his has its support. Nobody after "former" and the like.
std::optional<ActorIndex> holder_on_date(const FieldClaim& title,
                                         const Article& article,
                                         const AliasTable& table);

// Whom words mean, and why.
struct Meaning {
  ActorIndex actor = 0;
  Via via = Via::alias;
  std::uint32_t row = 0;
  std::optional<ActorIndex> support = std::nullopt;
};

// A mention of the words, its bytes filled in.
Mention make_mention(const Article& article, Field field, const Claim& claim,
                     const Meaning& meaning);

}  // namespace fihrist
