// What readers have corrected in one document (overrides.tsv): the words of a
// correction are its actor's, or nobody's, whatever the rules say.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzers/claims.h"
#include "analyzers/mentions.h"

namespace fihrist {

struct Correction {
  Claim claim;
  std::uint32_t row = 0;  // index into the overrides of the tables
};

// The corrections that stand in a field, and takes the claims they overlap out
// of `names` and `titles`: but a group inside a corrected title stays, as it
// does beside the title's holder. Inside a longer claim a surface is not meant.
std::vector<Correction> apply_corrections(const Article& article, Field field,
                                          const AliasTable& table,
                                          std::vector<Claim>& names,
                                          std::vector<Claim>& titles);

}  // namespace fihrist
