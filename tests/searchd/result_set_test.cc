// One digest for one set of articles, whatever asks for it.

#include "searchd/result_set.h"

#include <set>

#include "archive.h"
#include "corpus/metadata.h"
#include "indexer/index_writer.h"
#include "reference.h"
#include "searchd/result_walk.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string digest_of_all(const std::vector<Fingerprint>& fingerprints) {
  SetDigest digest;
  for (const Fingerprint& one : fingerprints) digest.add(one);
  return digest.text();
}

TEST_CASE("a digest knows its articles, not their order") {
  const Fingerprint a{1, 2};
  const Fingerprint b{UINT64_MAX, UINT64_MAX};
  const Fingerprint c{3, UINT64_MAX};
  CHECK(digest_of_all({a, b, c}) == digest_of_all({c, a, b}));
  std::set<std::string> digests;
  for (const auto& set : std::vector<std::vector<Fingerprint>>{
           {}, {a}, {b}, {c}, {a, b}, {a, c}, {a, a}, {a, b, c}, {{0, 0}}}) {
    digests.insert(digest_of_all(set));
  }
  CHECK(digests.size() == 9);
}

TEST_CASE("a digest is short, printable, and never changes between versions") {
  CHECK(digest_of_all({}).size() == 22);
  CHECK(digest_of_all({}).starts_with("f1-"));
  CHECK(digest_of_all({}) == "f1-e98b-5gs6-3mmd-665n");
  CHECK(digest_of_all({{1, 2}, {3, 4}}) == "f1-ak0b-fjma-7mg2-t1bm");
}

TEST_CASE("a digest copied by hand is read") {
  struct Row {
    const char* text;
    const char* digest;
  };
  const Row rows[] = {
      {"f1-7k2m-9qxd-4hb3-w8pz", "f1-7k2m-9qxd-4hb3-w8pz"},
      {"F1-7K2M-9QXD-4HB3-W8PZ", "f1-7k2m-9qxd-4hb3-w8pz"},
      {"f1-7k2m9qxd4hb3w8pz", "f1-7k2m-9qxd-4hb3-w8pz"},
      {"f1-OoIl-9qxd-4hb3-w8pz", "f1-0011-9qxd-4hb3-w8pz"},
      {"f1-7k2m-9qxd-4hb3-w8p", ""},
      {"f1-7k2m-9qxd-4hb3-w8pzz", ""},
      {"f1-7k2m-9qxd-4hb3-w8pu", ""},
      {"f2-7k2m-9qxd-4hb3-w8pz", ""},
      {"articles.jsonl", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read_digest(row.text) == row.digest);
  }
}

TEST_CASE("what became of a set is told article by article") {
  const std::uint64_t tagging = 1;
  const std::uint64_t content = std::uint64_t{1} << 48;
  const SetChanges changes = compare_sets({{"same", {1, 0}},
                                           {"edited", {1, 0}},
                                           {"gone", {1, 0}},
                                           {"tagged", {1, 0}},
                                           {"edited a little", {1, 0}},
                                           {"both", {1, 0}}},
                                          {{"both", {2, tagging}},
                                           {"new", {1, 0}},
                                           {"edited a little", {1, content}},
                                           {"tagged", {1, tagging}},
                                           {"edited", {2, 0}},
                                           {"same", {1, 0}}});
  using Ids = std::vector<std::string>;
  CHECK(changes.added == Ids{"new"});
  CHECK(changes.removed == Ids{"gone"});
  CHECK(changes.edited == Ids{"both", "edited", "edited a little"});
  CHECK(changes.tagged == Ids{"tagged"});
  CHECK(compare_sets({{"a", {1, 0}}}, {{"a", {1, 0}}}).none());
}

TEST_CASE("a search has one digest for any page, order, shards and filters") {
  std::mt19937 random(5);
  const std::vector<Document> documents = random_documents(random, 60);
  std::vector<Document> backwards(documents.rbegin(), documents.rend());
  const SmallArchive one(random_rows(), documents, 1);
  const SmallArchive three(random_rows(), backwards, 3);
  for (const std::string query : {"", "Qaani", "visit OR market", "nothing"}) {
    CAPTURE(query);
    const std::string digest = one.search({{"q", query}}).digest;
    for (const SmallArchive* archive : {&one, &three}) {
      CHECK(archive->search({{"q", query}, {"limit", "0"}}).digest == digest);
      CHECK(archive->search({{"q", query}, {"offset", "3"}}).digest == digest);
      CHECK(archive->search({{"q", query}, {"sort", "oldest"}}).digest ==
            digest);
      CHECK(archive->searcher().walk(parse_request({{"q", query}})).digest() ==
            digest);
    }
  }
  CHECK(one.search({{"q", "Qaani"}}).digest ==
        one.search({{"q", "Qaani OR Qaani"}}).digest);
}

TEST_CASE("a digest changes with text, metadata, tagging and the set") {
  const SmallArchive archive(random_rows(),
                             {document("a", "Qaani", "Market."),
                              document("b", "Flour", "Market prices.")},
                             2);
  const Parameters asked = {{"q", "market"}};
  IndexWriter writer = IndexWriter::update(archive.index(), "a test");
  std::set<std::string> digests = {archive.search(asked).digest};
  const auto differs = [&] {
    writer.commit();
    return digests.insert(archive.search(asked).digest).second;
  };
  writer.set("a", parse_fields({"source=Courier"}));
  CHECK(differs());
  writer.add(document("a", "Qaani", "Market closed."));
  CHECK(differs());
  writer.add(document("c", "Rice", "Market."));
  CHECK(differs());
  writer.remove("c");
  writer.commit();
  CHECK(digests.contains(archive.search(asked).digest));
  writer.remove("b");
  CHECK(differs());
}

TEST_CASE("a walk gives all answers in the order of the search") {
  std::mt19937 random(9);
  const SmallArchive archive(random_rows(), random_documents(random, 80), 3);
  for (const char* sort : {"relevance", "newest", "oldest", "added"}) {
    for (const char* query : {"", "Qaani OR visit"}) {
      CAPTURE(sort, query);
      const Parameters asked = {{"q", query}, {"sort", sort}};
      Parameters all = asked;
      all.emplace_back("limit", "1000");
      const std::vector<std::string> expected = archive.ids(all);
      ResultWalk walk = archive.searcher().walk(parse_request(asked));
      ResultWalk cited = archive.searcher().walk(parse_request(asked));
      CHECK(walk.total() == expected.size());
      std::vector<std::string> ids;
      SetDigest digest;
      while (const auto next = walk.next()) {
        ids.push_back(next->stored.document.id);
        const auto same = cited.next_cited();
        REQUIRE(same);
        CHECK(same->id == ids.back());
        CHECK(same->fingerprint == fingerprint_of(next->stored));
        digest.add(same->fingerprint);
      }
      CHECK(ids == expected);
      CHECK(digest.text() == walk.digest());
      CHECK_FALSE(walk.next());
      CHECK_FALSE(cited.next_cited());
    }
  }
}

TEST_CASE("an id too long for its slot is cited whole") {
  const std::string id(240, 'x');
  const SmallArchive archive(random_rows(), {document(id, "Long", "Market.")});
  ResultWalk walk = archive.searcher().walk(parse_request({}));
  CHECK(walk.next_cited()->id == id);
}

}  // namespace
}  // namespace fihrist
