// The rows of the tables that are written much like a name none of them has.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"

namespace fihrist {

// The nearest first, one an actor, at most `limit`: rows in which each word is
// the name's or two letters from it, then rows that end in the same word.
std::vector<AliasIndex> similar_rows(std::string_view name,
                                     const AliasTable& table,
                                     std::size_t limit);

}  // namespace fihrist
