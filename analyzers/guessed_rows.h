// What a row for a new name may say, guessed from the name; a person decides.
#pragma once

#include <string>
#include <string_view>

#include "analyzers/alias_table.h"

namespace fihrist {

// By script and capitals: native, acronym (PMF), kunya (Abu Fadak), translation
// (League of the Righteous; the crowd), else spelling.
AliasKind guess_alias_kind(std::string_view text);

// "Rijal al-Ghad" -> "rijal-al-ghad"; empty for names without Latin letters.
std::string make_actor_id(std::string_view name);

}  // namespace fihrist
