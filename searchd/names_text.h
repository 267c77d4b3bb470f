// Answers about names as text for people, from the JSON of API v1.
#pragma once

#include <string>

namespace fihrist {

std::string explanation_text(const std::string& json);
std::string profile_text(const std::string& json);

// A mention a line, its columns parted by tabs: field, begin, end, surface,
// actor, via, row, and whose mention supports it.
std::string tag_text(const std::string& json);

}  // namespace fihrist
