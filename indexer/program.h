// What the three programs share: how a command line is run and how it ends.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace fihrist {

// "fihrist-indexer 0.1.0"
std::string version_line(const std::string& program);

// Parses the command line and runs `command`; what goes wrong is told on the
// standard error. Returns the exit status of README.md: 0 done, 1 finished
// with input skipped, 2 wrong usage, 3 no usable index or another writer at
// work, 4 damaged or i/o.
int run_program(CLI::App& app, int argc, char** argv,
                const std::function<int()>& command);

}  // namespace fihrist
