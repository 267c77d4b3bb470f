// What an archive suggests: likely new spellings and names of nobody known.

#include "searchd/suggestions.h"

#include <nlohmann/json.hpp>

#include "analyzers/alias_files.h"
#include "archive.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "indexer/index_writer.h"
#include "searchd/api.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

constexpr std::string_view kActors =
    "qassem-soleimani\tperson\tQassem Soleimani\t-\n"
    "matthew-tueller\tperson\tMatthew Tueller\t-\n"
    "quds-force\tforce\tQuds Force\t-\n"
    "houthis\tgroup\tHouthis\t-\n"
    "asaib-ahl-al-haq\tgroup\tAsaib Ahl al-Haq\t-\n";
constexpr std::string_view kAliases =
    "qassem-soleimani\tQassem Soleimani\tspelling\tstrong\t\t\tt\n"
    "matthew-tueller\tMatthew Tueller\tspelling\tstrong\t\t\tt\n"
    "quds-force\tQuds Force\ttranslation\tstrong\t\t\tt\n"
    "houthis\tHouthis\tspelling\tstrong\t\t\tt\n"
    "asaib-ahl-al-haq\tAsaib Ahl al-Haq\tspelling\tstrong\t\t\tt\n";

AliasRows rows() { return alias_rows(kActors, kAliases); }

AliasRows rows_with(const std::string& more) {
  AliasRows read = alias_rows(kActors, std::string(kAliases) + more);
  // As a merge parts them.
  std::erase_if(read.aliases, [&](const Alias& alias) {
    if (alias.retracts) read.refusals.push_back(alias);
    return alias.retracts;
  });
  return read;
}

// A story of its own about somebody.
std::string story(const std::string& name, const std::string& rest) {
  return "It was learned yesterday that " + name + " had left the town. " +
         rest;
}

std::vector<Document> soleimani_stories() {
  return {
      document("1", "", story("Qassem Soleimani", "The Quds Force denied it."),
               "2019-01-01"),
      document("2", "", story("Qassem Soleimani", "The Quds Force agreed."),
               "2019-02-01"),
      document("3", "",
               "Some time ago Ghassem Suleymany of the Quds Force "
               "wrote a letter to the press.",
               "2019-03-05"),
      document("4", "",
               "They asked Ghassem Suleymany and the Quds Force "
               "for an answer.",
               "2019-04-07"),
      document("5", "", "The Houthis were silent, and Imran Khan as well."),
      document("6", "", "The Houthis met Imran Khan, it was reported."),
  };
}

const LikelyName* find(const Suggestions& found, const std::string& text) {
  for (const LikelyName& likely : found.spellings) {
    if (likely.name.text == text) return &likely;
  }
  return nullptr;
}

std::vector<std::string> names_of(const Suggestions& found) {
  std::vector<std::string> names;
  for (const UnknownName& unknown : found.names) {
    names.push_back(unknown.name.text);
  }
  return names;
}

TEST_CASE("a name that sounds like a row, in the same company, is suggested") {
  for (const unsigned shards : {1U, 3U}) {
    CAPTURE(shards);
    const SmallArchive archive(rows(), soleimani_stories(), shards);
    const Suggestions found = archive.searcher().suggestions({});
    REQUIRE(found.spellings.size() == 1);
    const LikelyName& likely = found.spellings[0];
    CHECK(likely.name.text == "Ghassem Suleymany");
    CHECK(likely.name.count == 2);
    CHECK(likely.name.first == parse_date("2019-03-05"));
    CHECK(likely.name.last == parse_date("2019-04-07"));
    CHECK(likely.actor.id == "qassem-soleimani");
    CHECK(likely.actor.like == "Qassem Soleimani");
    CHECK(likely.actor.likeness > .9);
    CHECK(likely.actor.company > .99);
    CHECK(likely.strength == Strength::strong);
    CHECK(likely.twins.empty());
  }
}

TEST_CASE("names of nobody known are listed with an example") {
  const SmallArchive archive(rows(), soleimani_stories());
  const Suggestions found = archive.searcher().suggestions({});
  REQUIRE(names_of(found) == std::vector<std::string>{"Imran Khan"});
  const FoundName& name = found.names[0].name;
  CHECK(name.count == 2);
  CHECK_FALSE(name.first);
  CHECK(name.kind == NameKind::person);
  CHECK(name.example.document == "5");
  CHECK(name.example.before == "The Houthis were silent, and ");
  CHECK(name.example.after == " as well.");
}

TEST_CASE("an example is cut between characters") {
  // Two bytes a letter: of four shifts, two would cut one.
  const std::string letters = "قالتوكالةالأنباءالرسميةفيبيانلهاأمسنقلاعنمصدر";
  for (std::size_t shift = 0; shift < 4; ++shift) {
    const std::string filler = std::string(shift, 'a') + " ";
    const SmallArchive archive(
        rows(), {document("1", "",
                          "It is said " + letters + " by " + filler +
                              "Imran Khan " + filler + letters + " once.")});
    const Suggestions found = archive.searcher().suggestions({.min_count = 1});
    REQUIRE(found.names.size() == 1);
    const NameExample& example = found.names[0].name.example;
    CHECK_FALSE(first_invalid_byte(example.before));
    CHECK_FALSE(first_invalid_byte(example.after));
    CHECK(example.before.size() >= 58);
    CHECK(example.after.size() >= 58);
  }
}

TEST_CASE("spellings of one unknown name are one entry") {
  const SmallArchive archive(
      rows(), {document("1", "", "It was Sourena Sattari who said it."),
               document("2", "", "It was Sourena Sattari who wrote it."),
               document("3", "", "It was Sorena Sattari who denied it."),
               document("4", "", "It was Kamal Sattari who denied it.")});
  const Suggestions found = archive.searcher().suggestions({});
  REQUIRE(names_of(found) == std::vector<std::string>{"Sourena Sattari"});
  REQUIRE(found.names[0].alike.size() == 1);
  CHECK(found.names[0].alike[0].text == "Sorena Sattari");
}

TEST_CASE("limit, kind and count choose") {
  const SmallArchive archive(
      rows(),
      {document(
           "1", "",
           "It is said that Imran Khan met the Nujaba Movement in spring."),
       document("2", "",
                "It is said that Imran Khan met with Wang Yi for a talk."),
       document("3", "",
                "It is said that the Nujaba Movement left the room.")});
  const Searcher& searcher = archive.searcher();
  using Names = std::vector<std::string>;
  CHECK(names_of(searcher.suggestions({})) ==
        Names{"Imran Khan", "Nujaba Movement"});
  CHECK(names_of(searcher.suggestions({.limit = 1})) == Names{"Imran Khan"});
  CHECK(names_of(searcher.suggestions({.limit = 0})).empty());
  CHECK(names_of(searcher.suggestions({.min_count = 1})).size() == 3);
  CHECK(names_of(searcher.suggestions({.min_count = 3})).empty());
  CHECK(names_of(searcher.suggestions({.kind = NameKind::group})) ==
        Names{"Nujaba Movement"});
  CHECK(names_of(searcher.suggestions({.kind = NameKind::person})) ==
        Names{"Imran Khan"});
}

// Two copies of a long story, with a name each.
std::vector<Document> copies(const std::string& one, const std::string& other) {
  const std::string before =
      "After lengthy talks with tribal elders in the eastern province of "
      "Marib, where the ceasefire was broken twice last week, ";
  const std::string after =
      " promised that more grain would be shipped through the port before "
      "the winter storms begin to close the road.";
  return {document("a", "", before + one + after),
          document("b", "", before + other + after + " More follows.")};
}

TEST_CASE("two copies of one story tell who is meant") {
  struct Row {
    const char* name;
    const char* actor;
  };
  const Row twins[] = {
      {"Matthew Tueller", "matthew-tueller"},
      {"Asaib Ahl al-Haq", "asaib-ahl-al-haq"},
  };
  const char* const names[] = {"Matthew Toller", "League of Righteousness"};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string name = names[i];
    CAPTURE(name);
    const SmallArchive archive(rows(), copies(name, twins[i].name), 2);
    const Suggestions found = archive.searcher().suggestions({});
    const LikelyName* likely = find(found, name);
    REQUIRE(likely != nullptr);
    CHECK(likely->actor.id == twins[i].actor);
    REQUIRE(likely->twins.size() == 1);
    CHECK(likely->twins[0].document == "a");
    CHECK(likely->twins[0].copy == "b");
    CHECK(likely->twins[0].surface == twins[i].name);
    CHECK(likely->score >= 1);
  }
}

TEST_CASE("one copy among thousands is found after some were removed") {
  const std::vector<Document> two = copies("Matthew Toller", "Matthew Tueller");
  std::vector<Document> documents(2000, two[0]);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].id = std::to_string(i);
  }
  documents.push_back(two[1]);
  const SmallArchive archive(rows(), documents);
  {
    IndexWriter writer = IndexWriter::update(archive.index(), "a test");
    for (const char* id : {"6", "7", "8", "1001"}) CHECK(writer.remove(id));
    writer.commit();
  }
  const Suggestions found = archive.searcher().suggestions({});
  const LikelyName* likely = find(found, "Matthew Toller");
  REQUIRE(likely != nullptr);
  REQUIRE_FALSE(likely->twins.empty());
  CHECK(likely->twins[0].copy == "b");
}

TEST_CASE("a few common words around are no twin") {
  const SmallArchive archive(
      rows(), {document("a", "",
                        "In the village the visiting American ambassador "
                        "Walter Carter said on Sunday that rain was late."),
               document("b", "",
                        "Sailors on board were told that American ambassador "
                        "Matthew Tueller said on Sunday that no ship came.")});
  CHECK(archive.searcher().suggestions({}).spellings.empty());
}

TEST_CASE("a person is no twin of a group") {
  const SmallArchive archive(rows(), copies("Walter Carter", "the Houthis"));
  CHECK(archive.searcher().suggestions({}).spellings.empty());
}

TEST_CASE("what is known or refused is not suggested") {
  const auto found = [](const std::string& row) {
    const SmallArchive archive(rows_with(row), soleimani_stories());
    return archive.searcher().suggestions({});
  };
  // For him: now it is a name of nobody known.
  const Suggestions for_him = found(
      "qassem-soleimani\t!Ghassem Suleymany\tspelling\tweak\t\t\trefused\n");
  CHECK(for_him.spellings.empty());
  CHECK(for_him.names.size() == 2);
  const Suggestions for_all =
      found("-\t!Ghassem SULEYMANY\tspelling\tweak\t\t\trefused 2026\n");
  CHECK(for_all.spellings.empty());
  CHECK(for_all.names.size() == 1);
  // A weak row without support mentions nobody, and is known all the same.
  const Suggestions weak =
      found("houthis\tGhassem Suleymany\tspelling\tweak\t\t\tt\n");
  CHECK(weak.spellings.empty());
  CHECK(names_of(weak) == std::vector<std::string>{"Imran Khan"});
}

TEST_CASE("a refused actor does not come back by a twin") {
  const SmallArchive archive(
      rows_with("matthew-tueller\t!Matthew Toller\tspelling\tweak\t\t\t"
                "refused 2026-11-21\n"),
      copies("Matthew Toller", "Matthew Tueller"));
  CHECK(archive.searcher().suggestions({}).spellings.empty());
}

TEST_CASE("a spelling that leaves a doubt is weak") {
  struct Row {
    const char* row;
    const char* name;
  };
  const Row doubts[] = {
      {"George W. Bush", "George Bush"},   // which of the two?
      {"Safieddine", "Safi al-Din"},       // no more than a given name
      {"Hasan Irloo", "Ahmad Hasan Erlu"}  // a name more
  };
  for (const Row& doubt : doubts) {
    CAPTURE(doubt.name);
    const std::string row = doubt.row;
    const SmallArchive archive(
        alias_rows("who\tperson\tWho\t-\n" + std::string(kActors),
                   "who\t" + row + "\tspelling\tstrong\t\t\tt\n" +
                       std::string(kAliases)),
        {document("1", "", "It is said that " + row + " left the Quds Force."),
         document("2", "",
                  "It is said that " + std::string(doubt.name) +
                      " spoke about the Quds Force again."),
         document("3", "", "The Houthis alone stayed in the old town.")});
    const Suggestions found = archive.searcher().suggestions({});
    const LikelyName* likely = find(found, doubt.name);
    REQUIRE(likely != nullptr);
    CHECK(likely->actor.id == "who");
    CHECK(likely->strength == Strength::weak);
  }
}

TEST_CASE("answers say how much was looked at") {
  const SmallArchive archive(rows(), soleimani_stories());
  const Suggestions found = archive.searcher().suggestions({});
  CHECK(found.effort.names == 2);
  CHECK(found.effort.likely == 1);
  CHECK(found.effort.unknown == 1);
  CHECK(found.effort.compared == 2);
  CHECK(found.effort.twinned == 2);
  CHECK(found.effort.documents > 0);
}

TEST_CASE("an archive without names suggests nothing") {
  const SmallArchive archive(rows(), {document("1", "", "No name here.")});
  const Suggestions found = archive.searcher().suggestions({});
  CHECK(found.spellings.empty());
  CHECK(found.names.empty());
}

TEST_CASE("parameters are checked, and the message names them") {
  struct Row {
    Parameters parameters;
    const char* message;
  };
  const Row rows[] = {
      {{{"limit", "1001"}}, "limit is at most 1000"},
      {{{"limit", "99999999999999999999"}}, "limit is at most 1000"},
      {{{"limit", "-1"}}, "use a number from 0 to 1000"},
      {{{"limit", ""}}, "use a number from 0 to 1000"},
      {{{"limit", "1"}, {"limit", "2"}}, "once only"},
      {{{"min_count", "0"}}, "use a number from 1 to 1000000"},
      {{{"min_count", "1000001"}}, "min_count is at most 1000000"},
      {{{"kind", "place"}}, "use person, group, all"},
      {{{"q", "a"}}, "known are limit, min_count, kind"},
      {{{"kind", "\xFF"}}, "use person, group, all"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    try {
      parse_suggestion_request(row.parameters);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(row.message) != std::string::npos);
    }
  }
  const SuggestionRequest request = parse_suggestion_request(
      {{"limit", "1000"}, {"min_count", "1000000"}, {"kind", "group"}});
  CHECK(request.limit == 1000);
  CHECK(request.min_count == 1000000);
  CHECK(request.kind == NameKind::group);
}

}  // namespace
}  // namespace fihrist
