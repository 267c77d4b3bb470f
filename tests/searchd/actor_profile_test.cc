// What an archive tells of one actor; renamed actors are found by either id.

#include <nlohmann/json.hpp>
#include <set>

#include "archive.h"
#include "corpus/error.h"
#include "reference.h"
#include "searchd/response_json.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

AliasRows renamed_rows() {
  return alias_rows(
      "qaani\tperson\tEsmail Qaani\tA general.\n"
      "kadhimi\tperson\tMustafa al-Kadhimi\t\n"
      "quds-force\tforce\tQuds Force\t\n"
      "asad-air-base\tplace\tAsad air base\t\n",
      "qaani\tEsmail Qaani\tspelling\tstrong\t\t\tseen\n"
      "qaani\tKani\tspelling\tweak\t\t\tseen 2\n"
      "qaani\tQuds Force chief\ttitle\tstrong\t2020-01-04\t\trecord\n"
      "kadhimi\tKadhimi\tspelling\tstrong\t\t\tseen\n"
      "quds-force\tQuds Force\ttranslation\tstrong\t\t\tseen\n"
      "asad-air-base\tAsad air base\tspelling\tstrong\t\t\tseen\n",
      "qaani\tquds-force\tleads\n"
      "kani-the-general\tqaani\trenamed_to\n");
}

const SmallArchive& archive() {
  static const SmallArchive archive(
      renamed_rows(),
      {document("b", "Visit", "Esmail Qaani came. Kani left.", "2020-11-25",
                "Tigris Courier"),
       document("a", "Visit", "Esmail Qaani came.", "2020-11-25"),
       document("c", "Later",
                "The Quds Force chief, Esmail Qaani. The Quds "
                "Force chief spoke.",
                "2021-02-01", "tigris courier"),
       document(std::string(300, 'd'), "Last", "Esmail Qaani.", "2021-03-01"),
       document("e", "Undated", "Esmail Qaani at Asad air base.")},
      2);
  return archive;
}

TEST_CASE("an actor has his spellings with months, sources and first use") {
  const auto profile =
      nlohmann::json::parse(to_json(archive().searcher().actor("qaani")));
  CHECK(profile["name"] == "Esmail Qaani");
  CHECK(profile["kind"] == "person");
  CHECK(profile["description"] == "A general.");
  CHECK(profile["documents"] == 5);
  CHECK_FALSE(profile.contains("redirected_from"));
  CHECK(profile["first_use"] ==
        nlohmann::json({{"date", "2020-11-25"}, {"document", "a"}}));
  CHECK(profile["last_use"] ==
        nlohmann::json(
            {{"date", "2021-03-01"}, {"document", std::string(300, 'd')}}));
  CHECK(profile["aliases"].size() == 3);
  CHECK(profile["aliases"][2] == nlohmann::json({{"alias", "Quds Force chief"},
                                                 {"kind", "title"},
                                                 {"strength", "strong"},
                                                 {"from", "2020-01-04"},
                                                 {"to", nullptr},
                                                 {"source", "record"},
                                                 {"row", "aliases.tsv:3"}}));
  CHECK(profile["links"] == nlohmann::json::array({{{"id", "quds-force"},
                                                    {"name", "Quds Force"},
                                                    {"kind", "force"},
                                                    {"link", "leads"},
                                                    {"direction", "to"},
                                                    {"supports", true}}}));
  const auto& spellings = profile["spellings"];
  REQUIRE(spellings.size() == 3);
  CHECK(spellings[0] ==
        nlohmann::json(
            {{"spelling", "Esmail Qaani"},
             {"kind", "spelling"},
             {"documents", 5},
             {"first", {{"date", "2020-11-25"}, {"document", "a"}}},
             {"last",
              {{"date", "2021-03-01"}, {"document", std::string(300, 'd')}}},
             {"undated", 1},
             {"months",
              {{{"start", "2020-11"}, {"count", 2}},
               {{"start", "2021-02"}, {"count", 1}},
               {{"start", "2021-03"}, {"count", 1}}}},
             {"sources",
              {{{"name", nullptr}, {"count", 3}},
               {{"name", "Tigris Courier"}, {"count", 2}}}},
             {"source_count", 2}}));
  CHECK(spellings[1]["spelling"] == "Kani");
  CHECK(spellings[1]["documents"] == 1);
  CHECK(spellings[1]["last"]["document"] == "b");
  CHECK(spellings[2]["spelling"] == "Quds Force chief");
  CHECK(spellings[2]["kind"] == "title");
}

TEST_CASE("a place has a profile, and an actor nobody names an empty one") {
  const ActorProfile place =
      archive().searcher().actor("asad-air-base").profile;
  CHECK(place.documents == 1);
  CHECK_FALSE(place.first_use);
  CHECK(place.spellings.at(0).undated == 1);
  const ActorProfile nobody = archive().searcher().actor("kadhimi").profile;
  CHECK(nobody.documents == 0);
  CHECK(nobody.spellings.empty());
  CHECK(nobody.aliases.size() == 1);
}

TEST_CASE("an id that no actor has is not found") {
  for (const char* id : {"nobody", "", "Esmail Qaani", "QAANI"}) {
    CAPTURE(id);
    CHECK_THROWS_AS(archive().searcher().actor(id), Error);
  }
}

TEST_CASE("a renamed id leads to the actor, wherever it is given") {
  const ActorResponse response = archive().searcher().actor("kani-the-general");
  CHECK(response.profile.actor.id == "qaani");
  CHECK(response.redirected_from == "kani-the-general");
  const std::vector<Parameters> requests = {
      {{"actor", "kani-the-general"}},
      {{"q", "came OR chief OR Asad OR qaani"}, {"actor", "kani-the-general"}},
      {{"actor", "kani-the-general"}, {"actor", "qaani"}},
      {{"actor", "kani-the-general"},
       {"actor", "qaani"},
       {"actor_mode", "all"}},
      {{"q", "actor:kani-the-general"}},
      {{"q", "\"actor:kani-the-general\""}},
      {{"spelling", "Esmail Qaani"}, {"actor", "kani-the-general"}},
  };
  for (const Parameters& request : requests) {
    const std::string asked = request.back().second + request.front().second;
    CAPTURE(asked);
    const SearchResponse found = archive().search(request);
    CHECK(found.total == 5);
    CHECK(found.hits.size() == 5);
    CHECK(found.notes ==
          std::vector<std::string>{"the actor kani-the-general is now qaani"});
  }
  CHECK(archive().search({{"not_actor", "kani-the-general"}}).total == 0);
  CHECK(archive().search({{"q", "actor:kani-the-general"}}).read_as ==
        "actor:qaani");
}

TEST_CASE("corrections and very long names are spellings as they are written") {
  AliasRows rows = renamed_rows();
  std::string name = "Liwa";
  while (name.size() < 300) name += " al-Thaer";
  rows.aliases.push_back({"quds-force",
                          name,
                          AliasKind::translation,
                          Strength::strong,
                          {},
                          "seen",
                          "aliases.tsv:9",
                          false});
  rows.overrides.push_back({"a", "The Lion", "qaani", "me",
                            *parse_date("2022-01-01"), "he is meant",
                            "overrides.tsv:1"});
  const SmallArchive small(rows, {document("a", "T", "The lion. " + name),
                                  document("b", "T", "The lion.")});
  const auto lion = small.searcher().actor("qaani").profile.spellings;
  REQUIRE(lion.size() == 1);
  CHECK(lion[0].spelling == "The Lion");
  CHECK(lion[0].kind == "override");
  const auto liwa = small.searcher().actor("quds-force").profile.spellings;
  REQUIRE(liwa.size() == 1);
  CHECK(liwa[0].spelling == name);
  for (const std::string& spelling : {std::string("the LION"), name}) {
    CAPTURE(spelling);
    CHECK(small.ids({{"spelling", spelling}}) == std::vector<std::string>{"a"});
    CHECK(small.ids({{"spelling", spelling}, {"q", "lion"}}) ==
          std::vector<std::string>{"a"});
  }
}

TEST_CASE("an article before a name does not count, in the row nor the value") {
  const AliasRows rows = alias_rows(
      "manar\tmedia\tAl-Manar\t\nkadhimi\tperson\tMustafa al-Kadhimi\t\n",
      "manar\tAl-Manar\tspelling\tstrong\t\t\tseen\n"
      "kadhimi\tKadhimi\tspelling\tstrong\t\t\tseen\n"
      "kadhimi\tالكاظمي\tnative\tstrong\t\t\tseen\n");
  const SmallArchive small(rows, {document("a", "T", "Al-Manar said."),
                                  document("b", "T", "El-Kadhimi said."),
                                  document("c", "T", "قال للكاظمي شيئا"),
                                  document("d", "T", "Manar")});
  struct Row {
    const char* spelling;
    const char* id;
  };
  const Row spellings[] = {{"al-Manar", "a"},   {"Manar", "a"},
                           {"AL MANAR", "a"},   {"Kadhimi", "b"},
                           {"al-Kadhimi", "b"}, {"el- Kadhimi", "b"},
                           {"الكاظمي", "c"},    {"والكاظمي", "c"},
                           {"للكاظمي", "c"},    {"كاظمي", "c"}};
  for (const Row& row : spellings) {
    CAPTURE(row.spelling);
    CHECK(small.ids({{"spelling", row.spelling}}) ==
          std::vector<std::string>{row.id});
  }
}

TEST_CASE("the numbers of a profile are those of the documents") {
  std::mt19937 random(23);
  const auto documents = random_documents(random, 80);
  const SmallArchive small(random_rows(), documents, 3);
  const AliasTable table(random_rows());
  std::size_t spellings = 0;
  for (const Actor& actor : table.actors()) {
    CAPTURE(actor.id);
    std::map<std::string, std::set<std::string>> expected;  // by spelling
    std::set<std::string> all;
    for (const Document& one : documents) {
      for (const auto& mention :
           small.searcher().document(one.id).stored.mentions) {
        if (mention.actor != actor.id) continue;
        expected[mention.spelling].insert(one.id);
        all.insert(one.id);
      }
    }
    const ActorProfile profile = small.searcher().actor(actor.id).profile;
    CHECK(profile.documents == all.size());
    REQUIRE(profile.spellings.size() == expected.size());
    for (const SpellingUse& use : profile.spellings) {
      CAPTURE(use.spelling);
      CHECK(use.documents == expected[fold(use.spelling)].size());
      std::uint64_t by_month = use.undated;
      for (const NamedCount& month : use.months) by_month += month.count;
      CHECK(by_month == use.documents);
      std::uint64_t by_source = 0;
      for (const NamedCount& source : use.sources) by_source += source.count;
      CHECK(by_source == use.documents);
      CHECK(use.documents ==
            small.search({{"spelling", use.spelling}, {"actor", actor.id}})
                .total);
      ++spellings;
    }
  }
  CHECK(spellings > 10);
}

}  // namespace
}  // namespace fihrist
