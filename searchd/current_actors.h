// Ids of actors as the tables have them now.
#pragma once

#include <string>
#include <vector>

#include "analyzers/alias_table.h"

namespace fihrist {

// Each once; what was renamed is noted, and what the tables do not know is
// noted and stays.
void bring_up_to_date(std::vector<std::string>& ids, const AliasTable& table,
                      std::vector<std::string>& notes);

}  // namespace fihrist
