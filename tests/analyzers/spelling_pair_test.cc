#include "analyzers/spelling_pair.h"

#include "analyzers/name_key.h"
#include "analyzers/whole_name.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("two spellings are judged by tokens or as whole names") {
  struct Row {
    const char* a;
    const char* b;
    Verdict verdict;
  };
  const Row rows[] = {
      {"Qaani", "Ghaani", Verdict::same},
      {"al-Kadhimi", "Kazemi", Verdict::same},
      {" Qaani ", "Qaani\u00A0", Verdict::same},
      {"Qaani", "Jaafari", Verdict::different},
      {"", "Qaani", Verdict::different},
      {"", "", Verdict::different},
      {"Qasem Soleimani", "Kassim Suleymani", Verdict::same},
      {"Qasem Soleimani", "Soleimani", Verdict::maybe},
      {"Qasem Soleimani", "Hassan Rouhani", Verdict::different},
      {"Abd al-Karim", "Abdelkarim", Verdict::same},
      {"the Haji", "the Haji", Verdict::different},
      // Arabic script: only keys.
      {"قاآنی", "Qaani", Verdict::maybe},
      {"قاآنی", "Soleimani", Verdict::different},
      {"قاآنی", "قاآني", Verdict::same},
      {"قاسم سليماني", "Qasem Soleimani", Verdict::same},
      {"سليماني قاسم", "Qasem Soleimani", Verdict::same},
      {"قاسم سليماني", "Qasem Rouhani", Verdict::different},
      {"قاسم محمد سليماني", "Qasem Soleimani", Verdict::different},
      {"قاسم سليماني", "قاسم سلیمانی", Verdict::same},
      {"عبد الرحمن", "Abdurrahman", Verdict::maybe},
      {"علي بن صالح", "Ali Saleh", Verdict::same},
  };
  for (const Row& row : rows) {
    const SpellingLikeness forth = compare_spellings(row.a, row.b);
    const SpellingLikeness back = compare_spellings(row.b, row.a);
    CAPTURE(row.a, row.b, forth.score, to_string(forth.verdict));
    CHECK(forth.verdict == row.verdict);
    CHECK(back.verdict == row.verdict);
    CHECK(back.score == forth.score);
  }
}

TEST_CASE("a score of tokens is log-odds, of whole names 0 to 1") {
  CHECK(compare_spellings("Qaani", "Qaani").score > 1);
  CHECK(compare_spellings("Qaani", "Jaafari").score == kNoKeyShared);
  CHECK(compare_spellings("Qaani", "Hassan Jaafari").score >= 0);
  CHECK(compare_spellings("Abd al-Karim", "Abdelkarim").score <= 1);
}

TEST_CASE("the keys of a spelling are those of all its tokens") {
  CHECK(spelling_keys("al-Kadhimi") == name_keys("al-Kadhimi"));
  CHECK(spelling_keys(" \u0642\u0627\u0633\u0645 ") == name_keys("قاسم"));
  CHECK(spelling_keys("Ali bin Qasem") ==
        std::vector<std::string>{"AL", "KSM"});
  CHECK(spelling_keys("Abd al-Rahman Abdelrahman") == name_keys("Abdurrahman"));
  CHECK(spelling_keys("قاسم Ali") == std::vector<std::string>{"AL", "KSM"});
  CHECK(spelling_keys("").empty());
  CHECK(spelling_keys("12 34").empty());
}

}  // namespace
}  // namespace fihrist
