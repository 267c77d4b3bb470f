#include "analyzers/alias_check.h"

#include "small_table.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// The problems of rows laid beside two actors and a place.
std::vector<std::string> problems_of(SmallTables tables) {
  const std::string actors =
      "qaani|person|Esmail Qaani\n"
      "ghani|person|Ashraf Ghani\n"
      "quds|place|Jerusalem\n" +
      std::string(tables.actors);
  tables.actors = actors;
  std::vector<std::string> problems;
  for (const Problem& problem : check_alias_rows(rows_of(tables))) {
    problems.push_back(to_string(problem));
  }
  return problems;
}

using Lines = std::vector<std::string>;

TEST_CASE("an actor is well formed and defined once") {
  struct Row {
    const char* actor;
    Lines problems;
  };
  const Row rows[] = {
      {"al-qaeda-2|group|Al-Qaeda", {}},
      {"Qaeda|group|Al-Qaeda",
       {"actors.tsv:4: an id has a-z, 0-9 and hyphens only, at most 100: "
        "Qaeda"}},
      {"al qaeda|group|Al-Qaeda",
       {"actors.tsv:4: an id has a-z, 0-9 and hyphens only, at most 100: al "
        "qaeda"}},
      {"|group|Al-Qaeda",
       {"actors.tsv:4: an id has a-z, 0-9 and hyphens only, at most 100: "}},
      {"qaeda|group||", {"actors.tsv:4: an actor without a name"}},
      {"qaani|person|Qaani", {"actors.tsv:4: qaani is defined twice"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.actor);
    CHECK(problems_of({.actors = row.actor, .aliases = ""}) == row.problems);
  }
}

TEST_CASE("an alias is a claim that contradicts no other") {
  struct Row {
    const char* aliases;
    Lines problems;
  };
  const Row rows[] = {
      {"qaani|Qaani|spelling|strong", {}},
      {"qaani|…|spelling|strong", {"aliases.tsv:1: an alias without a word"}},
      {"qaani||spelling|strong", {"aliases.tsv:1: an alias without a word"}},
      {"qaani|Qaani|spelling|strong|||",
       {"aliases.tsv:1: an alias without a source"}},
      {"qaani|!Qaani|spelling|strong",
       {"aliases.tsv:1: a retraction in a table that lies over no other"}},
      {"kani|Qaani|spelling|strong",
       {"aliases.tsv:1: no actor has the id kani"}},
      {"qaani|Qaani|spelling|strong|2020-01-01|",
       {"aliases.tsv:1: from and to are for titles"}},
      // One alias stands once for one actor, after folding.
      {"qaani|Qaani|spelling|strong\nqaani|Ghaani|spelling|strong", {}},
      {"qaani|Qaani|spelling|strong\nqaani|Qa’ani|spelling|weak",
       {"aliases.tsv:2: “Qa’ani” of qaani stands at aliases.tsv:1 already"}},
      // Two actors may share a weak alias, never a strong one.
      {"qaani|Kani|spelling|weak\nghani|Kani|spelling|weak", {}},
      {"qaani|Kani|spelling|strong\nghani|Kani|spelling|weak", {}},
      {"qaani|Kani|spelling|strong\nghani|KANI|spelling|strong",
       {"aliases.tsv:2: “KANI” is strong for qaani at aliases.tsv:1 as well; "
        "make both weak"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.aliases);
    CHECK(problems_of({.actors = "", .aliases = row.aliases}) == row.problems);
  }
}

TEST_CASE("a title has one holder on each day") {
  struct Row {
    const char* aliases;
    Lines problems;
  };
  const Row rows[] = {
      {"qaani|commander|title|strong|2020-01-04|2024-12-31", {}},
      {"qaani|commander|title|strong|2020-01-04|2020-01-04", {}},
      {"qaani|commander|title|strong|2020-01-05|2020-01-04",
       {"aliases.tsv:1: held from 2020-01-05 to 2020-01-04: not in order"}},
      {"quds|commander|title|strong|2020-01-05|",
       {"aliases.tsv:1: a place has no title"}},
      // The next day is another's.
      {"ghani|commander|title|strong||2020-01-03\n"
       "qaani|commander|title|strong|2020-01-04|",
       {}},
      {"ghani|commander|title|strong||2020-01-04\n"
       "qaani|Commander|title|strong|2020-01-04|",
       {"aliases.tsv:2: “Commander” has another holder at the same time, at "
        "aliases.tsv:1"}},
      {"ghani|commander|title|strong||\n"
       "qaani|commander|title|strong|2020-01-04|2021",
       {"aliases.tsv:2: “commander” has another holder at the same time, at "
        "aliases.tsv:1"}},
      {"ghani|commander|title|strong||\nqaani|deputy commander|title|strong||",
       {}},
      // One may hold it twice, but not at one time.
      {"qaani|commander|title|strong||2019\nqaani|commander|title|strong|2021|",
       {}},
      {"qaani|commander|title|strong||2021\nqaani|commander|title|strong|2021|",
       {"aliases.tsv:2: “commander” has another holder at the same time, at "
        "aliases.tsv:1"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.aliases);
    CHECK(problems_of({.actors = "", .aliases = row.aliases}) == row.problems);
  }
}

TEST_CASE("a link joins two actors once") {
  struct Row {
    const char* links;
    Lines problems;
  };
  const Row rows[] = {
      {"qaani|ghani|enemy_of", {}},
      {"qaani|ghani|enemy_of\nqaani|ghani|ally_of", {}},
      {"qaani|ghani|enemy_of\nghani|qaani|enemy_of", {}},
      {"qaani|kani|enemy_of", {"links.tsv:1: no actor has the id kani"}},
      {"kani|qaani|enemy_of", {"links.tsv:1: no actor has the id kani"}},
      {"qaani|qaani|ally_of", {"links.tsv:1: qaani is linked to itself"}},
      {"qaani|ghani|enemy_of\nqaani|ghani|enemy_of",
       {"links.tsv:2: qaani enemy_of ghani stands twice"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.links);
    CHECK(problems_of({.actors = "", .aliases = "", .links = row.links}) ==
          row.problems);
  }
}

}  // namespace
}  // namespace fihrist
