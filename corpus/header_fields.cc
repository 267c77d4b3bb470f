#include "corpus/header_fields.h"

#include <algorithm>
#include <cctype>

namespace fihrist {
namespace {

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

bool same_name(std::string_view a, std::string_view b) {
  const auto same = [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  };
  return std::ranges::equal(a, b, same);
}

}  // namespace

void HeaderFields::add_line(std::string_view line) {
  const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
  if (goes_on && !fields_.empty()) {
    (fields_.back().second += ' ') += without_blanks(line);
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == line.npos) return;
  fields_.emplace_back(without_blanks(line.substr(0, colon)),
                       without_blanks(line.substr(colon + 1)));
}

std::string_view HeaderFields::value(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (same_name(known, name)) return value;
  }
  return {};
}

}  // namespace fihrist
