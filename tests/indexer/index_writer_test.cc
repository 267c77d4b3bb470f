#include "indexer/index_writer.h"

#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

using Bodies = std::map<std::string, std::string>;

StoredDocument added_at(std::int64_t seconds, Document document) {
  StoredDocument stored;
  stored.document = std::move(document);
  stored.added = seconds;
  return stored;
}

// An index of three documents in two shards.
std::string built_in(const TemporaryFolder& folder) {
  std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
  writer.add(added_at(100, document_of("a", "Esmail Qaani came.")));
  writer.add(added_at(200, document_of("b", "Kani of the Quds Force")));
  writer.add(added_at(300, document_of("c", "Nobody came.")));
  writer.commit();
  return index;
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

TEST_CASE("what was added answers after the commit") {
  const TemporaryFolder folder;
  CHECK(bodies_in(built_in(folder)) == Bodies{{"a", "Esmail Qaani came."},
                                              {"b", "Kani of the Quds Force"},
                                              {"c", "Nobody came."}});
}

TEST_CASE("an index may be built of nothing") {
  const TemporaryFolder folder;
  IndexWriter::build(folder.path("index"), names()).commit();
  CHECK(bodies_in(folder.path("index")).empty());
}

TEST_CASE("documents are spread over the shards by their ids") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 3});
  for (int i = 0; i < 300; ++i) {
    writer.add(document_of(std::to_string(i), "Text."));
  }
  writer.commit();
  CHECK(bodies_in(index).size() == 300);
  for (const std::string& shard : live_generation(index).shards) {
    CAPTURE(shard);
    CHECK(Xapian::Database(shard).get_doccount() > 50);
  }
}

TEST_CASE("a document with a known id replaces it and keeps when it came") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  IndexWriter writer = IndexWriter::update(index, "test");
  writer.add(document_of("a", "Nobody any more."));
  writer.add(document_of("d", "New."));
  writer.commit();
  CHECK(bodies_in(index) == Bodies{{"a", "Nobody any more."},
                                   {"b", "Kani of the Quds Force"},
                                   {"c", "Nobody came."},
                                   {"d", "New."}});
  CHECK(stored_in(index, "a").added == 100);
  CHECK(stored_in(index, "a").mentions.empty());
  CHECK(stored_in(index, "d").added > 1'700'000'000);
}

TEST_CASE("of two documents with one id in a build the last stays") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names());
  writer.add(document_of("a", "First."));
  writer.add(document_of("a", "Second."));
  writer.commit();
  CHECK(bodies_in(index) == Bodies{{"a", "Second."}});
}

TEST_CASE("a document is removed, and one that is not there is told") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  IndexWriter writer = IndexWriter::update(index, "test");
  CHECK(writer.remove("a"));
  CHECK_FALSE(writer.remove("a"));
  CHECK_FALSE(writer.remove("none"));
  writer.commit();
  CHECK(bodies_in(index) ==
        Bodies{{"b", "Kani of the Quds Force"}, {"c", "Nobody came."}});
}

TEST_CASE("one removed that was added a moment before is gone") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  IndexWriter writer = IndexWriter::update(index, "test");
  writer.add(document_of("d", "New."));
  CHECK(writer.remove("d"));
  writer.commit();
  CHECK(bodies_in(index).size() == 3);
}

TEST_CASE("metadata is mended, and what it decides with it") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  {
    IndexWriter writer = IndexWriter::build(index, names());
    writer.add(added_at(
        100, document_of("a", "The Quds Force commander spoke.", "Visit")));
    writer.commit();
  }
  IndexWriter writer = IndexWriter::update(index, "test");
  CHECK(writer.set("a", parse_fields({"date=2020-11-25", "source=Reuters"})));
  CHECK_FALSE(writer.set("none", parse_fields({"date=2020-11-25"})));
  writer.commit();
  const StoredDocument stored = stored_in(index, "a");
  CHECK(stored.document.date == parse_date("2020-11-25"));
  CHECK(stored.document.date_origin == DateOrigin::given);
  CHECK(stored.document.source == "Reuters");
  CHECK(stored.document.title == "Visit");
  CHECK(stored.added == 100);
  // The title has a holder now.
  REQUIRE(stored.mentions.size() == 2);
  CHECK(stored.mentions[0].actor == "qaani");
  CHECK(stored.mentions[0].via == Via::title);
}

TEST_CASE("mended metadata and new tables leave the furniture as it was") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  Document document = document_of("a", "Talks.\nShare\n");
  document.furniture = {{7, 12}};
  {
    IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 1});
    writer.add(document);
    writer.commit();
  }
  {
    IndexWriter writer = IndexWriter::update(index, "test");
    CHECK(writer.set("a", parse_fields({"source=Reuters"})));
    writer.commit();
  }
  CHECK(stored_in(index, "a").document.furniture == document.furniture);
  const auto lines = whole_document(index, "a");
  CHECK(std::none_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.starts_with("share ");
  }));
}

TEST_CASE("a document set twice before the commit has both values") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  IndexWriter writer = IndexWriter::update(index, "test");
  writer.set("a", parse_fields({"source=Reuters"}));
  writer.set("a", parse_fields({"language=en"}));
  writer.commit();
  CHECK(stored_in(index, "a").document.source == "Reuters");
  CHECK(stored_in(index, "a").document.language == "en");
}

TEST_CASE("an update writes with the tables the index was built with") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  IndexWriter writer = IndexWriter::update(index, "test");
  writer.add(document_of("d", "Kani of the Quds Force"));
  writer.commit();
  CHECK(stored_in(index, "d").mentions.size() == 2);
  CHECK(stored_in(index, "d").mentions[0].spelling ==
        stored_in(index, "b").mentions[0].spelling);
}

TEST_CASE("nothing is written among somebody's files") {
  const TemporaryFolder folder;
  const std::string file = folder.write("photos/1.jpg", "x");
  CHECK(code_of([&] { IndexWriter::build(folder.path("photos"), names()); }) ==
        ErrorCode::usage);
  CHECK(code_of([&] { IndexWriter::build(file, names()); }) ==
        ErrorCode::usage);
  CHECK_FALSE(fs::exists(folder.path("photos/lock")));
  CHECK_FALSE(fs::exists(folder.path("photos/generations")));
}

TEST_CASE("an empty folder may become an index") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path("empty"));
  IndexWriter::build(folder.path("empty"), names()).commit();
  CHECK(bodies_in(folder.path("empty")).empty());
}

TEST_CASE(
    "a build that is not committed leaves the old generation and no more") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  {
    IndexWriter writer = IndexWriter::build(index, names());
    writer.add(document_of("z", "Text."));
    CHECK(bodies_in(index).size() == 3);
  }
  CHECK(bodies_in(index).size() == 3);
  CHECK(live_generation(index).number == 1);
  CHECK(std::distance(fs::directory_iterator(index + "/generations"), {}) == 1);
}

TEST_CASE("two writers do not write at once") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  {
    const IndexWriter writer = IndexWriter::update(index, "first");
    CHECK(code_of([&] { IndexWriter::update(index, "second"); }) ==
          ErrorCode::locked);
    CHECK(code_of([&] { IndexWriter::build(index, names()); }) ==
          ErrorCode::locked);
  }
  IndexWriter::update(index, "third").commit();
}

TEST_CASE("where there is no index, none is made by an update") {
  const TemporaryFolder folder;
  const std::string index = folder.path("none");
  CHECK(code_of([&] { IndexWriter::update(index, "test"); }) ==
        ErrorCode::no_index);
  CHECK_FALSE(fs::exists(index));
}

TEST_CASE("a document too large to be kept is told and the rest is written") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names());
  Document huge = document_of("huge", "Text.");
  huge.extra.assign(64 << 20, ' ');
  writer.add(std::move(huge));
  writer.add(document_of("a", "Text."));
  const std::vector<Problem> problems = writer.commit();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "huge");
  CHECK(bodies_in(index) == Bodies{{"a", "Text."}});
}

// Files may not grow beyond a limit: a disk that is full, for this process.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() { free(); }
  void free() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_;
};

std::string long_text(int seed) {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    text += "word" + std::to_string(seed * 2000 + i) + " ";
  }
  return text;
}

TEST_CASE("a full disk fails a build, which then stays failed") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  {
    IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
    FullDisk disk(128 << 10);
    CHECK(code_of([&] {
            for (int i = 0; i < 200; ++i) {
              writer.add(document_of(std::to_string(i), long_text(i)));
            }
            writer.commit();
          }) == ErrorCode::io);
    disk.free();
    // Xapian would now commit without what it could not write.
    CHECK(code_of([&] { writer.commit(); }) == ErrorCode::io);
    CHECK(code_of([&] { writer.add(document_of("x", "Text.")); }) ==
          ErrorCode::io);
  }
  CHECK(bodies_in(index).size() == 3);
  CHECK(live_generation(index).number == 1);
}

TEST_CASE("an error in the thread of a shard surfaces with many documents") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 1});
  FullDisk disk(64 << 10);
  // More than a batch, so that the thread itself commits.
  CHECK(code_of([&] {
          for (int i = 0; i < 1200; ++i) {
            writer.add(
                document_of(std::to_string(i), long_text(i).substr(0, 900)));
          }
          writer.commit();
        }) == ErrorCode::io);
}

TEST_CASE("a build that cannot go live leaves nothing on the disk") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const auto generations = [&] {
    return std::distance(fs::directory_iterator(index + "/generations"), {});
  };
  for (const int before : {0, 1}) {
    CAPTURE(before);
    {
      IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 2});
      writer.add(document_of("a", "Esmail Qaani came."));
      fs::create_directories(index + "/current.new");
      CHECK_THROWS_AS(writer.commit(), Error);
    }
    CHECK(generations() == before);
    fs::remove(index + "/current.new");
    if (before == 0) {
      IndexWriter::build(index, names(), {.jobs = 2}).commit();
    }
  }
  CHECK(live_generation(index).number == 1);
  // One that was killed on the way deletes nothing; the next writer does.
  folder.write("index/generations/000002/shard-0/iamglass", "x");
  const IndexWriter next = IndexWriter::build(index, names(), {.jobs = 2});
  CHECK_FALSE(fs::exists(index + "/generations/000002"));
  CHECK(live_generation(index).number == 1);
}

TEST_CASE("a full disk fails an update, and the index is whole") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  {
    IndexWriter writer = IndexWriter::update(index, "test");
    FullDisk disk(96 << 10);
    CHECK(code_of([&] {
            for (int i = 0; i < 100; ++i) {
              writer.add(document_of(std::to_string(i), long_text(i)));
            }
            writer.commit();
          }) == ErrorCode::io);
  }
  CHECK(bodies_in(index).size() >= 3);
  IndexWriter writer = IndexWriter::update(index, "test");
  writer.add(document_of("d", "New."));
  writer.commit();
  CHECK(bodies_in(index).at("d") == "New.");
}

}  // namespace
}  // namespace fihrist
