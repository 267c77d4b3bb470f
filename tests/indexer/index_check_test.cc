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
  forget_digests(live);
  fs::rename(live / "shard-0", live / "x");
  fs::rename(live / "shard-1", live / "shard-0");
  fs::rename(live / "x", live / "shard-1");
  CHECK(check_index(index).size() == 100);
}

TEST_CASE("tables of another build are told") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  forget_digests(live_generation(index).folder);
  std::ofstream(live_generation(index).aliases() / "links.tsv", std::ios::app)
      << "qaani\tquds-force\tmember_of\n";
  CHECK(check_index(index) ==
        std::vector<std::string>{
            "the alias tables are not those of the manifest"});
}

// Of every file of the generation, one bit at a time is turned: how many are
// told.
struct Flips {
  int told = 0;
  int all = 0;
};

bool is_told(const std::string& index) {
  try {
    return !check_index(index).empty();
  } catch (const Error&) {
    return true;  // a manifest that is none
  }
}

Flips flip_bits(const std::string& index, int times) {
  std::mt19937 random(20201125);
  Flips flips;
  for (const auto& entry :
       fs::recursive_directory_iterator(live_generation(index).folder)) {
    if (!entry.is_regular_file() || entry.file_size() == 0) continue;
    const std::string whole = read_bytes_of(entry.path());
    for (int i = 0; i < times; ++i, ++flips.all) {
      std::string bytes = whole;
      const std::size_t at = random() % bytes.size();
      bytes[at] = static_cast<char>(bytes[at] ^ (1U << (random() % 8)));
      write_bytes_to(entry.path(), bytes);
      CAPTURE(entry.path().filename().string(), at);
      if (is_told(index)) ++flips.told;
    }
    write_bytes_to(entry.path(), whole);
  }
  CHECK(check_index(index).empty());
  return flips;
}

TEST_CASE("after a build every flipped bit is told") {
  const TemporaryFolder folder;
  const Flips flips = flip_bits(built_in(folder), 10);
  CHECK(flips.told == flips.all);
}

// Xapian's tables have no checksums, so that after an update a byte inside a
// text may change unseen; but whatever is there is told or read, and nothing
// else is thrown.
TEST_CASE("after an update no flipped bit makes the check fail") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  IndexWriter::update(index, "test").commit();
  const Flips flips = flip_bits(index, 10);
  WARN(flips.told << " of " << flips.all << " flipped bits are told");
  CHECK(flips.told * 4 >= flips.all);
}

TEST_CASE("files that are cut or not written are told") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  const fs::path live = live_generation(index).folder;
  for (const char* name : {"shard-0/position.glass", "shard-1/iamglass",
                           "aliases/links.tsv", "sha256sums"}) {
    CAPTURE(name);
    const std::string whole = read_bytes_of(live / name);
    write_bytes_to(live / name, whole.substr(0, whole.size() / 2));
    CHECK_FALSE(check_index(index).empty());
    write_bytes_to(live / name, whole);
  }
  write_bytes_to(live / "shard-0/new.glass", "x");
  CHECK(check_index(index).size() == 1);
}

// What a shard holds that no writer of ours has written.
TEST_CASE("a document that contradicts itself is told") {
  struct Row {
    const char* claim;
    const char* data;
    const char* told;
  };
  const Row rows[] = {
      {"no JSON", "{", "cannot be read"},
      {"a mention behind the end of its text",
       R"({"id":"7","body":"Short.","added":1,"meant":[["qaani","qaani"]],)"
       R"("in_body":[0,0,999]})",
       "is not of its text"},
      {"another source than its column",
       R"({"id":"7","body":"Short.","added":1,"source":"X","meant":[]})",
       "has values of another"},
      {"an id that nothing is posted by",
       R"({"id":"none","body":"Short.","added":1,"meant":[]})",
       "none is posted 0 times"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const TemporaryFolder folder;
    const std::string index = built_in(folder);
    forget_digests(live_generation(index).folder);
    for (const std::string& path : live_generation(index).shards) {
      Xapian::WritableDatabase shard(path);
      const auto found = shard.postlist_begin("Q7");
      if (found == shard.postlist_end("Q7")) continue;
      Xapian::Document document = shard.get_document(*found);
      document.set_data(row.data);
      shard.replace_document(*found, document);
    }
    const std::vector<std::string> damage = check_index(index);
    REQUIRE_FALSE(damage.empty());
    CHECK(damage[0].find(row.told) != std::string::npos);
  }
}

TEST_CASE("an id that two documents have is told") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  forget_digests(live_generation(index).folder);
  Xapian::WritableDatabase shard(live_generation(index).shards[0]);
  shard.add_document(shard.get_document(*shard.postlist_begin("")));
  shard.commit();
  CHECK(check_index(index).size() == 2);
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
  CHECK(stats.without_source == 3);
  CHECK(stats.without_language == 3);
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
