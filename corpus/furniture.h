// Lines that the page around an article has left in its text: "[ad_1]", "Share
// on other sites", "Related Articles", "Source » thearabweekly".
//
//   find_furniture("Rockets fell.\nShare\n\nLink to comment\n")
//       == {{14, 36}}  // "Share", a blank line, "Link to comment"
//
// Whole lines only, and only those that are known (furniture_rows.h): a line
// that nobody has listed is the article's. So is one that a sentence, broken
// over lines, runs on into, and, if it is of less than four words, one with a
// full stop.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace fihrist {

// Ascending and apart; lines with nothing but blanks between them are one
// span, which ends before the last one's "\n". `text` is UTF-8 of less than
// 4 GiB with "\n" line ends; about 1 GB of it is read a second.
std::vector<TextSpan> find_furniture(std::string_view text);

std::string body_without_furniture(const Document& document);

// Of a line by itself, wherever it stands.
bool is_furniture(std::string_view line);

}  // namespace fihrist
