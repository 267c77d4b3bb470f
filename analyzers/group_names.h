// Which words of a run are the name of a group: "Nujaba Movement", "Harakat
// al-Nujaba", "League of the Righteous" (unlisted_names.cc).
#pragma once

#include <cstddef>
#include <vector>

#include "analyzers/name_runs.h"

namespace fihrist {

// Words of a run, [begin, end).
struct RunSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// In the order of the run; they do not overlap.
std::vector<RunSpan> find_group_names(const NameRun& run,
                                      const std::vector<Word>& words);

}  // namespace fihrist
