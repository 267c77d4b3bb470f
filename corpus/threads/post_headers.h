// The lines by which forums show whose post follows, and from when.
//
//   find_post_headers(lines_of(text))
//
// A table of manners (kManners), each of one kind of software or several; a
// text keeps to the one in which most posts are found.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/publication_date.h"

namespace fihrist {

struct ThreadLine {
  std::string_view text;  // trimmed; empty for a blank line
  std::size_t begin = 0;  // bytes before it in the text
};

std::vector<ThreadLine> lines_of(std::string_view text);

// Where a post begins.
struct PostHeader {
  std::size_t line = 0;
  std::string author = {};
  DateReading date = {};  // of a line of the text
};

// Ascending; two at least, or none.
std::vector<PostHeader> find_post_headers(const std::vector<ThreadLine>& lines);

}  // namespace fihrist
