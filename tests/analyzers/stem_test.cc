#include "analyzers/stem.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("words in Latin letters take English stems, in any paragraph") {
  struct Row {
    const char* folded;
    const char* stem;
  };
  const Row rows[] = {
      {"visits", "visit"},        {"visit", "visit"},
      {"militias", "militia"},    {"attacked", "attack"},
      {"attacking", "attack"},    {"forces", "forc"},
      {"force", "forc"},          {"mobilization", "mobil"},
      {"soleimani", "soleimani"}, {"2,500", "2,500"},
      {"130j", "130j"},           {"сулеимани", "сулеимани"},
      {"naïves", "naïves"},       {"", ""},
  };
  Stemmer stemmer;
  for (const Row& row : rows) {
    CAPTURE(row.folded);
    for (const ArabicScript script :
         {ArabicScript::other, ArabicScript::arabic, ArabicScript::persian}) {
      CHECK(stemmer.stem(row.folded, script) == row.stem);
    }
  }
}

TEST_CASE("stems stay right when the vocabulary outgrows what is kept") {
  Stemmer stemmer;
  std::string word = "aaaa";
  for (int i = 0; i < 100'010; ++i) {
    (void)stemmer.stem(word, ArabicScript::other);
    for (std::size_t at = word.size(); at-- > 0 && ++word[at] > 'z';) {
      word[at] = 'a';
    }
  }
  CHECK(stemmer.stem("visits", ArabicScript::other) == "visit");
}

TEST_CASE("words in Arabic letters take the stems of their paragraph") {
  Stemmer stemmer;
  const std::string word = "انتخاباتها";
  CHECK(stemmer.stem(word, ArabicScript::arabic) == "انتخاب");
  CHECK(stemmer.stem(word, ArabicScript::persian) == "انتخاب");
  CHECK(stemmer.stem("الفصايل", ArabicScript::arabic) == "فصايل");
  CHECK(stemmer.stem("الفصايل", ArabicScript::persian) == "الفصايل");
  CHECK(stemmer.stem("الفصايل", ArabicScript::other) == "الفصايل");
}

TEST_CASE("a word that is asked for stands for the stems of both languages") {
  struct Row {
    const char* word;
    std::vector<std::string> stems;
  };
  const Row rows[] = {
      {"visits", {"visit"}},
      {"2,500", {"2,500"}},
      {"kurdî", {"kurdî"}},
      {"الحكومه", {"الحكومه", "حكوم", "الحكوم"}},
      {"كشورهاي", {"كشورهاي", "كشور"}},
      {"بيان", {"بيان"}},
  };
  Stemmer stemmer;
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(stemmer.asked_stems(row.word) == row.stems);
  }
}

}  // namespace
}  // namespace fihrist
