// Corrections (overrides.tsv) that correct nothing.
#pragma once

#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/problem.h"

namespace fihrist {

// Those of the table that name a document which none of the shards has, or
// words that do not stand in it. They stay in the tables: the document may
// come yet. Reads each corrected document once.
std::vector<Problem> check_overrides(const std::vector<std::string>& shards,
                                     const AliasTable& table);

// The corrections of the live generation.
std::vector<Problem> check_overrides(const std::string& index);

}  // namespace fihrist
