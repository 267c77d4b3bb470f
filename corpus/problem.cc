#include "corpus/problem.h"

#include <fmt/format.h>

#include "corpus/utf8.h"

namespace fihrist {

std::string to_string(const Problem& problem) {
  const std::string file = printable(problem.file);
  const std::string reason = printable(problem.reason);
  if (problem.line == 0) return fmt::format("{}: {}", file, reason);
  return fmt::format("{}:{}: {}", file, problem.line, reason);
}

}  // namespace fihrist
