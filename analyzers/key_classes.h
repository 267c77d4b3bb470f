// What the keys of both scripts are made of (name_key.cc, arabic_keys.cc).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/latin_name.h"

namespace fihrist {

// The classes a sound may have, a letter each; '_' is none at all.
using Classes = std::string_view;
constexpr Classes kSilent = "_";

using Keys = std::vector<std::string>;

// Every way to choose one class of each sound, each once; of very many, the
// first in order.
Keys combine(const std::vector<Classes>& sounds);

void append(Keys& keys, Keys more);

// The keys of one Latin reading (latin_name.h), split into `units`; in no
// order.
Keys reading_keys(std::string_view letters, const std::vector<Unit>& units);

// In order, each once, without the empty key.
Keys sorted(Keys keys);

}  // namespace fihrist
