#include "analyzers/claims.h"

#include <string>

#include "small_table.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

AliasTable names() {
  return AliasTable(rows_of({
      .actors = "hezbollah|group|Hezbollah\n"
                "kataib|group|Kataib Hezbollah\n"
                "kadhimi|person|Mustafa al-Kadhimi\n"
                "other-kadhimi|person|Another al-Kadhimi\n"
                "manar|media|Al-Manar\n",
      .aliases = "hezbollah|Hezbollah|spelling|strong\n"
                 "kataib|Hezbollah Brigades|translation|strong\n"
                 "kataib|Brigades of Iraq|translation|strong\n"
                 "kadhimi|Kadhimi|spelling|weak\n"
                 "other-kadhimi|Kadhimi|spelling|weak\n"
                 "kadhimi|Mustafa al-Kadhimi|spelling|strong\n"
                 "manar|Al-Manar|spelling|strong\n",
  }));
}

// "Kadhimi (2 rows); …": the words of each claim.
template <typename Test>
std::string claimed(std::string_view text, Test test) {
  const AliasTable table = names();
  const std::vector<Word> words = break_words(text);
  std::vector<Claim> claims = find_claims(text, words, table.phrases());
  keep_rows(claims, test);
  (void)keep_longest(claims);
  std::string shown;
  for (const Claim& claim : claims) {
    if (!shown.empty()) shown += "; ";
    shown += text.substr(
        words[claim.first_word].begin,
        words[claim.end_word() - 1].end - words[claim.first_word].begin);
    shown += " (" + std::to_string(claim.rows.size()) + ")";
  }
  return shown;
}

std::string claimed(std::string_view text) {
  return claimed(text, [](const Claim&, AliasIndex) { return true; });
}

TEST_CASE("the longest alias has the words, all its rows with it") {
  struct Row {
    const char* text;
    const char* claims;
  };
  const Row rows[] = {
      {"nobody", ""},
      {"Hezbollah", "Hezbollah (1)"},
      {"Hezbollah Brigades", "Hezbollah Brigades (1)"},
      {"Hezbollah, Hezbollah Brigades and Hezbollah",
       "Hezbollah (1); Hezbollah Brigades (1); Hezbollah (1)"},
      // The longer of two that overlap, wherever it begins.
      {"Hezbollah Brigades of Iraq", "Hezbollah (1); Brigades of Iraq (1)"},
      {"Mustafa al-Kadhimi", "Mustafa al-Kadhimi (1)"},
      {"Kadhimi", "Kadhimi (2)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claimed(row.text) == row.claims);
  }
}

TEST_CASE("an article before the first word belongs to the claim") {
  struct Row {
    const char* text;
    const char* claims;
  };
  const Row rows[] = {
      {"al-Kadhimi", "al-Kadhimi (2)"},
      {"Al Kadhimi", "Al Kadhimi (2)"},
      {"al- Kadhimi", "al- Kadhimi (2)"},
      {"el-Kadhimi", "el-Kadhimi (2)"},
      {"AL-KADHIMI", "AL-KADHIMI (2)"},
      {"al‑Kadhimi", "al‑Kadhimi (2)"},
      {"he met al-Kadhimi", "al-Kadhimi (2)"},
      {"al. Kadhimi", "Kadhimi (2)"},
      {"al, Kadhimi", "Kadhimi (2)"},
      {"de-Kadhimi", "Kadhimi (2)"},
      {"the Kadhimi", "Kadhimi (2)"},
      // One that the row writes must stand in the text.
      {"Manar", ""},
      {"Al-Manar", "Al-Manar (1)"},
      // Two articles: one is taken.
      {"al-al-Kadhimi", "al-Kadhimi (2)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claimed(row.text) == row.claims);
  }
}

TEST_CASE("a claim ends with its sentence") {
  struct Row {
    const char* text;
    const char* claims;
  };
  const Row rows[] = {
      {"they met Hezbollah. Brigades moved", "Hezbollah (1)"},
      {"against Hezbollah! Brigades", "Hezbollah (1)"},
      {"against Hezbollah: Brigades", "Hezbollah (1)"},
      {"Hezbollah\nBrigades", "Hezbollah\nBrigades (1)"},
      {"Hezbollah, Brigades", "Hezbollah, Brigades (1)"},
      {"Hezbollah.Brigades", "Hezbollah.Brigades (1)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claimed(row.text) == row.claims);
  }
}

TEST_CASE("a row that fails the test claims nothing") {
  const auto long_ones_fail = [](const Claim& claim, AliasIndex) {
    return claim.word_count == 1;
  };
  CHECK(claimed("Hezbollah Brigades", long_ones_fail) == "Hezbollah (1)");
  const auto first_kadhimi = [](const Claim&, AliasIndex row) {
    return row == 3;
  };
  CHECK(claimed("al-Kadhimi", first_kadhimi) == "al-Kadhimi (1)");
}

TEST_CASE("the gap before a word is what stands there") {
  const std::string text = "Qaani’s — visit";
  const std::vector<Word> words = break_words(text);
  CHECK(gap_before(text, words, 1) == "’s — ");
}

}  // namespace
}  // namespace fihrist
