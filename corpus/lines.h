// The first lines of a text, where its headline and its date stand.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace fihrist {

struct TextLine {
  std::string_view text;    // trimmed, never empty; a view into the text
  bool after_blank = true;  // it opens a paragraph, or the text
};

// The first `count` lines that are not blank.
std::vector<TextLine> first_lines(std::string_view text, std::size_t count);

}  // namespace fihrist
