// What a plain text is called: the line that reads like its headline, else
// the start of its first sentence.
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

// `body` is valid UTF-8 with "\n" line ends. Empty only where there is nothing
// but blanks and furniture (furniture.h).
std::string find_title(std::string_view body);

// Of a line by itself: at least 4 words in at most 200 bytes that are no
// sentence, item of a list, byline or date. No rule needs capitals, which
// Arabic has not.
bool reads_like_headline(std::string_view line);

}  // namespace fihrist
