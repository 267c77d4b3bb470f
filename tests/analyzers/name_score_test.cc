#include "analyzers/name_score.h"

#include <cmath>
#include <string>

#include "analyzers/name_key.h"
#include "tests/analyzers/golden_rows.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// The golden files are printed with three decimals.
bool prints_as(double score, const std::string& printed) {
  return std::abs(score - std::stod(printed)) <= .0005 + 1e-6;
}

TEST_CASE("two tokens score as in the golden file") {
  for (const GoldenRow& row : golden_rows("golden_scores.tsv")) {
    const NameToken a = read_name_token(row[0]);
    const NameToken b = read_name_token(row[1]);
    const double score = alignment_score(a, b);
    CAPTURE(row[0], row[1], row[3], score);
    CHECK(share_key(a.keys, b.keys) == (row[2] == "1"));
    CHECK(prints_as(score, row[3]));
    CHECK(token_score(a, b) == (row[2] == "1" ? score : kNoKeyShared));
  }
}

TEST_CASE("two whole names score as in the golden file, in either order") {
  for (const GoldenRow& row : golden_rows("golden_name_scores.tsv")) {
    const double score = name_score(row[0], row[1]);
    CAPTURE(row[0], row[1], row[2], score);
    CHECK(prints_as(score, row[2]));
  }
}

TEST_CASE("a whole name is the tokens that carry it") {
  struct Row {
    const char* name;
    const char* tokens;
  };
  const Row rows[] = {
      {"", ""},
      {"Qasem Soleimani", "qasem soleimani"},
      {"Sheikh Abd al-Aziz bin Salah al-Din", "abdulaziz salahuddin"},
      {"Abdul Rahman", "abdulrahman"},
      {"Abd ar-Rahman", "abdulrahman"},
      {"Nasr ed-Deen", "nasruddin"},
      {"Shams Eldin", "shamsuddin"},
      {"Gholam-Ali Haddad-Adel", "gholamali haddadadel"},
      {"J. D. Abu al-Walid", "abu walid"},
      {"the Haji", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::string tokens;
    for (const std::string& token : name_tokens(row.name)) {
      tokens.append(tokens.empty() ? "" : " ").append(token);
    }
    CHECK(tokens == row.tokens);
  }
}

TEST_CASE("a name without tokens is like no other") {
  CHECK(name_score("", "Qasem Soleimani") == 0);
  CHECK(name_score("al-", "al-") == 0);
  CHECK(token_score("", "") == kNoKeyShared);
}

}  // namespace
}  // namespace fihrist
