// fihrist search: finds articles, cites what was found (--cite), and tells what
// has become of it (--check).
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace fihrist {

// Adds the command; if it is given, it goes to `chosen`. Its result is the
// exit status.
void add_search_command(CLI::App& app, std::function<int()>& chosen);

}  // namespace fihrist
