// Where sentences and paragraphs end, in three scripts.

#include "analyzers/passages.h"

#include <string>

#include "corpus/furniture.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string text_of(std::string_view text, TextSpan span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

// The sentences of a text with | between, || between paragraphs; line ends
// within one are _.
std::string parted(const std::string& text) {
  const auto furniture = find_furniture(text);
  const Passages passages(text, furniture);
  std::string parts;
  for (std::size_t i = 0; i < passages.sentence_count(); ++i) {
    const TextSpan sentence = passages.sentence(i);
    const TextSpan paragraph =
        passages.paragraph(passages.paragraph_at(sentence.begin));
    if (i > 0) parts += paragraph.begin == sentence.begin ? " || " : " | ";
    parts += text_of(text, sentence);
  }
  for (char& c : parts) {
    if (c == '\n') c = '_';
  }
  return parts;
}

struct Row {
  const char* text;
  const char* parted;
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parted(row.text) == row.parted);
  }
}

TEST_CASE("a sentence ends at its mark, not at that of an abbreviation") {
  const Row rows[] = {
      {"", ""},
      {"Qaani came", "Qaani came"},
      {"Qaani came. He left.", "Qaani came. | He left."},
      {"Who came? Qaani! Why?", "Who came? | Qaani! | Why?"},
      {"Gen. Qassem Soleimani fell. Lt. Col. Ali spoke.",
       "Gen. Qassem Soleimani fell. | Lt. Col. Ali spoke."},
      {"Mr. Kadhimi met Brig. Gen. Qaani.",
       "Mr. Kadhimi met Brig. Gen. Qaani."},
      {"Michael R. Pompeo and C. Q. Brown met. All left.",
       "Michael R. Pompeo and C. Q. Brown met. | All left."},
      {"The U.S. Army and U.S. President Trump left.",
       "The U.S. Army and U.S. President Trump left."},
      {"Troops of the U.S. The army left at 5 p.m. He slept.",
       "Troops of the U.S. | The army left at 5 p.m. | He slept."},
      {"Article No. 5 holds. He said no. Iran said yes.",
       "Article No. 5 holds. | He said no. | Iran said yes."},
      {"Raytheon Co. Ltd. sells. Boeing Inc. The firm buys.",
       "Raytheon Co. Ltd. sells. | Boeing Inc. | The firm buys."},
      {"On Jan. 3 he fell. On Jan. 4 Qaani rose.",
       "On Jan. 3 he fell. | On Jan. 4 Qaani rose."},
      {"He paid 2.5 million. In 2020. Then 3.",
       "He paid 2.5 million. | In "
       "2020. | Then 3."},
      {"See www.site.org and mail a@b.Com. Qaani left.",
       "See www.site.org and mail a@b.Com. | Qaani left."},
      {"“Who is he?” asked Qaani. “He left.” Trump spoke.",
       "“Who is he?” asked Qaani. | “He left.” | Trump spoke."},
      {"He left. “We stay,” he said. (He did.) It rained.",
       "He left. | “We stay,” he said. | (He did.) | It rained."},
      {"He waited... and left. Then… Qaani came.",
       "He waited... and left. | Then… | Qaani came."},
      {"In Kirkuk.The army came.He left.",
       "In Kirkuk. | The army came. | He "
       "left."},
      {"1. Qaani came. 2. He left.", "1. Qaani came. | 2. He left."},
      {"In 2020. Qaani came.", "In 2020. | Qaani came."},
      {"The TEHRAN TIMES. THE END.", "The TEHRAN TIMES. | THE END."},
  };
  check(rows);
}

TEST_CASE("Arabic, Persian and Urdu sentences end by their own marks") {
  const Row rows[] = {
      {"وصل قاآني إلى بغداد. التقى الكاظمي.",
       "وصل قاآني إلى بغداد. | التقى الكاظمي."},
      {"هل وصل قاآني؟ نعم! وصل.", "هل وصل قاآني؟ | نعم! | وصل."},
      {"قال د. علي و م. حسن ذلك. ثم غادر.",
       "قال د. علي و م. حسن ذلك. | ثم غادر."},
      {"وصل بغداد.وقال ذلك", "وصل بغداد. | وقال ذلك"},
      {"قالت وكالة ا.ف.ب إنه وصل", "قالت وكالة ا.ف.ب إنه وصل"},
      {"«سنبقى.» قال ذلك. «نعم»", "«سنبقى.» | قال ذلك. | «نعم»"},
      {"سردار قاآنی به بغداد رفت. او با الکاظمی دیدار کرد.",
       "سردار قاآنی به بغداد رفت. | او با الکاظمی دیدار کرد."},
      {"چه کسی آمد؟ قاآنی، ۲.۵ روز پیش. او رفت",
       "چه کسی آمد؟ | قاآنی، ۲.۵ روز پیش. | او رفت"},
      {"قاآنی بغداد پہنچے۔ انہوں نے ملاقات کی۔",
       "قاآنی بغداد پہنچے۔ | انہوں نے ملاقات کی۔"},
  };
  check(rows);
}

TEST_CASE("a paragraph ends with its line, unless the line goes on") {
  const std::string filled =
      "The commander of the Quds Force, Esmail\n"
      "Qaani, came to Baghdad and met the Prime\n"
      "Minister. He left the town on the day\n"
      "after it.\n";
  const Row rows[] = {
      {"Qaani came\nKadhimi left", "Qaani came || Kadhimi left"},
      {"Qaani came.\n\nKadhimi left.\n", "Qaani came. || Kadhimi left."},
      {"\n \nQaani came. He left.\r\nThen rain.",
       "Qaani came. | He left. || Then rain."},
      {"Qaani came\nto Baghdad.\nHe left.",
       "Qaani came_to Baghdad. || He left."},
      {"Qaani, Kadhimi,\nTrump came.", "Qaani, Kadhimi,_Trump came."},
      {"Qaani came.\nto stay", "Qaani came. || to stay"},
      {"Qaani came\n\nto stay", "Qaani came || to stay"},
      {"وصل قاآني،\nقائد فيلق القدس\nالكاظمي",
       "وصل قاآني،_قائد فيلق القدس || الكاظمي"},
      {filled.c_str(),
       "The commander of the Quds Force, Esmail_Qaani, came to Baghdad and "
       "met the Prime_Minister. | He left the town on the day_after it."},
      // Headlines are of any length.
      {"Qaani visits Baghdad for the second time this year\n"
       "Kadhimi speaks\n"
       "Trump leaves the White House for his own one\n",
       "Qaani visits Baghdad for the second time this year || Kadhimi speaks "
       "|| Trump leaves the White House for his own one"},
  };
  check(rows);
}

TEST_CASE("furniture is part of no passage, and parts what does not go on") {
  const Row rows[] = {
      {"Qaani came.\nShare on other sites\nHe left.",
       "Qaani came. || He left."},
      {"[ad_1]\nQaani came. He left.\n[ad_2]\n", "Qaani came. | He left."},
      {"Qaani came\nShare on other sites\n\nto Baghdad. He left.",
       "Qaani came_Share on other sites__to Baghdad. | He left."},
  };
  check(rows);
}

TEST_CASE("texts of nothing but marks take no longer than others") {
  for (const char* part : {"a.", "a. ", ". ", "(.", "\". ", "1. ", "Gen. ",
                           "a\n", "\n", "?", "U.S. ", "د. "}) {
    CAPTURE(part);
    std::string text;
    while (text.size() < 400'000) text += part;
    CHECK(Passages(text, {}).paragraph_count() <= 200'000);
  }
}

TEST_CASE("every byte stands in a passage: blanks in the one before") {
  const std::string text = "  One. Two.\n\nThree.";
  const Passages passages(text, {});
  REQUIRE(passages.sentence_count() == 3);
  REQUIRE(passages.paragraph_count() == 2);
  CHECK(passages.sentence_at(0) == 0);
  CHECK(passages.sentence_at(2) == 0);
  CHECK(passages.sentence_at(6) == 0);
  CHECK(passages.sentence_at(7) == 1);
  CHECK(passages.sentence_at(12) == 1);
  CHECK(passages.sentence_at(13) == 2);
  CHECK(passages.paragraph_at(12) == 0);
  CHECK(passages.paragraph_at(18) == 1);
  CHECK(Passages("", {}).sentence_at(0) == 0);
  CHECK(passages.paragraph(0) == TextSpan{2, 11});
}

}  // namespace
}  // namespace fihrist
