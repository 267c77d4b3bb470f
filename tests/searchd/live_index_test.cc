// What a Searcher answers while others write, and when a generation changes.

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "archive.h"
#include "corpus/error.h"
#include "indexer/index_writer.h"
#include "indexer/retag.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

TEST_CASE("searches while a writer commits are each of one revision") {
  std::mt19937 random(3);
  const SmallArchive archive(random_rows(), random_documents(random, 30), 2);
  constexpr int kCommits = 60;
  constexpr int kSearchers = 4;
  std::atomic<bool> is_written = false;
  std::atomic<int> answers = 0;
  std::atomic<int> compared = 0;
  std::vector<std::string> failures(kSearchers);

  const auto search_on = [&](std::string& failure) {
    try {
      while (!is_written || answers < 50) {
        const SearchResponse all =
            archive.search({{"q", "Qaani OR visit"}, {"limit", "1000"}});
        if (all.total != all.hits.size()) failure = "total and hits differ";
        std::set<std::string> ids;
        bool same_revision = true;
        for (std::size_t offset = 0; offset <= all.total; offset += 20) {
          const SearchResponse page =
              archive.search({{"q", "Qaani OR visit"},
                              {"limit", "20"},
                              {"offset", std::to_string(offset)}});
          same_revision =
              same_revision && page.index.revision == all.index.revision;
          for (const std::string& id : ids_of(page)) ids.insert(id);
        }
        // One that begins in the midst of it, too.
        (void)Searcher(archive.index()).search({});
        ++answers;
        if (!same_revision) continue;
        ++compared;
        if (ids.size() != all.total) failure = "pages and total differ";
      }
    } catch (const std::exception& error) {
      failure = error.what();
    }
  };

  std::vector<std::thread> searchers;
  for (std::string& failure : failures) {
    searchers.emplace_back(search_on, std::ref(failure));
  }
  {
    IndexWriter writer = IndexWriter::update(archive.index(), "a test");
    for (const Document& one : random_documents(random, kCommits)) {
      writer.add(one);
      writer.commit();
    }
  }
  is_written = true;
  for (std::thread& searcher : searchers) searcher.join();
  for (const std::string& failure : failures) CHECK(failure == "");
  CHECK(answers > 0);
  CHECK(compared > 0);
}

TEST_CASE("what is added, replaced and removed is seen at the next search") {
  const SmallArchive archive(random_rows(),
                             {document("a", "Market", "Prices of flour.")});
  IndexWriter writer = IndexWriter::update(archive.index(), "a test");
  const std::string before = archive.searcher().state().revision;
  writer.add(document("b", "Market", "Rockets."));
  writer.commit();
  CHECK(archive.ids({{"q", "market"}}).size() == 2);
  CHECK(archive.searcher().state().revision != before);
  writer.add(document("a", "Embassy", "Nothing else."));
  writer.commit();
  CHECK(archive.ids({{"q", "market"}}) == std::vector<std::string>{"b"});
  writer.remove("b");
  writer.commit();
  CHECK(archive.search({}).total == 1);
}

// Xapian 1.4 reads a term that all documents have by the list of all documents,
// and where some were removed, its second block by another term's name.
TEST_CASE("what all documents have is found after some were removed") {
  constexpr std::size_t kDocuments = 2000;  // more than a block of that list
  std::vector<Document> documents;
  for (std::size_t i = 0; i < kDocuments; ++i) {
    documents.push_back(document(std::to_string(i), "Market",
                                 i % 2 == 0 ? "Qaani came." : "Qaani went.",
                                 "2020-11-25", "Wire", "en"));
  }
  const SmallArchive archive(random_rows(), documents);
  {
    IndexWriter writer = IndexWriter::update(archive.index(), "a test");
    for (const char* id : {"6", "7", "8", "1001"}) CHECK(writer.remove(id));
    writer.commit();
  }
  struct Row {
    Parameters parameters;
    std::size_t total;
  };
  const Row rows[] = {
      {{{"q", "market"}}, kDocuments - 4},
      {{{"q", "title:market"}}, kDocuments - 4},
      {{{"q", "language:en"}}, kDocuments - 4},
      {{{"q", "source:Wire"}}, kDocuments - 4},
      {{{"q", "market OR source:Wire"}}, kDocuments - 4},
      {{{"q", "market"}, {"language", "en"}, {"source", "Wire"}},
       kDocuments - 4},
      {{{"q", "market NOT went"}}, kDocuments / 2 - 2},
      {{{"q", "went"}, {"language", "en"}}, kDocuments / 2 - 2},
      {{{"q", "went NOT market"}}, 0},
  };
  for (Row row : rows) {
    CAPTURE(row.parameters[0].second, row.parameters.size());
    row.parameters.push_back({"limit", "1000"});
    row.parameters.push_back({"offset", "900"});
    const SearchResponse response = archive.search(row.parameters);
    CHECK(response.total == row.total);
    CHECK(response.hits.size() ==
          std::min<std::size_t>(
              1000, row.total - std::min<std::size_t>(row.total, 900)));
  }
}

TEST_CASE("a new generation is picked up, with its tables") {
  const SmallArchive archive(random_rows(), {document("a", "T", "Mister X.")});
  CHECK(archive.search({{"q", "Mister X"}}).read_as == "mister AND x");
  const IndexState before = archive.searcher().state();
  AliasRows rows = random_rows();
  Alias alias;
  alias.actor = "qaani";
  alias.text = "Mister X";
  alias.source = "seen";
  rows.aliases.push_back(alias);
  retag_index(archive.index(), rows);
  const SearchResponse response = archive.search({{"q", "Mister X"}});
  CHECK(response.read_as == "actor:qaani OR \"mister x\"");
  CHECK(response.index.generation == before.generation + 1);
  CHECK(response.index.aliases != before.aliases);
}

TEST_CASE("searches during retags are each of one generation") {
  std::mt19937 random(7);
  std::vector<Document> documents = random_documents(random, 60);
  documents.push_back(document("x", "T", "Mister X came."));
  const AliasRows without = random_rows();
  AliasRows with = without;
  Alias alias;
  alias.actor = "qaani";
  alias.text = "Mister X";
  alias.source = "seen";
  with.aliases.push_back(alias);
  const SmallArchive archive(without, documents, 2);
  std::atomic<bool> is_over = false;
  std::atomic<int> answers = 0;
  std::string failure;
  std::thread searching([&] {
    try {
      while (!is_over || answers < 20) {
        const SearchResponse response = archive.search({{"q", "Mister X"}});
        const bool is_tagged = response.index.generation % 2 == 0;
        const char* read_as =
            is_tagged ? "actor:qaani OR \"mister x\"" : "mister AND x";
        if (response.read_as != read_as) failure = response.read_as;
        const std::vector<std::string> ids = ids_of(response);
        const bool has_x = std::find(ids.begin(), ids.end(), "x") != ids.end();
        if (response.total == 0 || (!is_tagged && !has_x)) {
          failure = "x was not found";
        }
        ++answers;
      }
    } catch (const std::exception& error) {
      failure = error.what();
    }
  });
  for (int i = 0; i < 6; ++i) {
    const Retagged retagged =
        retag_index(archive.index(), i % 2 == 0 ? with : without);
    CHECK(retagged.documents == 1);
  }
  is_over = true;
  searching.join();
  CHECK(failure == "");
  // A searcher that was open all the while and one that is new agree.
  CHECK(archive.search({{"q", "Mister X"}}).index.generation == 7);
  CHECK(Searcher(archive.index()).search({}).total == 61);
}

TEST_CASE(
    "a generation that cannot be read is told, and forgotten once mended") {
  const SmallArchive archive(random_rows(), {document("a", "T", "Market.")});
  const fs::path current = fs::path(archive.index()) / "current";
  std::string live;
  std::getline(std::ifstream(current), live, '\0');
  struct Row {
    const char* stub;
    const char* message;
  };
  const Row rows[] = {
      {"", "no generation is named"},
      {"auto somewhere/else\n", "no generation is named"},
      {"auto generations/000099/shard-0\n", "no readable manifest"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.stub);
    std::ofstream(current) << row.stub;
    try {
      archive.search({});
      FAIL("an answer from nowhere");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::no_index);
      CHECK(std::string(error.what()).find(row.message) != std::string::npos);
    }
  }
  std::ofstream(current) << live;
  CHECK(archive.search({}).total == 1);
}

}  // namespace
}  // namespace fihrist
