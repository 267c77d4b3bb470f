#include "analyzers/fold.h"

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("a word is folded") {
  struct Row {
    const char* word;
    const char* folded;
  };
  const Row rows[] = {
      {"", ""},
      {"Baghdad", "baghdad"},
      // Arabic letter forms: one alef, yeh, kaf, heh.
      {"أحمد", "احمد"},
      {"إسماعيل", "اسماعيل"},
      {"آية", "ايه"},
      {"ٱلله", "الله"},
      {"قاآنی", "قااني"},
      {"مصطفى", "مصطفي"},
      {"کاظمی", "كاظمي"},
      {"القاعدة", "القاعده"},
      {"مؤسسة", "موسسه"},
      {"هيئة", "هييه"},
      {"ہے", "هي"},
      {"ھ", "ه"},
      {"ە", "ه"},
      {"ۀ", "ه"},
      // Harakat, tatweel and presentation forms.
      {"مُصْطَفَى", "مصطفي"},
      {"مّ", "م"},
      {"الحـــشد", "الحشد"},
      {"ﻗﺎﺳﻢ", "قاسم"},
      {"ﷲ", "الله"},
      {"ﻻ", "لا"},
      // Digits of every script.
      {"٠١٢٣٤٥٦٧٨٩", "0123456789"},
      {"۰۱۲۳۴۵۶۷۸۹", "0123456789"},
      {"०१२", "012"},
      {"１２", "12"},
      // Latin letters with marks, and those that Unicode does not take apart.
      {"Çavuşoğlu", "cavusoglu"},
      {"İstanbul", "istanbul"},
      {"Diyarbakır", "diyarbakir"},
      {"ISIL", "isil"},
      {"Hişyar", "hisyar"},
      {"Łódź", "lodz"},
      {"Ørsted", "orsted"},
      {"Đặng", "dang"},
      {"Straße", "strasse"},
      {"ﬁre", "fire"},
      {"ＰＭＦ", "pmf"},
      {"Ḥashd", "hashd"},
      {"H\u0323ashd", "hashd"},
      {"Khaz\u02BFali", "khazali"},
      // A possessive goes before the apostrophes.
      {"Qaani's", "qaani"},
      {"Qaani’s", "qaani"},
      {"QAANI’S", "qaani"},
      {"Qa’ani’s", "qaani"},
      {"'s", "s"},
      {"Qaani‘s", "qaanis"},
      {"2,500", "2,500"},
      {"👍", ""},
      {"\u0301", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(fold_word(row.word) == row.folded);
  }
}

TEST_CASE("a folded word folds to itself") {
  for (const char* word :
       {"Qa’ani’s", "İstanbul", "ﷲ", "هيئة", "ﬁre", "Đặng", "2,500", "ǰ", "ΐ",
        "ᾼ", "ẞ", "ŉ", "ﬀ", "ſ", "Ω", "각", "ั", "ⅷ", "½"}) {
    CAPTURE(word);
    const std::string folded = fold_word(word);
    CHECK(fold_word(folded) == folded);
  }
}

TEST_CASE("a possessive is told by its bytes") {
  struct Row {
    const char* word;
    std::size_t bytes;
  };
  const Row rows[] = {
      {"Qaani's", 2}, {"Qaani’s", 4}, {"QAANI'S", 2}, {"militias’", 0},
      {"Qaanis", 0},  {"'s", 0},      {"’s", 0},      {"", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(possessive_bytes(row.word) == row.bytes);
  }
}

}  // namespace
}  // namespace fihrist
