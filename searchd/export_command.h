// fihrist export QUERY --format jsonl|csv.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace fihrist {

// Adds the command; if it is given, it goes to `chosen`. Its result is the
// exit status.
void add_export_command(CLI::App& app, std::function<int()>& chosen);

}  // namespace fihrist
