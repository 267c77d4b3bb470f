// The first and last lines of a text, where its headline and its date stand.
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

// The last `count` lines that are not blank, the last one first; after_blank
// is not told.
std::vector<TextLine> last_lines(std::string_view text, std::size_t count);

}  // namespace fihrist
