#include "analyzers/named_things.h"

#include "tests/catch.h"

namespace fihrist {
namespace {

// Whether the words in brackets, names of a person, are part of a thing.
bool is_thing(std::string_view marked) {
  std::string text(marked);
  const std::size_t open = text.find('[');
  text.erase(open, 1);
  const std::size_t close = text.find(']');
  text.erase(close, 1);
  const std::vector<Word> words = break_words(text);
  Claim claim;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].begin < open || words[i].end > close) continue;
    if (claim.word_count == 0) claim.first_word = i;
    ++claim.word_count;
  }
  return is_part_of_thing(claim, text, words);
}

TEST_CASE("what is named after a person is told by the words around") {
  struct Row {
    const char* text;
    bool is_thing;
  };
  const Row rows[] = {
      {"on [Soleimani] Street", true},
      {"two [Haj Qassem] missiles", true},
      {"the [Assad] Air Base", true},
      {"the [Imam Khomeini] Space Centre", true},
      {"the [Muhandis] Revenge Brigade", true},
      {"the [Hariri] Foundation", true},
      {"Operation [Martyr Soleimani]", true},
      {"Liwa [Abu Fadl]", true},
      {"a vessel, the [Martyr Bagheri]", true},
      {"\u0634\u0627\u0631\u0639 [\u0627\u0644\u062D\u0631\u064A\u0631\u064A]",
       true},  // شارع الحريري
      {"\u062E\u06CC\u0627\u0628\u0627\u0646 "
       "[\u0633\u0644\u06CC\u0645\u0627\u0646\u06CC]",
       true},  // خیابان سلیمانی
      {"[Soleimani] said", false},
      {"[Soleimani]’s street", false},  // his own
      {"[Soleimani], Street", false},
      {"[Soleimani] a long Street", false},
      {"an [Assad] brigade", false},
      {"[Assad] base", false},
      {"the operation [Soleimani] led", false},
      {"Operation. [Soleimani]", false},
      {"\u0627\u0644\u0644\u0648\u0627\u0621 "
       "[\u0633\u0644\u064A\u0645\u0627\u0646\u064A]",
       false},  // اللواء سليماني, General Soleimani
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(is_thing(row.text) == row.is_thing);
  }
}

}  // namespace
}  // namespace fihrist
