// What a name means and what it does not, on tables in sight.

#include "searchd/explain_name.h"

#include "archive.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Strings = std::vector<std::string>;

const AliasTable& table() {
  static const AliasTable table(alias_rows(
      "qaani\tperson\tEsmail Qaani\t\n"
      "bagheri\tperson\tAli Bagheri Kani\t\n"
      "soleimani\tperson\tQassem Soleimani\t\n"
      "quds-force\tforce\tQuds Force\t\n"
      "quds\tplace\tal-Quds\t\n"
      "hezbollah\tgroup\tHezbollah\t\n"
      "kataib\tgroup\tKataib Hezbollah\t\n"
      "pmf\tforce\tPopular Mobilization Forces\t\n"
      "iran\tstate\tIran\t\n"
      "kazemi\tperson\tAmir Kazemi\t\n"
      "kadhimi\tperson\tMustafa al-Kadhimi\t\n",
      "qaani\tEsmail Qaani\tspelling\tstrong\t\t\tseen\n"
      "qaani\tKani\tspelling\tweak\t\t\tseen\n"
      "bagheri\tBagheri Kani\tspelling\tstrong\t\t\tseen\n"
      "bagheri\tAli Bagheri Kani\tspelling\tstrong\t\t\tseen\n"
      "soleimani\tQasim Soleimani\tspelling\tstrong\t\t\tseen\n"
      "soleimani\tSoleimani\tspelling\tweak\t\t\tseen\n"
      "soleimani\tQuds Force commander\ttitle\tstrong\t\t2020-01-03\tseen\n"
      "qaani\tQuds Force commander\ttitle\tstrong\t2020-01-04\t\tseen\n"
      "quds-force\tQuds Force\ttranslation\tstrong\t\t\tseen\n"
      "quds\tQuds\tspelling\tweak\t\t\tseen\n"
      "hezbollah\tHezbollah\tspelling\tstrong\t\t\tseen\n"
      "kataib\tHezbollah Brigades\ttranslation\tstrong\t\t\tseen\n"
      "pmf\tPMF\tacronym\tstrong\t\t\tseen\n"
      "pmf\tthe crowd\tmt_error\tweak\t\t\tseen\n"
      "iran\tIran\tspelling\tstrong\t\t\tseen\n"
      "kazemi\tKazemi\tspelling\tweak\t\t\tseen\n"
      "kadhimi\tKazemi\tspelling\tweak\t\t\tseen\n"
      "kadhimi\tالكاظمي\tnative\tstrong\t\t\tseen\n",
      "qaani\tquds-force\tleads\n"
      "quds-force\tiran\tpart_of\n"));
  return table;
}

template <typename Rows>
Strings actors_of(const Rows& rows) {
  Strings ids;
  for (const auto& row : rows) ids.push_back(row.actor.id);
  return ids;
}

// "hezbollah by Hezbollah, hidden by Hezbollah Brigades"
Strings inside_of(const NameExplanation& name) {
  Strings lines;
  for (const NameInside& inside : name.inside) {
    std::string line = inside.actor.id + " by " + inside.surface;
    if (inside.is_meant) line += ", meant";
    if (!inside.hidden_by.empty()) line += ", hidden by " + inside.hidden_by;
    lines.push_back(line);
  }
  return lines;
}

Strings needs_of(const NameSense& sense) {
  Strings needs;
  for (const Need need : sense.needs) needs.emplace_back(to_string(need));
  return needs;
}

TEST_CASE("a name means who has a row of it, and nobody else") {
  struct Row {
    const char* name;
    Strings readings;
    Strings needs;  // of the first reading
    Strings inside;
    Strings longer;
    Strings similar;
  };
  const Row rows[] = {
      {"Kani", {"qaani"}, {"support", "capital"}, {}, {"bagheri"}, {}},
      {"al-Kani", {"qaani"}, {"support", "capital"}, {}, {}, {}},
      {"Bagheri Kani",
       {"bagheri"},
       {},
       {"qaani by Kani, hidden by Bagheri Kani"},
       {},
       {}},
      {"Hezbollah Brigades",
       {"kataib"},
       {},
       {"hezbollah by Hezbollah, hidden by Hezbollah Brigades"},
       {},
       {}},
      {"Hezbollah", {"hezbollah"}, {}, {}, {"kataib"}, {}},
      {"PMF", {"pmf"}, {"capitals"}, {}, {}, {}},
      {"The Crowd", {"pmf"}, {"support"}, {}, {}, {}},
      {"Quds Force commander",
       {"soleimani", "qaani"},
       {"date"},
       {"quds by Quds, hidden by Quds Force",
        "quds-force by Quds Force, meant"},
       {},
       {}},
      {"Kazemi", {"kazemi", "kadhimi"}, {"support", "capital"}, {}, {}, {}},
      {"والكاظمي", {"kadhimi"}, {}, {}, {}, {}},
      {"Qasim Suleymani", {}, {}, {}, {}, {"soleimani"}},
      {"Soleimani Brigade", {}, {}, {"soleimani by Soleimani"}, {}, {}},
      {"Mehdi Kani", {}, {}, {"qaani by Kani"}, {}, {"qaani", "bagheri"}},
      {"nobody at all", {}, {}, {}, {}, {}},
      {"قاني", {}, {}, {}, {}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const NameExplanation name = explain_name(row.name, table());
    CHECK(actors_of(name.readings) == row.readings);
    if (!name.readings.empty()) CHECK(needs_of(name.readings[0]) == row.needs);
    CHECK(inside_of(name) == row.inside);
    CHECK(actors_of(name.longer) == row.longer);
    CHECK(name.longer_count == row.longer.size());
    CHECK(actors_of(name.similar) == row.similar);
  }
}

TEST_CASE("the links of a reading say who supports it; no state does") {
  const NameExplanation name = explain_name("Quds Force", table());
  REQUIRE(name.readings.size() == 1);
  const auto& links = name.readings[0].links;
  REQUIRE(links.size() == 2);
  CHECK(links[0].actor.id == "qaani");
  CHECK(links[0].direction == LinkDirection::from);
  CHECK(links[0].supports);
  CHECK(links[1].actor.id == "iran");
  CHECK(links[1].direction == LinkDirection::to);
  CHECK_FALSE(links[1].supports);
}

TEST_CASE("a name that was refused says so") {
  AliasRows rows = table().rows();
  rows.refusals.push_back({"-",
                           "the Engineer",
                           AliasKind::spelling,
                           Strength::weak,
                           {},
                           "refused: any engineer",
                           "mine/aliases.tsv:3",
                           true});
  const NameExplanation name =
      explain_name("The engineer", AliasTable(std::move(rows)));
  REQUIRE(name.refused.size() == 1);
  CHECK(name.refused[0].source == "refused: any engineer");
}

TEST_CASE("of many longer names ten are shown and all are counted") {
  AliasRows rows = table().rows();
  for (int i = 0; i < 12; ++i) {
    const std::string id = "kani-" + std::to_string(i);
    rows.actors.push_back({id, ActorKind::person, id, "", "", false});
    rows.aliases.push_back({id,
                            "Kani of " + id,
                            AliasKind::spelling,
                            Strength::strong,
                            {},
                            "seen",
                            "",
                            false});
  }
  const NameExplanation name =
      explain_name("Kani", AliasTable(std::move(rows)));
  CHECK(name.longer.size() == kMaxRowsShown);
  CHECK(name.longer_count == 13);
}

}  // namespace
}  // namespace fihrist
