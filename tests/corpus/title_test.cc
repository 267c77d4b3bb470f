#include "corpus/title.h"

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("a headline is told from other lines") {
  const char* const headlines[] = {
      "Qaani’s regional tour and challenges of next stage",
      "3 rockets fall near the US embassy in Baghdad",
      "“We will not leave Iraq” - Kadhimi",
      "al-Kadhimi visits Tehran again",
      "القوات العراقية تعلن مقتل قيادي",
      "سردار قاآنی وارد بغداد شد",
  };
  for (const char* line : headlines) {
    CAPTURE(line);
    CHECK(reads_like_headline(line));
  }
  const std::string long_line(200, 'x');
  const std::string others[] = {
      "",
      "Firas Elias",
      "Jump to content",
      "one - two - three",
      "Iran is redoubling its efforts to control Iraq.",
      "He said “we will not leave Iraq.”",
      "Who fired the rockets today?",
      "أين ذهب القائد الجديد؟",
      "The four militia leaders are:",
      "• Thanks to all of you",
      "- more on this story",
      "[ad_1] one two three",
      "By Firas Elias and Qassim Abdul",
      "July 8, 2021 02:49 AM GMT",
      "a b c " + long_line,
  };
  for (const std::string& line : others) {
    CAPTURE(line);
    CHECK_FALSE(reads_like_headline(line));
  }
}

TEST_CASE("a headline has at most 200 bytes") {
  const std::string words = "one two three ";
  CHECK(reads_like_headline(words + std::string(200 - words.size(), 'x')));
  CHECK_FALSE(
      reads_like_headline(words + std::string(201 - words.size(), 'x')));
}

TEST_CASE("a text's title is its headline, else its first sentence's start") {
  struct Row {
    const char* claim;
    std::string body;
    const char* title;
  };
  const Row rows[] = {
      {"the headline is the first line",
       "Rockets fall near the embassy\n\nBAGHDAD - Three rockets fell.",
       "Rockets fall near the embassy"},
      {"what stands before it is passed over",
       "[ad_1]\nJump to content\n\n  Rockets \u00A0 fall near the embassy\n",
       "Rockets fall near the embassy"},
      {"a short first sentence is taken whole",
       "Rockets fell on Baghdad today. Nobody was hurt.\nMore soon.",
       "Rockets fell on Baghdad today."},
      {"an abbreviation ends no sentence",
       "The U.S. embassy in Baghdad was shut. Nobody was hurt.",
       "The U.S. embassy in Baghdad was shut."},
      {"a long one is cut at a word",
       "Informed sources revealed the details of Iranian Quds Force commander "
       "Ismail Qaani’s secret visit.",
       "Informed sources revealed the details of Iranian Quds Force commander "
       "Ismail …"},
      {"a sentence broken over lines is no headline",
       "Iran is redoubling its efforts to ensure its\ncontinued control over "
       "Iraq. The visit to Baghdad by\nEsmail Qaani explains it.\n",
       "Iran is redoubling its efforts to ensure its …"},
      {"a subheading behind the first long paragraph is no headline",
       std::string(50, 'x') + " a b c d " + std::string(150, 'y') +
           ".\n\nWhat the army says now\n\nNothing.",
       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx a b c d …"},
      {"Arabic needs no capitals",
       "بغداد\n\nالقوات العراقية تعلن مقتل قيادي\n\nأعلنت القوات العراقية "
       "اليوم.",
       "القوات العراقية تعلن مقتل قيادي"},
      {"an Arabic sentence ends with its own marks",
       "أين ذهب القائد الجديد؟ لا أحد يعرف.", "أين ذهب القائد الجديد؟"},
      {"a line of publication is none, nor does a text go on from it",
       "Thursday July 8, 2021\nRockets fall near the embassy\nThey fell.",
       "Rockets fall near the embassy"},
      {"a single word is better than nothing", "Baghdad\n", "Baghdad"},
      {"so is markup", "[video]\n", "[video]"},
      {"furniture is not", "[ad_1]\nShare\n", ""},
      {"a word without end is cut at a character", std::string(200, 'x'),
       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx …"},
      {"a blank text has none", " \n\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    CHECK(find_title(row.body) == row.title);
  }
}

}  // namespace
}  // namespace fihrist
