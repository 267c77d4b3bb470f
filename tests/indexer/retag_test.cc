#include "indexer/retag.h"

#include <filesystem>
#include <fstream>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "indexer/index_check.h"
#include "random_tables.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

void build(const std::string& index, const AliasRows& rows,
           const std::vector<Document>& documents) {
  IndexWriter writer = IndexWriter::build(index, rows, {.jobs = 2});
  std::int64_t added = 100;
  for (const Document& document : documents) {
    writer.add(
        StoredDocument{.document = document, .added = added++, .mentions = {}});
  }
  writer.commit();
}

const std::vector<Document>& five_documents() {
  static const std::vector<Document> documents = {
      document_of("a", "Esmail Qaani came."),
      document_of("b", "Kani of the Quds Force"), document_of("c", "Nobody."),
      document_of("d", "Rockets."), document_of("e", "Flour.")};
  return documents;
}

AliasRows without_kani(const char* source = "test") {
  AliasRows rows = names();
  std::erase_if(rows.aliases,
                [](const Alias& alias) { return alias.text == "Kani"; });
  for (Alias& alias : rows.aliases) alias.source = source;
  return rows;
}

std::size_t generations_in(const std::string& index) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(index + "/generations"), {}));
}

template <typename Step>
ErrorCode code_of(Step step) {
  try {
    step();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("no error");
  return {};
}

TEST_CASE("only what a change concerns is tagged anew, as by a rebuild") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), five_documents());
  CHECK(to_string(retag_index(index, without_kani())) ==
        "retagged 1 of 5 documents; 1 alias changed");
  build(folder.path("rebuilt"), without_kani(), five_documents());
  CHECK(content_of(index) == content_of(folder.path("rebuilt")));
  CHECK(stored_in(index, "b").mentions.size() == 1);
  CHECK(check_index(index).empty());
  const Generation live = live_generation(index);
  CHECK(live.number == 2);
  CHECK(live.manifest.documents == 5);
  CHECK(live.manifest.shards == 2);
  CHECK(live.manifest.aliases ==
        live_generation(folder.path("rebuilt")).manifest.aliases);
  CHECK(generations_in(index) == 2);
}

TEST_CASE("most documents concerned: all are indexed anew") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(),
        {document_of("a", "Kani came."), document_of("b", "Kani went."),
         document_of("c", "Nobody.")});
  CHECK(to_string(retag_index(index, without_kani())) ==
        "retagged 3 of 3 documents; 1 alias changed");
  CHECK(live_generation(index).manifest.shards == 2);
  CHECK(check_index(index).empty());
}

TEST_CASE("an index of other analyzers is indexed anew from what it stores") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), five_documents());
  const auto content = content_of(index);
  Generation live = live_generation(index);
  live.manifest.analyzers = "words 0";
  write_manifest(live);
  CHECK(code_of([&] { live_generation(index); }) == ErrorCode::no_index);
  CHECK(to_string(retag_index(index, names())) ==
        "retagged 5 of 5 documents; their words are read in a new way");
  CHECK(content_of(index) == content);
  // Of another schema nothing is known.
  live = live_generation(index);
  live.manifest.schema = 1;
  write_manifest(live);
  CHECK(code_of([&] { retag_index(index, names()); }) == ErrorCode::no_index);
}

TEST_CASE("a retag keeps the language that was set") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(),
        {document_of("a", "Kani said that the troops had left the city."),
         document_of("b", "Rockets.")});
  CHECK(stored_in(index, "a").document.language == "en");
  CHECK(stored_in(index, "b").document.language.empty());
  {
    IndexWriter writer = IndexWriter::update(index, "test");
    writer.set("a", parse_fields({"language=Arabic"}));
    writer.commit();
  }
  retag_index(index, without_kani());
  CHECK(stored_in(index, "a").document.language == "ar");
}

// Xapian 1.4 reads a term that all documents have by the list of all documents,
// and where some were removed, its second block by another term's name.
TEST_CASE("a name that all documents have, some removed, is tagged anew") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  IndexWriter::build(index, names(), {.jobs = 1}).commit();
  {
    IndexWriter writer = IndexWriter::update(index, "test");
    for (int i = 0; i < 2000; ++i) {  // more than a block of that list
      writer.add(document_of(std::to_string(i), "Esmail Qaani: Kani came."));
    }
    for (const char* id : {"6", "7", "8", "1001"}) CHECK(writer.remove(id));
    writer.commit();
  }
  CHECK(stored_in(index, "1999").mentions.size() == 2);
  CHECK(retag_index(index, without_kani()).documents == 1996);
  CHECK(stored_in(index, "1999").mentions.size() == 1);
}

TEST_CASE("a retag keeps what is furniture") {
  Document page = document_of("a", "Kani came.\n\nShare Esmail Qaani\n");
  page.furniture = {{12, 30}};
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), {page, document_of("b", "Rockets.")});
  CHECK(stored_in(index, "a").mentions.empty());
  AliasRows rows = names();
  for (Alias& alias : rows.aliases) {
    if (alias.text == "Kani") alias.strength = Strength::strong;
  }
  CHECK(retag_index(index, rows).documents == 1);
  const StoredDocument stored = stored_in(index, "a");
  CHECK(stored.document.furniture == page.furniture);
  REQUIRE(stored.mentions.size() == 1);
  CHECK(stored.mentions[0].spelling == "kani");
  build(folder.path("rebuilt"), rows, {page, document_of("b", "Rockets.")});
  CHECK(content_of(index) == content_of(folder.path("rebuilt")));
}

TEST_CASE("the same tables make no new generation, other sources do") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, without_kani(), five_documents());
  CHECK(to_string(retag_index(index, without_kani())) ==
        "nothing to do: the index has these tables already");
  CHECK(live_generation(index).number == 1);
  CHECK(generations_in(index) == 1);
  CHECK(to_string(retag_index(index, without_kani("Reuters"))) ==
        "retagged 0 of 5 documents; nothing that decides a mention changed");
  CHECK(live_generation(index).number == 2);
  CHECK(read_merged_alias_rows(live_generation(index).aliases().string())
            .aliases[0]
            .source == "Reuters");
  CHECK(content_of(index).size() == 5);
}

TEST_CASE("an actor's number outlives him, and is his when he comes back") {
  const AliasRows before = names();
  AliasRows without = names();
  std::erase_if(without.actors,
                [](const Actor& actor) { return actor.id == "nowhere"; });
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, before, five_documents());
  const auto content = content_of(index);
  CHECK(retag_index(index, without).documents == 0);
  CHECK(content_of(index) == content);
  CHECK(AliasTable(
            read_merged_alias_rows(live_generation(index).aliases().string()))
            .digest() == AliasTable(without).digest());
  CHECK(retag_index(index, before).documents == 0);
  CHECK(content_of(index) == content);
  CHECK(check_index(index).empty());
}

TEST_CASE("what was added and removed since the build is as it was") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), five_documents());
  {
    IndexWriter writer = IndexWriter::update(index, "test");
    writer.add(document_of("f", "Kani came."));
    writer.remove("c");
    writer.commit();
  }
  const Retagged retagged = retag_index(index, without_kani());
  CHECK(retagged.documents == 2);
  CHECK(retagged.total == 5);
  CHECK(bodies_in(index).size() == 5);
  CHECK(live_generation(index).manifest.documents == 5);
  CHECK(stored_in(index, "f").mentions.empty());
}

TEST_CASE("corrections that correct nothing are told and stay") {
  AliasRows rows = names();
  const auto correct = [&](const char* row, const char* document,
                           const char* surface) {
    rows.overrides.push_back({.document = document,
                              .surface = surface,
                              .actor = "qaani",
                              .who = "test",
                              .when = {},
                              .why = "test",
                              .row = row});
  };
  correct("mine/overrides.tsv:1", "d", "Rockets");
  correct("mine/overrides.tsv:2", "z", "Rockets");
  correct("mine/overrides.tsv:3", "a", "Esmail came");
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), five_documents());
  for (int times = 0; times < 2; ++times) {
    const Retagged retagged = retag_index(index, rows);
    CHECK(retagged.has_new_generation == (times == 0));
    REQUIRE(retagged.problems.size() == 2);
    CHECK(to_string(retagged.problems[0]) ==
          "mine/overrides.tsv:3: \"Esmail came\" does not stand in \"a\"; "
          "corrects nothing");
    CHECK(to_string(retagged.problems[1]) ==
          "mine/overrides.tsv:2: no document has the id \"z\"; corrects "
          "nothing");
    CHECK(read_merged_alias_rows(live_generation(index).aliases().string())
              .overrides.size() == 3);
  }
  REQUIRE(stored_in(index, "d").mentions.size() == 1);
  CHECK(stored_in(index, "d").mentions[0].actor == "qaani");
}

TEST_CASE("a renamed actor's documents are his who bears the id now") {
  AliasRows rows = names();
  rows.actors[1].id = "ghaani";
  for (Alias& alias : rows.aliases) {
    if (alias.actor == "qaani") alias.actor = "ghaani";
  }
  rows.links[0].actor = "ghaani";
  rows.renames.push_back({"qaani", "ghaani", "links.tsv:2"});
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), five_documents());
  CHECK(retag_index(index, rows).documents == 2);
  build(folder.path("rebuilt"), rows, five_documents());
  CHECK(content_of(index) == content_of(folder.path("rebuilt")));
  const AliasTable table(
      read_merged_alias_rows(live_generation(index).aliases().string()));
  CHECK(table.find_actor("qaani") == table.find_actor("ghaani"));
}

TEST_CASE("a retag is one writer, and wants an index") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  CHECK(code_of([&] { retag_index(index, names()); }) == ErrorCode::no_index);
  CHECK_FALSE(fs::exists(index));
  build(index, names(), five_documents());
  const IndexWriter writer = IndexWriter::update(index, "first");
  CHECK(code_of([&] { retag_index(index, names()); }) == ErrorCode::locked);
}

TEST_CASE("what a killed retag leaves is deleted by the next") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, names(), five_documents());
  folder.write("index/generations/000002.unfinished/shard-0/iamglass", "x");
  retag_index(index, without_kani());
  CHECK_FALSE(fs::exists(index + "/generations/000002.unfinished"));
  CHECK(generations_in(index) == 2);
  CHECK(check_index(index).empty());
}

TEST_CASE("a partial retag equals a rebuild, whatever changes") {
  std::mt19937 random(20200103);
  int partial = 0;
  for (int archive = 0; archive < 4; ++archive) {
    AliasRows rows = random_alias_rows(random);
    const std::vector<Document> documents = random_articles(random, 60);
    const TemporaryFolder folder;
    const std::string index = folder.path("index");
    build(index, rows, documents);
    for (int step = 0; step < 5; ++step) {
      for (int change = 0; change < 3; ++change) {
        rows = randomly_changed(std::move(rows), random);
      }
      const Retagged retagged = retag_index(index, rows);
      if (retagged.documents > 0 && retagged.documents < retagged.total) {
        ++partial;
      }
      const std::string rebuilt = folder.path("rebuilt");
      build(rebuilt, rows, documents);
      CAPTURE(archive, step, to_string(retagged));
      CHECK(content_of(index) == content_of(rebuilt));
      CHECK(live_generation(index).manifest.aliases ==
            live_generation(rebuilt).manifest.aliases);
    }
    CHECK(check_index(index).empty());
  }
  CHECK(partial > 5);
}

}  // namespace
}  // namespace fihrist
