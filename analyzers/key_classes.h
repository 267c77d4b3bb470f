// What the keys of both scripts are made of (name_key.cc, arabic_keys.cc).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

// The classes a sound may have, a letter each; '_' is none at all.
using Classes = std::string_view;
constexpr Classes kSilent = "_";

using Keys = std::set<std::string>;

// Every way to choose one class of each sound; of very many, the first.
Keys combine(const std::vector<Classes>& sounds);

// Without the empty key.
std::vector<std::string> sorted(Keys keys);

}  // namespace fihrist
