// Is an index whole?
#pragma once

#include <string>
#include <vector>

namespace fihrist {

// What is damaged, one line each; nothing when all is well. Throws Error
// (no_index) when there is no index to check.
std::vector<std::string> check_index(const std::string& index);

}  // namespace fihrist
