#include "analyzers/stories.h"

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

// The story of each word: "001".
std::string stories_of(std::string_view text) {
  std::string shown;
  for (const std::uint32_t story : find_stories(text, break_words(text))) {
    shown += static_cast<char>('0' + story);
  }
  return shown;
}

TEST_CASE("a thread is taken apart where a new story begins") {
  struct Row {
    const char* text;
    const char* stories;
  };
  const Row rows[] = {
      {"", ""},
      {"One story\nof two lines", "00000"},
      {"Posted May 1\nyes\nPosted May 2\nno", "11112222"},
      {"Posted May 1\nonly one post", "000000"},
      {"#1 anna: yes\n#2 tom: no", "111222"},
      {"Story 1: War\npeace\nStory 2: Peace", "1111222"},
      {"News\nKABUL: war\nKUALA LUMPUR: peace", "011222"},
      {"He posted it.\nI saw: Posted", "000000"},  // not at the start of a line
      {"IRAQ said\nIRAN said", "0000"},            // no dateline
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(stories_of(row.text) == row.stories);
  }
}

TEST_CASE("a story begins behind furniture that marks one") {
  struct Row {
    const char* text;
    TextSpan furniture;
    const char* stories;
  };
  const Row rows[] = {
      {"Posted May 1\nyes\nReply\nno", {17, 22}, "11112"},
      {"Posted May 1\nyes\nShare\nno", {17, 22}, "00000"},
      {"Posted May 1\nyes\nNo reply\nno", {17, 25}, "00000"},
      {"Posted May 1\nyes\nShare\nReply\nno", {17, 28}, "11112"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::vector<TextSpan> left_out = {row.furniture};
    std::string shown;
    for (const std::uint32_t story :
         find_stories(row.text, break_words(row.text, left_out))) {
      shown += static_cast<char>('0' + story);
    }
    CHECK(shown == row.stories);
  }
}

}  // namespace
}  // namespace fihrist
