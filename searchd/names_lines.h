// fihrist names keys and names score: a line in, a line out.
//
//   $ printf 'Qaani\tGhaani\n' | fihrist names score
//   Qaani	Ghaani	2.375	same
//
// Lines are UTF-8, of kMaxNamesLine bytes at most, and come back as they were,
// with what was asked behind a tab. One that cannot be read is told with its
// number and left out; the exit status is then kExitSkippedInput.
#pragma once

#include <cstddef>
#include <functional>

namespace CLI {
class App;
}

namespace fihrist {

constexpr std::size_t kMaxNamesLine = 1000;

// Adds the commands below `names`; the one that was given goes to `chosen`.
void add_line_commands(CLI::App& names, std::function<int()>& chosen);

}  // namespace fihrist
