#include "indexer/mention_changes.h"

#include <nlohmann/json.hpp>

#include "analyzers/alias_merge.h"
#include "corpus/utf8.h"
#include "indexer/retag.h"
#include "random_tables.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

void build(const std::string& index, const AliasRows& rows,
           const std::vector<Document>& documents) {
  IndexWriter writer = IndexWriter::build(index, rows, {.jobs = 2});
  for (const Document& document : documents) writer.add(document);
  writer.commit();
}

AliasRows changed_names(const SmallTables& tables) {
  return merge_alias_rows(names(), rows_of(tables), [](const Problem&) {});
}

TEST_CASE("mentions gained and lost are counted by actor, with examples") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(),
        {document_of("a", "Kani, says\nKani, of the Quds Force."),
         document_of("b", "A man called\tFlour and Kani."),
         document_of("c", "Rockets.")});
  const MentionChanges changes = compare_mentions(
      index, changed_names({.actors = "flour|group|Flour\n",
                            .aliases = "qaani|!Kani|mt_error|weak\n"
                                       "flour|Flour|spelling|strong\n"}));
  CHECK(to_text(changes) ==
        "2 aliases changed; 2 of 3 documents concerned\n"
        "1 mention gained, 2 lost\n"
        "      +0       -2  qaani\n"
        "      +1       -0  flour\n"
        "for example:\n"
        "  - qaani  [a]\n"
        "      …*Kani*, says Kani, of the Quds Force.…\n"
        "  + flour  [b]\n"
        "      …A man called *Flour* and Kani.…\n");
  const auto json = nlohmann::json::parse(to_json_text(changes));
  CHECK(json.at("lost") == 2);
  CHECK(json.at("actors")[0].at("actor") == "qaani");
  CHECK(json.at("examples")[1].at("surface") == "Flour");
  // Nothing was written.
  CHECK(live_generation(index).number == 1);
  CHECK(stored_in(index, "a").mentions.size() == 3);
}

TEST_CASE("a support that changes is neither a gain nor a loss, nor a rename") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), {document_of("a", "Kani of the Quds Force")});
  AliasRows rows = names();
  rows.aliases[0].strength = Strength::weak;
  rows.actors.push_back(rows.actors[1]);
  rows.actors.back().id = "ghaani";
  rows.renames.push_back({"qaani", "ghaani", ""});
  rows = follow_renames(std::move(rows), [](const Problem&) {});
  const MentionChanges changes = compare_mentions(index, rows);
  CHECK(changes.documents == 1);
  CHECK(changes.gained == 0);
  CHECK(changes.lost == 0);
  CHECK(changes.examples.empty());
}

TEST_CASE("the context of an example is cut between characters") {
  std::string many;
  for (int i = 0; i < 40; ++i) many += "\u0643\u0627\u20AC";  // كا€
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  for (const char* shift : {"", "x", "xx", "xxx", "xxxx", "xxxxx", "xxxxxx"}) {
    build(index, names(),
          {document_of("a", many + shift + " Flour " + shift + many)});
    const MentionChanges changes = compare_mentions(
        index, changed_names({.actors = "flour|group|Flour\n",
                              .aliases = "flour|Flour|spelling|strong\n"}));
    REQUIRE(changes.examples.size() == 1);
    const MentionExample& example = changes.examples[0];
    for (const std::string& side : {example.before, example.behind}) {
      CAPTURE(shift, side);
      CHECK_FALSE(first_invalid_byte(side));
      CHECK(side.size() <= kContextBytes);
      CHECK(side.size() > kContextBytes - 4);
    }
  }
}

TEST_CASE("at most ten examples, of every actor before a second of one") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  std::vector<Document> documents;
  for (int i = 0; i < 30; ++i) {
    documents.push_back(document_of(std::to_string(i), "Flour. Flour"));
  }
  documents.push_back(document_of("last", "Rockets"));
  build(index, names(), documents);
  const MentionChanges changes = compare_mentions(
      index, changed_names({.actors = "flour|group|Flour\n"
                                      "rockets|group|Rockets\n",
                            .aliases = "flour|Flour|spelling|strong\n"
                                       "rockets|Rockets|spelling|strong\n"}));
  CHECK(changes.gained == 61);
  REQUIRE(changes.examples.size() == kMaxExamples);
  CHECK(changes.examples[0].actor == "flour");
  CHECK(changes.examples[1].actor == "rockets");
}

TEST_CASE("what is foretold is what a retag does") {
  std::mt19937 random(20210301);
  for (int archive = 0; archive < 3; ++archive) {
    AliasRows rows = random_alias_rows(random);
    const TemporaryFolder folder;
    const std::string index = folder.path("index");
    build(index, rows, random_articles(random, 60));
    for (int change = 0; change < 6; ++change) {
      rows = randomly_changed(std::move(rows), random);
    }
    const auto count = [&] {
      std::int64_t mentions = 0;
      for_each_document(index, [&](const StoredDocument& stored, auto&&) {
        mentions += static_cast<std::int64_t>(stored.mentions.size());
      });
      return mentions;
    };
    const std::int64_t before = count();
    const MentionChanges foretold = compare_mentions(index, rows);
    retag_index(index, rows);
    CHECK(count() - before == static_cast<std::int64_t>(foretold.gained) -
                                  static_cast<std::int64_t>(foretold.lost));
    const MentionChanges after = compare_mentions(index, rows);
    CHECK(after.documents == 0);
    CHECK(after.gained + after.lost == 0);
  }
}

}  // namespace
}  // namespace fihrist
