// Whether words that name a person are part of the name of a thing that is
// named after him: Soleimani Street, Haj Qassem missiles, Operation Martyr
// Soleimani, شارع الحريري. Such a name needs no row of the tables.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/claims.h"
#include "analyzers/words.h"

namespace fihrist {

bool is_part_of_thing(const Claim& claim, std::string_view text,
                      const std::vector<Word>& words);

}  // namespace fihrist
