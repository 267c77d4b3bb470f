#include "indexer/index_check.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "corpus/error.h"
#include "indexer/file_digests.h"
#include "indexer/index_stats.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

std::string built_in(const TemporaryFolder& folder) {
  std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
  for (int i = 0; i < 100; ++i) {
    writer.add(document_of(std::to_string(i),
                           "Esmail Qaani came in the year " +
                               std::to_string(i) + " to the Quds Force.",
                           "A visit"));
  }
  writer.commit();
  return index;
}

std::string read_bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes_to(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

TEST_CASE("a whole index has no damage") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  CHECK(check_index(index).empty());
  IndexWriter writer = IndexWriter::update(index, "test");
  writer.remove("7");
  writer.add(document_of("8", "Another text."));
  writer.commit();
  CHECK(check_index(index).empty());
}

TEST_CASE("a check of no index is an Error") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(check_index(folder.path("none")), Error);
}

TEST_CASE("damage is told") {
  struct Row {
    const char* claim;
    const char* file;  // below the generation
    std::size_t from;  // bytes from here are overwritten, or cut
    bool is_cut;
  };
  const Row rows[] = {
      {"a shard's version file", "shard-0/iamglass", 0, false},
      {"a shard without postings", "shard-0/postlist.glass", 0, true},
      {"the root of the postings", "shard-1/postlist.glass", 0, false},
      {"the root of the documents", "shard-0/docdata.glass", 0, false},
      {"a text cut short", "shard-0/docdata.glass", 100, true},
      {"the root of the terms", "shard-1/termlist.glass", 0, false},
      {"the root of the positions", "shard-0/position.glass", 0, false},
      {"an alias table", "aliases/aliases.tsv", 10, false},
      {"an alias table cut short", "aliases/aliases.tsv", 60, true},
      {"no alias table", "aliases/aliases.tsv", 0, true},
  };
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const fs::path path = live_generation(index).folder / row.file;
    const std::string whole = read_bytes_of(path);
    std::string bytes = whole;
    REQUIRE(bytes.size() > row.from);
    if (row.is_cut) {
      bytes.resize(row.from);
    } else {
      for (std::size_t i = row.from; i < bytes.size() && i < row.from + 200;
           ++i) {
        bytes[i] = static_cast<char>(~bytes[i]);
      }
    }
    write_bytes_to(path, bytes);
    CHECK_FALSE(check_index(index).empty());
    write_bytes_to(path, whole);
  }
}

TEST_CASE("a shard that is gone is told") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  fs::remove_all(live_generation(index).folder / "shard-1");
  CHECK_FALSE(check_index(index).empty());
}

TEST_CASE("a document in the wrong shard is told") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  const fs::path live = live_generation(index).folder;
  fs::rename(live / "shard-0", live / "x");
  fs::rename(live / "shard-1", live / "shard-0");
  fs::rename(live / "x", live / "shard-1");
  CHECK(check_index(index).size() == 100);
}

TEST_CASE("tables of another build are told") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  std::ofstream(live_generation(index).aliases() / "links.tsv", std::ios::app)
      << "qaani\tquds-force\tmember_of\n";
  CHECK(check_index(index) ==
        std::vector<std::string>{
            "the alias tables are not those of the manifest"});
}

// Xapian's tables have no checksums, so a byte inside a text may change unseen;
// but whatever is there, it is told or read, and nothing else is thrown.
TEST_CASE("no byte of a shard makes the check fail") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  std::mt19937 random(20201125);
  int told = 0;
  int flips = 0;
  for (const char* name : {"iamglass", "postlist.glass", "docdata.glass",
                           "termlist.glass", "position.glass"}) {
    const fs::path path = live_generation(index).folder / "shard-0" / name;
    const std::string whole = read_bytes_of(path);
    for (int i = 0; i < 40; ++i, ++flips) {
      std::string bytes = whole;
      // More of them at the start, where the headers are.
      const std::size_t range =
          i % 2 == 0 ? std::min<std::size_t>(64, whole.size()) : whole.size();
      const std::size_t at = random() % range;
      bytes[at] = static_cast<char>(bytes[at] ^ (1U << (random() % 8)));
      write_bytes_to(path, bytes);
      CAPTURE(name, at);
      std::vector<std::string> damage;
      CHECK_NOTHROW(damage = check_index(index));
      if (!damage.empty()) ++told;
    }
    write_bytes_to(path, whole);
  }
  CAPTURE(told, flips);
  CHECK(told * 4 >= flips);
  CHECK(check_index(index).empty());
}

TEST_CASE("the statistics are those of the index") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
  Document dated = document_of("1", "Esmail Qaani came.");
  dated.date = parse_date("1969-12-31");
  writer.add(dated);
  dated.id = "2";
  dated.date = parse_date("2020-11-25");
  writer.add(dated);
  writer.add(document_of("3", "Nobody came."));
  writer.commit();
  const IndexStats stats = index_stats(index);
  CHECK(stats.generation == 1);
  CHECK(stats.shards == 2);
  CHECK(stats.documents == 3);
  CHECK(stats.undated == 1);
  CHECK(stats.first == parse_date("1969-12-31"));
  CHECK(stats.last == parse_date("2020-11-25"));
  CHECK(stats.actors == 3);
  CHECK(stats.aliases == 4);
  CHECK(stats.bytes > 0);
  const auto json = nlohmann::json::parse(to_json_text(stats));
  CHECK(json.at("documents") == 3);
  CHECK(json.at("first") == "1969-12-31");
  CHECK(to_text(stats).find("3, 1 of them undated") != std::string::npos);
}

TEST_CASE("the statistics of nothing have no dates") {
  const TemporaryFolder folder;
  IndexWriter::build(folder.path("index"), names()).commit();
  const IndexStats stats = index_stats(folder.path("index"));
  CHECK(stats.documents == 0);
  CHECK_FALSE(stats.first);
  CHECK(nlohmann::json::parse(to_json_text(stats)).at("first").is_null());
}

}  // namespace
}  // namespace fihrist
