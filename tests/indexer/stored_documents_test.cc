#include "indexer/stored_documents.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "corpus/error.h"
#include "indexer/index_check.h"
#include "indexer/index_stats.h"
#include "indexer/retag.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

using Ids = std::vector<std::string>;

Ids ids_in(StoredDocuments& documents) {
  Ids ids;
  documents.for_each(StoredDocuments::all, [&](const StoredDocument& stored) {
    ids.push_back(stored.document.id);
  });
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string built_in(const TemporaryFolder& folder, int documents) {
  std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
  for (int i = 0; i < documents; ++i) {
    StoredDocument stored;
    stored.document = document_of(std::to_string(i), "Esmail Qaani came.");
    stored.document.source = i == 3 ? "" : "Wire";
    stored.added = 100 + i;
    writer.add(std::move(stored));
  }
  writer.commit();
  return index;
}

// The one document of a shard as schema 1 stored it: a mention named its row.
constexpr const char* kFirstSchema =
    R"({"added":100,"body":"Esmail Qaani came.","date":"2020-11-25",)"
    R"("date_origin":"given","extra":"{\"desk\":\"Erbil\"}","id":"0",)"
    R"("mentions":[[1,0,12,"esmail-qaani","alias","aliases.tsv:41",""]],)"
    R"("title":"A visit"})";

// Makes an index of schema 1 of one that is there.
void make_old(const std::string& index) {
  const Generation live = live_generation(index);
  const std::filesystem::path manifest = live.folder / "manifest.json";
  auto json = nlohmann::json::parse(std::ifstream(manifest));
  json["schema"] = 1;
  json["analyzers"] = "words 1, fold 1, stem en 1";
  for (const std::string& path : live.shards) {
    Xapian::WritableDatabase shard(path);
    const auto found = shard.postlist_begin("Q0");
    if (found == shard.postlist_end("Q0")) continue;
    Xapian::Document document = shard.get_document(*found);
    document.set_data(kFirstSchema);
    shard.replace_document(*found, document);
  }
  std::filesystem::remove(live.folder / "sha256sums");
  std::ofstream(manifest) << json;
}

template <typename Step>
std::string refusal_of(Step step) {
  try {
    step();
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::no_index);
    return error.what();
  }
  return "not refused";
}

TEST_CASE("every stored document is read once") {
  const TemporaryFolder folder;
  StoredDocuments documents(live_generation(built_in(folder, 5)));
  CHECK(documents.count() == 5);
  CHECK(ids_in(documents) == Ids{"0", "1", "2", "3", "4"});
  CHECK(documents.contains("4"));
  CHECK_FALSE(documents.contains("5"));
}

TEST_CASE("documents are chosen by what the index knows of them") {
  const TemporaryFolder folder;
  StoredDocuments documents(live_generation(built_in(folder, 5)));
  Ids ids;
  documents.for_each(
      [](const KnownFields& known) { return !known.source; },
      [&](const StoredDocument& stored) { ids.push_back(stored.document.id); });
  CHECK(ids == Ids{"3"});
}

TEST_CASE("who reads goes on while another writes") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder, 200);
  StoredDocuments documents(live_generation(index));
  Ids ids;
  documents.for_each(StoredDocuments::all, [&](const StoredDocument& stored) {
    ids.push_back(stored.document.id);
    if (ids.size() % 20 != 0) return;
    // Each takes away what is being read.
    for (int i = 0; i < 3; ++i) {
      IndexWriter writer = IndexWriter::update(index, "test");
      writer.set(std::to_string(ids.size()),
                 parse_fields({"source=" + std::to_string(i)}));
      writer.commit();
    }
  });
  std::sort(ids.begin(), ids.end());
  CHECK(ids.size() == 200);
  CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("an older index is refused with the command that rebuilds it") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder, 1);
  make_old(index);
  const std::string command = "; build it anew with: fihrist-indexer build " +
                              index + " --from " + index;
  CHECK(refusal_of([&] { live_generation(index); }).ends_with(command));
  CHECK(refusal_of([&] { check_index(index); }).ends_with(command));
  CHECK(refusal_of([&] { index_stats(index); }).ends_with(command));
  CHECK(refusal_of([&] { retag_index(index, names()); }).ends_with(command));
  CHECK(refusal_of([&] {
          IndexWriter::update(index, "test");
        }).ends_with(command));
}

TEST_CASE("what an older index stored makes a new one, in its place") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder, 1);
  make_old(index);
  {
    IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
    StoredDocuments(stored_generation(index))
        .for_each(StoredDocuments::all, [&](StoredDocument stored) {
          writer.add(std::move(stored));
        });
    writer.commit();
  }
  const StoredDocument stored = stored_in(index, "0");
  CHECK(stored.added == 100);
  CHECK(stored.document.title == "A visit");
  CHECK(stored.document.date == parse_date("2020-11-25"));
  CHECK(stored.document.date_origin == DateOrigin::given);
  CHECK(stored.document.extra == "{\"desk\":\"Erbil\"}");
  REQUIRE(stored.mentions.size() == 1);
  CHECK(stored.mentions[0].actor == "qaani");
  CHECK(check_index(index).empty());
}

TEST_CASE("an index of a newer schema is not read at all") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder, 1);
  const auto manifest = live_generation(index).folder / "manifest.json";
  auto json = nlohmann::json::parse(std::ifstream(manifest));
  json["schema"] = 99;
  std::ofstream(manifest) << json;
  const std::string message = refusal_of([&] { stored_generation(index); });
  CHECK(message.find("newer version of the programs") != std::string::npos);
}

}  // namespace
}  // namespace fihrist
