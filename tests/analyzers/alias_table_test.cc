#include "analyzers/alias_table.h"

#include "small_table.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

constexpr SmallTables kTables = {
    .actors =
        "qaani|person|Esmail Qaani|Commander.\n"
        "quds-force|force|Quds Force\n"
        "iran|state|Iran\n"
        "qom|place|Qom\n",
    .aliases = "qaani|Qaani|spelling|strong|||press\n",
    .links =
        "qaani|quds-force|leads\n"
        "quds-force|iran|part_of\n"
        "qaani|qom|member_of\n",
};

TEST_CASE("an actor is found by his id") {
  const AliasTable table(rows_of(kTables));
  CHECK(table.find_actor("qaani") == 0U);
  CHECK(table.find_actor("quds-force") == 1U);
  CHECK_FALSE(table.find_actor("Qaani"));
  CHECK_FALSE(table.find_actor(""));
  CHECK(table.actor(table.actor_of(0)).name == "Esmail Qaani");
}

TEST_CASE("links support in both directions, states and places do not") {
  const AliasTable table(rows_of(kTables));
  struct Row {
    const char* actor;
    std::vector<ActorIndex> supporters;
  };
  const Row rows[] = {
      {"qaani", {1}},
      {"quds-force", {0}},
      {"iran", {1}},
      {"qom", {0}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.actor);
    CHECK(table.supporters(*table.find_actor(row.actor)) == row.supporters);
  }
}

TEST_CASE("the digest changes with what decides a mention, and only so") {
  struct Row {
    const char* claim;
    SmallTables tables;
    bool is_same;
  };
  SmallTables description = kTables;
  description.actors =
      "qaani|person|Esmail Qaani|General.\nquds-force|force|Quds Force\n"
      "iran|state|Iran\nqom|place|Qom\n";
  SmallTables kind = kTables;
  kind.actors =
      "qaani|group|Esmail Qaani\nquds-force|force|Quds Force\n"
      "iran|state|Iran\nqom|place|Qom\n";
  SmallTables source = kTables;
  source.aliases = "qaani|Qaani|spelling|strong|||OFAC\n";
  SmallTables strength = kTables;
  strength.aliases = "qaani|Qaani|spelling|weak|||press\n";
  SmallTables link = kTables;
  link.links = "qaani|quds-force|leads\n";
  SmallTables order = kTables;
  order.actors =
      "qom|place|Qom\niran|state|Iran\nqaani|person|Esmail Qaani\n"
      "quds-force|force|Quds Force\n";
  const Row rows[] = {
      {"the same", kTables, true},    {"a description", description, true},
      {"other numbers", order, true}, {"a source", source, true},
      {"a kind", kind, false},        {"a strength", strength, false},
      {"a link less", link, false},
  };
  const std::string digest = AliasTable(rows_of(kTables)).digest();
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    CHECK((AliasTable(rows_of(row.tables)).digest() == digest) == row.is_same);
  }
}

TEST_CASE("a kind and a strength are read as they are written") {
  for (const std::string_view kind :
       {"person", "group", "force", "party", "government", "organization",
        "state", "media", "place"}) {
    CAPTURE(kind);
    REQUIRE(parse_actor_kind(kind));
    CHECK(to_string(*parse_actor_kind(kind)) == kind);
  }
  for (const std::string_view kind :
       {"spelling", "native", "translation", "acronym", "kunya", "title",
        "mt_error"}) {
    CAPTURE(kind);
    REQUIRE(parse_alias_kind(kind));
    CHECK(to_string(*parse_alias_kind(kind)) == kind);
  }
  for (const std::string_view strength : {"strong", "weak"}) {
    CAPTURE(strength);
    REQUIRE(parse_strength(strength));
    CHECK(to_string(*parse_strength(strength)) == strength);
  }
  CHECK_FALSE(parse_actor_kind("hero"));
  CHECK_FALSE(parse_alias_kind(""));
  CHECK_FALSE(parse_strength("Strong"));
}

}  // namespace
}  // namespace fihrist
