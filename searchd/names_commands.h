// fihrist names suggest, names add and names refuse.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace fihrist {

// Adds the commands below `names`; the one that was given goes to `chosen`.
// Its result is the exit status.
void add_suggestion_commands(CLI::App& names, std::function<int()>& chosen);

}  // namespace fihrist
