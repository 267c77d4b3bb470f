#include "analyzers/words.h"

#include <string>

#include "corpus/utf8.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

// "al[0,2) kadhimi[3,10)"
std::string with_bytes(std::string_view text) {
  std::string shown;
  for (const Word& word : break_words(text)) {
    if (!shown.empty()) shown += ' ';
    shown += word.folded + "[" + std::to_string(word.begin) + "," +
             std::to_string(word.end) + ")";
  }
  return shown;
}

TEST_CASE("a text is broken into folded words") {
  struct Row {
    const char* text;
    const char* words;
  };
  const Row rows[] = {
      {"", ""},
      {" \n\t.,;", ""},
      {"The Quds Force", "the quds force"},
      // Apostrophes of every kind stay inside a word.
      {"Qa'ani", "qaani"},
      {"Qa’ani", "qaani"},
      {"Qa‘ani", "qaani"},
      {"Khaz`ali", "khazali"},
      {"Khaz´ali", "khazali"},
      {"Khazʿali", "khazali"},
      {"Saʾib", "saib"},
      {"Asaʻib", "asaib"},
      {"Asaʼib", "asaib"},
      {"Asa′ib", "asaib"},
      {"Asa＇ib", "asaib"},
      {"‘Abd al-‘Aziz", "abd al aziz"},
      {"Abu Ala' al-Wala'i", "abu ala al walai"},
      {"'quoted'", "quoted"},
      {"rock 'n' roll", "rock n roll"},
      {"a''b", "a b"},
      // Possessives go before anything else.
      {"Qaani’s visit", "qaani visit"},
      {"Qaani's visit", "qaani visit"},
      {"QAANI'S VISIT", "qaani visit"},
      {"Qa’ani’s", "qaani"},
      {"the militias’ leaders", "the militias leaders"},
      {"it's 's", "it s"},
      {"Qaani ‘s visit", "qaani s visit"},
      // Hyphens and dashes part words.
      {"al-Kadhimi", "al kadhimi"},
      {"al- Hamidawi", "al hamidawi"},
      {"al‐Kadhimi al‑Kadhimi al–Kadhimi", "al kadhimi al kadhimi al kadhimi"},
      {"Hennis-Plasschaert", "hennis plasschaert"},
      // A dot parts words, but not the letters of an acronym.
      {"U.S.", "us"},
      {"the U.S. embassy", "the us embassy"},
      {"I.R.G.C. men", "irgc men"},
      {"U.S.A", "usa"},
      {"U.S.’s", "us"},
      {"Kirkuk.The army", "kirkuk the army"},
      {"J. Frantzman", "j frantzman"},
      {"Col.Wayne", "col wayne"},
      {"plan A.The army", "plan a the army"},
      // Digits.
      {"2,500 men", "2,500 men"},
      {"3.5", "35"},
      {"12:33", "12 33"},
      {"in 2020, men", "in 2020 men"},
      {"1,a", "1 a"},
      {"C-130J", "c 130j"},
      {"٢٠٢٠ ۲۰۲۰", "2020 2020"},
      // Letters alone, whatever stands around them.
      {"“Hashd”", "hashd"},
      {"a_b", "a b"},
      {"a/b a&b a+b a@b", "a b a b a b a b"},
      {"rockets🚀fell 👨‍👩‍👧 on", "rockets fell on"},
      {"x²", "x2"},
      // Scripts.
      {"قاسم سليماني", "قاسم سليماني"},
      {"خامنه\u200Cای", "خامنه اي"},
      {"ab\u200Bcd", "ab cd"},
      {"\u200Fقاآني\u200E", "قااني"},
      {"قا\u200Fآني", "قااني"},
      {"Sulei\u00ADmani", "suleimani"},
      {"الحشد،الشعبي؟نعم", "الحشد الشعبي نعم"},
      {"กองกำลังอิรัก", "กอง กาลง อรก"},
      {"伊拉克军队", "伊拉克 军队"},
      {"Iraq军队", "iraq 军队"},
      {"Iraq'军队", "iraq 军队"},
      {"军队’Iraq", "军队 iraq"},
      {"Çavuşoğlu Ñ", "cavusoglu n"},
      {"C\u0327avus\u0327og\u0306lu", "cavusoglu"},
      {"Кассем Сулеймани", "кассем сулеимани"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.words);
  }
}

TEST_CASE("a word knows its bytes, a possessive outside them") {
  struct Row {
    std::string text;
    const char* words;
  };
  const Row rows[] = {
      {"al- Hamidawi", "al[0,2) hamidawi[4,12)"},
      {"Qaani’s visit", "qaani[0,5) visit[10,15)"},
      {"Qa’ani", "qaani[0,8)"},
      {"U.S. men", "us[0,4) men[5,8)"},
      {"قاسم سليماني", "قاسم[0,8) سليماني[9,23)"},
      {"\u200Fقاآني\u200E x", "قااني[3,13) x[17,18)"},
      {"C\u0327avus\u0327", "cavus[0,9)"},
      {"伊拉克军队", "伊拉克[0,9) 军队[9,15)"},
      {"🚀 men", "men[5,8)"},
      // Bytes that are no UTF-8 part words.
      {"caf\xE9 men", "caf[0,3) men[5,8)"},
      {"a\xFF\xFE"
       "b",
       "a[0,1) b[3,4)"},
      {"\xC3", ""},
      {"men\xE2\x80", "men[0,3)"},
      {"men\0women"s, "men[0,3) women[4,9)"},
  };
  for (const Row& row : rows) {
    CAPTURE(printable(row.text));
    CHECK(with_bytes(row.text) == row.words);
  }
}

TEST_CASE("words of lines left out are no words, and leave no gap") {
  const std::string text = "Talks on\nShare this\nPrint\ntalks";
  struct Row {
    std::vector<TextSpan> left_out;
    const char* words;
  };
  const Row rows[] = {
      {{}, "talks on share this print talks "},
      {{{9, 19}}, "talks on print talks "},
      {{{0, 8}, {9, 25}}, "talks "},
      {{{26, 31}}, "talks on share this print "},
      {{{0, 31}}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    std::string words;
    for (const Word& word : break_words(text, row.left_out)) {
      words += word.folded + " ";
      CHECK(fold(text.substr(word.begin, word.end - word.begin)) ==
            word.folded);
    }
    CHECK(words == row.words);
  }
}

TEST_CASE("a word is cut at its limit, between characters") {
  struct Row {
    std::string text;
    std::size_t bytes;
  };
  const std::string at_limit(kMaxWordBytes, 'x');
  std::string two_bytes_each;
  for (std::size_t i = 0; i < kMaxWordBytes / 2; ++i) two_bytes_each += "ل";
  const Row rows[] = {
      {at_limit, kMaxWordBytes},
      {at_limit + "x", kMaxWordBytes},
      {at_limit + at_limit, kMaxWordBytes},
      {two_bytes_each, kMaxWordBytes},
      {two_bytes_each + "ل", kMaxWordBytes},
      {"x" + two_bytes_each, kMaxWordBytes - 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text.size());
    const std::vector<Word> words = break_words(row.text);
    REQUIRE(words.size() == 1);
    CHECK(words[0].folded.size() == row.bytes);
    CHECK_FALSE(first_invalid_byte(words[0].folded));
    CHECK(words[0].end == row.text.size());
  }
}

TEST_CASE("the case of a word is told") {
  struct Row {
    const char* word;
    LetterCase letter_case;
  };
  const Row rows[] = {
      {"visit", LetterCase::lower},
      {"Visit", LetterCase::capitalised},
      {"VISIT", LetterCase::capitals},
      {"PMF", LetterCase::capitals},
      {"U.S.", LetterCase::capitals},
      {"A", LetterCase::capitalised},
      {"a", LetterCase::lower},
      {"iPhone", LetterCase::lower},
      {"PMFs", LetterCase::capitalised},
      {"PMF's", LetterCase::capitals},
      {"ʿAbd", LetterCase::capitalised},
      {"2020", LetterCase::none},
      {"3RD", LetterCase::capitals},
      {"سليماني", LetterCase::none},
      {"Ñandu", LetterCase::capitalised},
      {"Сулеймани", LetterCase::capitalised},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    const std::vector<Word> words = break_words(row.word);
    REQUIRE(words.size() == 1);
    CHECK(words[0].letter_case == row.letter_case);
  }
}

TEST_CASE("the first word of a sentence is told") {
  struct Row {
    const char* text;
    const char* first_words;
  };
  const Row rows[] = {
      {"Iran denies. Tehran knew", "iran tehran"},
      {"Who? Nobody! Iran", "who nobody iran"},
      {"a title\nA body", "a a"},
      {"(He said.) “Then go.”", "he then"},
      {"Kirkuk.The army", "kirkuk the"},
      {"ماذا؟ نعم", "ماذا نعم"},
      {"one, two; three: four", "one"},
      {"3.5 men", "35"},
      {"The U.S. embassy", "the embassy"},  // nobody can tell
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string first_words;
    for (const Word& word : break_words(row.text)) {
      if (!word.starts_sentence) continue;
      if (!first_words.empty()) first_words += ' ';
      first_words += word.folded;
    }
    CHECK(first_words == row.first_words);
  }
}

TEST_CASE("a text in capitals is told from one with a headline in it") {
  struct Row {
    const char* text;
    bool all_capitals;
  };
  const Row rows[] = {
      {"THE GUERRILLAS ATTACKED A POLICE POST IN SAN SALVADOR", true},
      {"THE GUERRILLAS ATTACKED A POLICE POST IN SAN SALVADOR on Monday", true},
      {"ROCKETS FELL ON BAGHDAD", false},  // too short to tell
      {"ROCKETS FELL ON BAGHDAD\nThe army said that three of them fell there.",
       false},
      {"The army said that three of them fell there today.", false},
      {"أعلنت القوات العراقية اليوم مقتل قيادي في بغداد مساء أمس", false},
      {"", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(is_all_capitals(break_words(row.text)) == row.all_capitals);
  }
}

}  // namespace
}  // namespace fihrist
