#include "analyzers/alias_merge.h"

#include <algorithm>

#include "analyzers/alias_check.h"
#include "corpus/error.h"
#include "small_table.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

using Lines = std::vector<std::string>;

constexpr SmallTables kBelow = {
    .actors = "qaani|person|Qaani|below\nquds|force|Quds Force|below\n",
    .aliases =
        "qaani|Qaani|spelling|strong|||x\n"
        "qaani|Qani|spelling|weak|||x\n"
        "quds|Quds Force|translation|strong|||x\n",
    .links = "qaani|quds|leads\n",
};

struct Merge {
  Lines rows;
  Lines problems;
};

Merge merge(const SmallTables& above) {
  Merge merged;
  merged.rows = shown(merge_alias_rows(
      rows_of(kBelow), rows_of(above), [&](const Problem& problem) {
        merged.problems.push_back(to_string(problem));
      }));
  return merged;
}

bool holds(const Lines& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST_CASE("rows laid over others are added") {
  const Merge merged = merge({.actors = "hashd|force|PMF|above\n",
                              .aliases = "qaani|Kani|mt_error|weak|||y\n",
                              .links = "quds|hashd|ally_of\n"});
  CHECK(merged.problems.empty());
  CHECK(merged.rows ==
        Lines{"qaani person Qaani (below)", "quds force Quds Force (below)",
              "hashd force PMF (above)",
              "qaani Qaani spelling strong open..open x aliases.tsv:1",
              "qaani Qani spelling weak open..open x aliases.tsv:2",
              "quds Quds Force translation strong open..open x aliases.tsv:3",
              "qaani Kani mt_error weak open..open y aliases.tsv:1",
              "qaani leads quds", "quds ally_of hashd"});
}

TEST_CASE("an actor with a known id replaces its row") {
  const Merge merged =
      merge({.actors = "qaani|person|Esmail Qaani|above\n", .aliases = ""});
  CHECK(merged.problems.empty());
  CHECK(merged.rows.size() == 6);
  CHECK(holds(merged.rows, "qaani person Esmail Qaani (above)"));
  CHECK_FALSE(holds(merged.rows, "qaani person Qaani (below)"));
}

TEST_CASE("a retraction takes back the alias that folds to the same") {
  for (const char* retraction :
       {"qaani|!Qani|spelling|weak", "qaani|!QANI|native|strong",
        "qaani|!Qa’ni|spelling|weak", "qaani|!Q-ani|spelling|weak"}) {
    CAPTURE(retraction);
    const bool is_same = std::string_view(retraction).find('-') ==
                         std::string_view::npos;  // Q-ani is two words
    const Merge merged = merge({.actors = "", .aliases = retraction});
    CHECK(merged.problems.empty() == is_same);
    CHECK(holds(merged.rows,
                "qaani Qani spelling weak open..open x aliases.tsv:2") !=
          is_same);
    CHECK(merged.rows.size() == (is_same ? 5U : 6U));
  }
}

TEST_CASE("a retraction and a new row of the same alias replace it") {
  const Merge merged = merge({.actors = "",
                              .aliases = "qaani|!Qaani|spelling|strong|||us\n"
                                         "qaani|Qaani|spelling|weak|||us\n"});
  CHECK(merged.problems.empty());
  CHECK(holds(merged.rows,
              "qaani Qaani spelling weak open..open us aliases.tsv:2"));
  CHECK_FALSE(holds(merged.rows,
                    "qaani Qaani spelling strong open..open x aliases.tsv:1"));
}

TEST_CASE("a retraction of nothing is told") {
  const Merge merged = merge({.actors = "",
                              .aliases = "qaani|Kani|spelling|weak\n"
                                         "qaani|!Ghani|spelling|weak\n"
                                         "quds|!Qani|spelling|weak\n"});
  CHECK(merged.problems ==
        Lines{"aliases.tsv:2: retracts “Ghani” of qaani, which no table below "
              "has",
              "aliases.tsv:3: retracts “Qani” of quds, which no table below "
              "has"});
}

TEST_CASE("a user's folders are laid over the shipped tables in order") {
  const TemporaryFolder folder;
  folder.write("a/actors.tsv", "rijal\tgroup\tRijal al-Ghad\tOf 2021.\n");
  folder.write("a/aliases.tsv",
               "rijal\tRijal al-Ghad\tspelling\tstrong\t\t\tours\n");
  folder.write("b/actors.tsv", "rijal\tgroup\tMen of Tomorrow\tOf 2021.\n");
  folder.write("b/aliases.tsv",
               "rijal\t!Rijal al-Ghad\tspelling\tstrong\t\t\tours\n");
  const AliasRows rows = load_alias_rows({folder.path("a"), folder.path("b")});
  CHECK(rows.aliases.size() == shipped_alias_rows().aliases.size());
  CHECK(rows.actors.back().name == "Men of Tomorrow");
}

TEST_CASE("tables with a problem are refused, and the first is told") {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "aliases.tsv", "nobody\tRijal al-Ghad\tspelling\tstrong\t\t\tours\n");
  try {
    (void)load_alias_rows({folder.path()});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.what() ==
          "the alias tables have 1 problem; the first: " + path +
              ":1: no actor has the id nobody; see all with: "
              "fihrist names check DIR");
  }
}

TEST_CASE("a refusal takes back what is there and is remembered") {
  const Merge merged =
      merge({.actors = "",
             .aliases = "qaani|!Qani|spelling|weak|||refused 2020-11-25\n"
                        "qaani|!Ghani|spelling|weak|||refused: the president\n"
                        "-|!New Year|spelling|weak|||refused\n"});
  CHECK(merged.problems.empty());
  CHECK_FALSE(holds(merged.rows,
                    "qaani Qani spelling weak open..open x aliases.tsv:2"));
  CHECK(holds(merged.rows,
              "qaani !Ghani spelling weak open..open refused: the president "
              "aliases.tsv:2"));
  CHECK(holds(merged.rows,
              "- !New Year spelling weak open..open refused aliases.tsv:3"));
}

TEST_CASE("a correction replaces the one of the same document and surface") {
  const AliasRows below = rows_of({.actors = "",
                                   .aliases = "",
                                   .overrides = "a|Qani|-|x|2020-11-25|why\n"
                                                "b|Qani|-|x|2020-11-25|why\n"});
  const AliasRows above =
      rows_of({.actors = "",
               .aliases = "",
               .overrides = "a|Qa’ni|qaani|y|2020-11-26|he it is\n"});
  CHECK(shown(merge_alias_rows(below, above, [](const Problem&) {})) ==
        Lines{"in b Qani is -", "in a Qa’ni is qaani"});
}

AliasRows followed(const SmallTables& tables, Lines& problems) {
  return follow_renames(rows_of(tables), [&](const Problem& problem) {
    problems.push_back(to_string(problem));
  });
}

TEST_CASE("who bears the id now has the aliases, links and corrections") {
  Lines problems;
  const AliasRows rows =
      followed({.actors = "qaani|person|Qaani|x\n"
                          "ghaani|person|Ghaani|x\n"
                          "quds|force|Quds Force|x\n",
                .aliases = "ghaani|Ghaani|spelling|strong\n"
                           "ghaani|Kani|spelling|weak\n"
                           "qaani|Kani|spelling|weak\n",
                .links = "ghaani|quds|leads\n"
                         "qaani|quds|leads\n"
                         "ghaani|qaani|renamed_to\n"
                         "general-q|ghaani|renamed_to\n",
                .overrides = "a|Qani|ghaani|x|2020-11-25|why\n"},
               problems);
  CHECK(problems.empty());
  CHECK(shown(rows) ==
        Lines{"qaani person Qaani (x)", "quds force Quds Force (x)",
              "qaani Ghaani spelling strong open..open test aliases.tsv:1",
              "qaani Kani spelling weak open..open test aliases.tsv:3",
              "qaani leads quds", "ghaani is qaani", "general-q is qaani",
              "in a Qani is qaani"});
  const AliasTable table(rows);
  CHECK(table.find_actor("ghaani") == table.find_actor("qaani"));
  CHECK(table.find_actor("general-q") == table.find_actor("qaani"));
}

TEST_CASE("renames in a circle are told and have no effect") {
  Lines problems;
  const AliasRows rows = followed({.actors = "a|person|A|x\nb|person|B|x\n",
                                   .aliases = "",
                                   .links = "a|b|renamed_to\n"
                                            "b|a|renamed_to\n"},
                                  problems);
  CHECK(problems == Lines{"links.tsv:1: a is renamed in a circle",
                          "links.tsv:2: b is renamed in a circle"});
  CHECK(rows.actors.size() == 2);
  CHECK(rows.renames.empty());
}

TEST_CASE("a rename to nobody is told once and has no effect") {
  Lines problems;
  const AliasRows rows = followed({.actors = "a|person|A|x\n",
                                   .aliases = "a|Aa|spelling|strong\n"
                                              "a|Aaa|spelling|strong\n",
                                   .links = "a|nobody|renamed_to\n"},
                                  problems);
  CHECK(problems == Lines{"links.tsv:1: no actor has the id nobody"});
  CHECK(rows.renames.empty());
  CHECK(check_alias_rows(rows).empty());
}

TEST_CASE("actors keep their numbers, and ids that are gone are retired") {
  const AliasRows before = rows_of(
      {.actors = "a|person|A|x\nb|person|B|x\nc|person|C|x\n", .aliases = ""});
  AliasRows rows =
      rows_of({.actors = "d|person|D|x\nc|person|C new|x\na|person|A|x\n",
               .aliases = ""});
  keep_actor_numbers(rows, before.actors);
  std::string ids;
  for (const Actor& actor : rows.actors) {
    ids += actor.id + (actor.retired ? " (retired) " : " ");
  }
  CHECK(ids == "a b (retired) c d ");
  CHECK(rows.actors[2].name == "C new");
  CHECK_FALSE(AliasTable(rows).find_actor("b"));
}

TEST_CASE("a retired actor that is back is one of all") {
  AliasRows before = rows_of({.actors = "a|person|A|x\n", .aliases = ""});
  before.actors[0].retired = true;
  AliasRows rows = rows_of({.actors = "a|person|A|x\n", .aliases = ""});
  keep_actor_numbers(rows, before.actors);
  CHECK_FALSE(rows.actors[0].retired);
  CHECK(AliasTable(rows).find_actor("a") == ActorIndex{0});
}

}  // namespace
}  // namespace fihrist
