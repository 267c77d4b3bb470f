#include "analyzers/stem.h"

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("English words are stemmed, others are their own stems") {
  struct Row {
    const char* folded;
    const char* stem;
  };
  const Row rows[] = {
      {"visits", "visit"},
      {"visit", "visit"},
      {"militias", "militia"},
      {"attacked", "attack"},
      {"attacking", "attack"},
      {"forces", "forc"},
      {"force", "forc"},
      {"mobilization", "mobil"},
      {"soleimani", "soleimani"},
      {"2,500", "2,500"},
      {"130j", "130j"},
      {"الفصائل", "الفصائل"},
      {"сулеимани", "сулеимани"},
      {"naïves", "naïves"},
      {"", ""},
  };
  Stemmer stemmer;
  for (const Row& row : rows) {
    CAPTURE(row.folded);
    CHECK(stemmer.stem(row.folded) == row.stem);
    CHECK(stemmer.stem(row.folded) == row.stem);  // the one it kept
  }
}

TEST_CASE("stems stay right when the vocabulary outgrows what is kept") {
  Stemmer stemmer;
  std::string word = "aaaa";
  for (int i = 0; i < 100'010; ++i) {
    (void)stemmer.stem(word);
    for (std::size_t at = word.size(); at-- > 0 && ++word[at] > 'z';) {
      word[at] = 'a';
    }
  }
  CHECK(stemmer.stem("visits") == "visit");
}

}  // namespace
}  // namespace fihrist
