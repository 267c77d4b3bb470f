#include "indexer/copy_clusters.h"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <numeric>
#include <set>

#include "indexer/copy_check.h"
#include "indexer/copy_sketch.h"
#include "indexer/document_codec.h"
#include "indexer/index_check.h"
#include "indexer/index_stats.h"
#include "indexer/retag.h"
#include "indexer/schema.h"
#include "indexer/stored_documents.h"
#include "made_stories.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

using Documents = std::vector<Document>;
using Clusters = std::set<std::set<std::string>>;  // of ids

// The clusters of a live generation, by slot 5; each must have a key of eight
// bytes.
Clusters clusters_in(const std::string& index) {
  std::map<std::string, std::set<std::string>> by_key;
  for (const std::string& path : live_generation(index).shards) {
    const Xapian::Database shard(path);
    const DocumentCodec codec(path, read_dictionary(shard));
    for (auto all = shard.postlist_begin(""); all != shard.postlist_end("");
         ++all) {
      const Xapian::Document document = shard.get_document(*all);
      const std::string key =
          document.get_value(static_cast<Xapian::valueno>(Slot::cluster));
      if (key.empty()) continue;
      CHECK(key.size() == 8);
      by_key[key].insert(codec.read(document).document.id);
    }
  }
  Clusters clusters;
  for (const auto& [_, ids] : by_key) clusters.insert(ids);
  return clusters;
}

std::string numbered(const char* name, std::size_t number) {
  return std::string(name).append(std::to_string(number));
}

Document story(const std::string& id, unsigned seed) {
  return document_of(id, text_of(made_story(seed, 80)));
}

Document repost(const std::string& id, unsigned seed, unsigned edit) {
  std::mt19937 random(edit);
  return document_of(id, text_of(reposted(made_story(seed, 80), 4, random)));
}

void build(const std::string& index, const Documents& documents,
           unsigned jobs = 2) {
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = jobs});
  for (const Document& document : documents) writer.add(document);
  writer.commit();
}

void add(const std::string& index, const Documents& documents) {
  IndexWriter writer = IndexWriter::update(index, "test");
  for (const Document& document : documents) writer.add(document);
  writer.commit();
}

void remove(const std::string& index, const std::string& id) {
  IndexWriter writer = IndexWriter::update(index, "test");
  CHECK(writer.remove(id));
  writer.commit();
}

TEST_CASE("copies are a cluster, and who is alone has none") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, {story("a", 1), repost("b", 1, 7), story("c", 2), story("d", 1),
                document_of("short", "Nothing."), document_of("none", "")});
  CHECK(clusters_in(index) == Clusters{{"a", "b", "d"}});
  CHECK(check_index(index).empty());
  const IndexStats stats = index_stats(index);
  CHECK(stats.clusters == 1);
  CHECK(stats.copies == 3);
  CHECK(stats.stories == 4);
}

TEST_CASE("a copy that is added joins, and joins what it is a copy of") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, {story("a", 1), story("b", 2)});
  CHECK(clusters_in(index).empty());
  add(index, {repost("c", 1, 3)});
  CHECK(clusters_in(index) == Clusters{{"a", "c"}});
  add(index, {repost("d", 1, 4), repost("0", 1, 5), repost("e", 2, 6)});
  CHECK(clusters_in(index) == Clusters{{"0", "a", "c", "d"}, {"b", "e"}});
  CHECK(check_index(index).empty());
}

TEST_CASE("who loses his last copy stands alone") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, {story("a", 1), repost("b", 1, 3), story("c", 2)});
  remove(index, "a");
  CHECK(clusters_in(index).empty());
  CHECK(check_index(index).empty());
}

TEST_CASE("who is given another text leaves his cluster") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index,
        {story("a", 1), repost("b", 1, 3), repost("c", 1, 4), story("d", 2)});
  add(index, {story("a", 2)});
  CHECK(clusters_in(index) == Clusters{{"a", "d"}, {"b", "c"}});
  add(index, {document_of("d", "Taken down.")});
  CHECK(clusters_in(index) == Clusters{{"b", "c"}});
  CHECK(check_index(index).empty());
}

TEST_CASE("what is said of a document does not change its cluster") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, {story("a", 1), repost("b", 1, 3)});
  const Clusters before{{"a", "b"}};
  SECTION("its source") {
    IndexWriter writer = IndexWriter::update(index, "test");
    Fields fields;
    fields.source = "Another";
    writer.set("b", fields);
    writer.commit();
  }
  SECTION("the same text again") { add(index, {story("a", 1)}); }
  SECTION("other tables") {
    AliasRows rows = names();
    rows.aliases.pop_back();
    retag_index(index, rows);
  }
  SECTION("an index of its documents") {
    StoredDocuments documents(stored_generation(index));
    IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 3});
    documents.for_each(StoredDocuments::all, [&](StoredDocument stored) {
      writer.add(std::move(stored));
    });
    writer.commit();
  }
  CHECK(clusters_in(index) == before);
  CHECK(check_index(index).empty());
}

// Stories, most of them posted more than once: the same, edited, edited again
// from the edited one, so that clusters are chains.
Documents random_archive(std::mt19937& random) {
  Documents documents;
  for (unsigned i = 0; i < 25; ++i) {
    StoryWords words = made_story(i, 25 + random() % 120);
    for (std::size_t posts = random() % 5 + 1; posts > 0; --posts) {
      documents.push_back(
          document_of(numbered("id-", random() % 100000), text_of(words)));
      if (random() % 3 > 0) {
        words = reposted(words, words.size() * (random() % 16) / 100, random);
      }
    }
  }
  return documents;
}

TEST_CASE("clusters are the same for any jobs, order and share of add") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    Documents documents = random_archive(random);
    const TemporaryFolder folder;
    const std::string index = folder.path("index");
    build(index, documents, 1);
    const Clusters expected = clusters_in(index);
    CHECK(expected.size() > 5);

    std::shuffle(documents.begin(), documents.end(), random);
    build(index, documents, 5);
    CHECK(clusters_in(index) == expected);

    const auto half =
        documents.begin() + static_cast<std::ptrdiff_t>(documents.size() / 2);
    build(index, {documents.begin(), half}, 2);
    Clusters before = clusters_in(index);
    for (auto next = half; next < documents.end(); next += 10) {
      add(index, {next, std::min(next + 10, documents.end())});
      const Clusters now = clusters_in(index);
      for (const std::set<std::string>& cluster : before) {
        CHECK(std::ranges::any_of(now, [&](const auto& other) {
          return std::ranges::includes(other, cluster);
        }));
      }
      before = now;
    }
    CHECK(before == expected);

    // And what is left is as if the rest had never been there.
    Documents left(documents.begin(), half);
    {
      IndexWriter writer = IndexWriter::update(index, "test");
      for (auto gone = half; gone != documents.end(); ++gone) {
        writer.remove(gone->id);
      }
      writer.commit();
    }
    const Clusters after = clusters_in(index);
    build(index, left, 3);
    CHECK(clusters_in(index) == after);
  }
}

// Writes all but the last commit, and is gone.
template <typename Write>
void killed(Write write) {
  const pid_t child = ::fork();
  if (child == 0) {
    write();
    ::_exit(0);
  }
  ::waitpid(child, nullptr, 0);
}

TEST_CASE("what a killed command left is mended by the next that writes") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, {story("a", 1), story("b", 2)});
  killed([&] {
    IndexWriter writer = IndexWriter::update(index, "test");
    for (unsigned i = 0; i < 700; ++i) {  // two batches of a shard and more
      writer.add(repost(numbered("c", i), i % 2 + 1, i));
    }
    writer.remove("b");  // waits for its shard
    ::_exit(0);
  });
  CHECK(has_unsettled_copies(live_generation(index)));
  CHECK(check_index(index).empty());
  SECTION("by check") {
    CHECK(IndexWriter::update(index, "test").finish_copies());
  }
  SECTION("by any command") { add(index, {story("z", 9)}); }
  CHECK_FALSE(has_unsettled_copies(live_generation(index)));
  CHECK_FALSE(clusters_in(index).empty());
  CHECK(check_index(index).empty());
  const Clusters mended = clusters_in(index);
  StoredDocuments documents(stored_generation(index));
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 1});
  documents.for_each(StoredDocuments::all, [&](StoredDocument stored) {
    writer.add(std::move(stored));
  });
  writer.commit();
  CHECK(clusters_in(index) == mended);
}

// Gives one document of the index another value in a slot.
void overwrite(const std::string& index, const std::string& id, Slot slot,
               const std::string& value) {
  for (const std::string& path : live_generation(index).shards) {
    Xapian::WritableDatabase shard(path, Xapian::DB_OPEN);
    const auto found = shard.postlist_begin("Q" + id);
    if (found == shard.postlist_end("Q" + id)) continue;
    const Xapian::docid number = *found;
    Xapian::Document document = shard.get_document(number);
    document.add_value(static_cast<Xapian::valueno>(slot), value);
    shard.replace_document(number, document);
    shard.commit();
  }
}

TEST_CASE("clusters that contradict are damage") {
  struct Row {
    const char* claim;
    const char* id;
    Slot slot;
    std::string value;
    const char* told;
  };
  const Row rows[] = {
      {"a cluster of one", "c", Slot::cluster, "12345678", "c is alone"},
      {"a copy in another cluster", "a", Slot::cluster, "12345678",
       "of different clusters"},
      {"a copy in none", "a", Slot::cluster, "", "of different clusters"},
      {"a cluster without text", "d", Slot::cluster, "12345678",
       "without a sketch"},
      {"a sketch of another text", "c", Slot::sketch,
       std::string(2 * kSketchBins, 'x'), "c has values of another"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const TemporaryFolder folder;
    const std::string index = folder.path("index");
    build(index, {story("a", 1), story("b", 1), story("c", 2),
                  document_of("d", "Short.")});
    add(index, {});
    std::filesystem::remove(live_generation(index).folder / "sha256sums");
    overwrite(index, row.id, row.slot, row.value);
    std::string told;
    for (const std::string& line : check_index(index)) told += line + "\n";
    CAPTURE(told);
    CHECK(told.find(row.told) != std::string::npos);
  }
}

}  // namespace
}  // namespace fihrist
