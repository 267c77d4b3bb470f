// Something wrong in the input: reported, counted and skipped, never fatal.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace fihrist {

struct Problem {
  std::string file;      // as the user named it, or below what he named
  std::size_t line = 0;  // from 1; 0 when the whole file is meant
  std::string reason;    // what is wrong and what became of it
};

// "reuters.jsonl:17: no body; skipped"
std::string to_string(const Problem& problem);

// Told every problem as it is found, on the thread that reads.
using ProblemSink = std::function<void(const Problem&)>;

}  // namespace fihrist
