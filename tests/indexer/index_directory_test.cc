#include "indexer/index_directory.h"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "corpus/error.h"
#include "indexer/writer_lock.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

// The message of the Error, or what else became of it.
template <typename Step>
std::string error_of(ErrorCode code, Step step) {
  try {
    step();
  } catch (const Error& error) {
    return error.code() == code ? error.what()
                                : std::string("another code: ") + error.what();
  }
  return "no error";
}

std::string no_index_error(const std::string& index) {
  return error_of(ErrorCode::no_index, [&] { (void)live_generation(index); });
}

void build(const std::string& index) {
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
  writer.add(document_of("1", "Esmail Qaani came."));
  writer.commit();
}

std::vector<std::string> generations(const std::string& index) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(index + "/generations")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

using Lines = std::vector<std::string>;

TEST_CASE("where there is no index, the message says how to build one") {
  const TemporaryFolder folder;
  struct Row {
    const char* claim;
    std::string index;
    const char* reason;
  };
  folder.write("empty/x", "");
  folder.write("stub/current", "auto /somewhere/else\n");
  folder.write("words/current", "auto generations/twelve/shard-0\n");
  folder.write("gone/current", "auto generations/000012/shard-0\n");
  folder.write("bad/current", "auto generations/000001/shard-0\n");
  folder.write("bad/generations/000001/manifest.json", "{");
  const Row rows[] = {
      {"no folder", folder.path("none"), "no index"},
      {"another folder", folder.path("empty"), "no index"},
      {"a stub of other shards", folder.path("stub"), "no generation is named"},
      {"a generation without a number", folder.path("words"),
       "no generation is named"},
      {"a generation that is gone", folder.path("gone"),
       "no readable manifest"},
      {"a manifest cut short", folder.path("bad"), "a manifest that is none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    CHECK(no_index_error(row.index) ==
          std::string(row.reason) + " in " + row.index +
              "; build one with: fihrist-indexer build " + row.index +
              " INPUT...");
  }
}

TEST_CASE("an index of another version is refused, with what mends it") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  struct Row {
    const char* key;
    nlohmann::json value;
    const char* shown;
  };
  const Row rows[] = {
      {"schema", 99, "(schema 99, "},
      {"schema", 0, "(schema 0, "},
      {"analyzers", "words 9", ", words 9; this program reads"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.key, row.shown);
    build(index);
    const fs::path path = live_generation(index).folder / "manifest.json";
    std::ifstream in(path);
    nlohmann::json manifest = nlohmann::json::parse(in);
    manifest[row.key] = row.value;
    std::ofstream(path) << manifest;
    const std::string message = no_index_error(index);
    CHECK(message.find(row.shown) != std::string::npos);
    CHECK(message.find("build it anew with: fihrist-indexer build " + index) !=
          std::string::npos);
    // The stored texts of this schema can be read.
    CHECK((message.find("retag " + index) != std::string::npos) ==
          (row.key == std::string("analyzers")));
  }
}

TEST_CASE("a manifest that names no shards, or too many, is none") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index);
  const Generation live = live_generation(index);
  for (const unsigned shards : {0U, kMaxShards + 1, 4'000'000'000U}) {
    CAPTURE(shards);
    Generation damaged = live;
    damaged.manifest.shards = shards;
    write_manifest(damaged);
    CHECK(no_index_error(index).starts_with("a manifest that is none in "));
  }
}

TEST_CASE("a generation is read back as it was written") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index);
  const Generation live = live_generation(index);
  CHECK(live.number == 1);
  CHECK(live.folder == fs::path(index) / "generations" / "000001");
  CHECK(live.manifest.documents == 1);
  CHECK(live.manifest.aliases == AliasTable(names()).digest());
  CHECK(live.shards == Lines{(live.folder / "shard-0").string(),
                             (live.folder / "shard-1").string()});
  CHECK(read_stub(index) ==
        "auto generations/000001/shard-0\nauto generations/000001/shard-1\n");
  CHECK(fs::exists(live.aliases() / "aliases.tsv"));
}

TEST_CASE("the stub that was read decides, whatever came after") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index);
  const std::string stub = read_stub(index);
  build(index);
  CHECK(read_generation(index, stub).number == 1);
  CHECK(live_generation(index).number == 2);
}

TEST_CASE("a swap keeps the generation before and deletes all older ones") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index);
  build(index);
  CHECK(generations(index) == Lines{"000001", "000002"});
  build(index);
  CHECK(generations(index) == Lines{"000002", "000003"});
}

TEST_CASE("what a killed build has left is deleted by the next") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index);
  folder.write("index/generations/000007.unfinished/shard-0/x", "x");
  // Killed after its last shard, before the swap.
  folder.write("index/generations/000008/shard-0/x", "x");
  folder.write("index/current.new", "auto generations/000008/shard-0\n");
  CHECK(live_generation(index).number == 1);
  build(index);
  CHECK(generations(index) == Lines{"000001", "000002"});
  CHECK(live_generation(index).number == 2);
}

TEST_CASE("the lock names who holds it, and is free when he is done") {
  const TemporaryFolder folder;
  const std::string index = folder.path();
  {
    std::int64_t now = std::time(nullptr);
    auto first = std::make_unique<WriterLock>(index, "fihrist-indexer add");
    if (now != std::time(nullptr)) {  // on the edge of a second
      first.reset();
      now = std::time(nullptr);
      first = std::make_unique<WriterLock>(index, "fihrist-indexer add");
    }
    CHECK(error_of(ErrorCode::locked,
                   [&] { WriterLock(index, "fihrist-indexer build"); }) ==
          "another writer is at work on " + index +
              ": fihrist-indexer add, process " + std::to_string(getpid()) +
              ", since " + format_time(now) + "; wait for it to end");
  }
  const WriterLock lock(index, "x");  // shorter than what stood there
  CHECK(error_of(ErrorCode::locked, [&] { WriterLock(index, "y"); })
            .starts_with("another writer is at work on " + index +
                         ": x, process "));
}

TEST_CASE("a lock that cannot be made is an Error") {
  CHECK(error_of(ErrorCode::io, [] { WriterLock("/nowhere", "x"); }) ==
        "cannot open /nowhere/lock: No such file or directory");
}

}  // namespace
}  // namespace fihrist
