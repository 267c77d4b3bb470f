// The tables compiled into the programs.

#include <set>

#include "analyzers/alias_check.h"
#include "analyzers/alias_files.h"
#include "analyzers/words.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const AliasRows& shipped() {
  static const AliasRows rows = shipped_alias_rows();
  return rows;
}

TEST_CASE("the shipped tables have no problem") {
  for (const Problem& problem : check_alias_rows(shipped())) {
    FAIL_CHECK(to_string(problem));
  }
}

TEST_CASE("the shipped tables are as large as promised") {
  CHECK(shipped().actors.size() >= 100);
  CHECK(shipped().aliases.size() >= 700);
}

TEST_CASE("a shipped row knows its line") {
  CHECK(shipped().actors[0].row.starts_with("actors.tsv:"));
  CHECK(shipped().aliases[0].row.starts_with("aliases.tsv:"));
  CHECK(shipped().links[0].row.starts_with("links.tsv:"));
}

TEST_CASE("a spelling in the news is an alias of its actor") {
  struct Row {
    const char* actor;
    std::vector<const char*> spellings;
  };
  const Row rows[] = {
      {"esmail-qaani",
       {"Qaani", "Kani", "Ghaani", "Esmail Qaani", "Ismail Qa'ani",
        "Esmaeil Ghaani", "قاآني", "قاآنی"}},
      {"mustafa-al-kadhimi",
       {"Kadhimi", "al-Kadhimi", "Al-Kazemi", "Kazemi", "Mustafa Al-Kadhimi",
        "Mustafa Kazemi", "الكاظمي", "مصطفى الكاظمي"}},
      {"qassem-soleimani",
       {"Soleimani", "Suleimani", "Sulaymani", "Qasem Soleymani", "سليماني"}},
      {"abu-mahdi-al-muhandis",
       {"Muhandis", "Abu Mahdi al-Mohandes", "المهندس"}},
      {"qais-khazali", {"Khazali", "Qais al-Khazali", "Khazʿali", "الخزعلي"}},
      {"asaib-ahl-al-haq",
       {"Asaib Ahl al-Haq", "Asa'ib Ahl al-Haqq", "عصائب أهل الحق"}},
  };
  std::set<std::pair<std::string, std::string>> claims;
  for (const Alias& alias : shipped().aliases) {
    claims.emplace(alias.actor, fold(alias.text));
  }
  for (const Row& row : rows) {
    for (const std::string_view spelling : row.spellings) {
      CAPTURE(row.actor, spelling);
      std::string folded = fold(spelling);
      // An article before the first word needs no row of its own.
      if (!claims.contains({row.actor, folded}) && folded.starts_with("al ")) {
        folded.erase(0, 3);
      }
      CHECK(claims.contains({row.actor, folded}));
    }
  }
}

}  // namespace
}  // namespace fihrist
