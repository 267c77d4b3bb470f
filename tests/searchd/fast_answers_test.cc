// Every shortcut of the engine against the plain slow way: on random archives
// and requests, with match sets kept and not, over one to four shards.
//
// FIHRIST_RANDOM_ANSWERS=1000 checks so many requests, each of an archive of
// its own.

#include <cmath>
#include <cstdlib>
#include <limits>
#include <thread>

#include "archive.h"
#include "indexer/index_writer.h"
#include "plain_answers.h"
#include "reference.h"
#include "searchd/kept_results.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

constexpr int kRequestsOfOneArchive = 25;

int random_answers() {
  const char* asked = std::getenv("FIHRIST_RANDOM_ANSWERS");
  return asked ? std::atoi(asked) : 0;
}

SearchRequest random_search(std::mt19937& random) {
  SearchRequest request = parse_request(random_request(random));
  request.facets.kind = true;
  request.copies = random() % 2 == 0 ? CopyMode::group : CopyMode::show;
  if (random() % 3 == 0) {
    request.offset = random() % 12;
    request.limit = 1 + random() % 12;
  } else {
    request.limit = kMaxLimit;
  }
  return request;
}

// The same, but for one value of one filter.
SearchRequest clicked(SearchRequest request, std::mt19937& random) {
  Filters& filters = request.filters;
  switch (random() % 6) {
    case 0:
      filters.sources = {"Levant Dispatch"};
      break;
    case 1:
      filters.languages = {"ar"};
      break;
    case 2:
      filters.kinds = {ActorKind::force};
      break;
    case 3:
      filters.actors = {"qaani"};
      break;
    case 4:
      filters.not_actors = {"kadhimi"};
      break;
    default:
      filters.dates = *parse_period("2020-02");
  }
  return request;
}

std::string shown(const SearchRequest& request) {
  std::string text = "q=" + request.query;
  for (const auto& actor : request.filters.actors) text += " actor=" + actor;
  for (const auto& kind : request.filters.kinds) {
    text += " kind=" + std::string(to_string(kind));
  }
  return text + " sort=" + std::to_string(static_cast<int>(request.sort)) +
         " group=" + std::to_string(request.copies == CopyMode::group) +
         " offset=" + std::to_string(request.offset) +
         " limit=" + std::to_string(request.limit);
}

// Xapian adds weights in another order: what is so nearly equal may change
// places.
bool is_tied(double a, double b) {
  return std::abs(a - b) < 1e-5 * std::max(1.0, std::abs(a));
}

const PlainHit& hit_of(const std::vector<PlainHit>& all,
                       const std::string& id) {
  const auto same =
      std::find_if(all.begin(), all.end(),
                   [&](const PlainHit& hit) { return hit.id == id; });
  REQUIRE(same != all.end());
  return *same;
}

// Each has at most the score that Xapian gives, lifted or not, and they stand
// by their own.
void check_own_order(const SearchResponse& response,
                     const std::vector<PlainHit>& all) {
  double last = std::numeric_limits<double>::max();
  for (const Hit& hit : response.hits) {
    CAPTURE(hit.document.id, hit.score);
    const double given = hit_of(all, hit.document.id).score;
    const double most = given >= 0 ? 1.2 * given : 0;  // by lift.h
    REQUIRE((hit.score < most || is_tied(hit.score, most)));
    REQUIRE(hit.score <= last);
    last = hit.score;
  }
}

void check_hits(const SearchResponse& response, SearchRequest request,
                const PlainAnswers& plain) {
  const std::vector<PlainHit> all = plain.hits(request);
  const std::size_t begin = std::min(request.offset, all.size());
  const std::size_t end = std::min(begin + request.limit, all.size());
  REQUIRE(response.hits.size() == end - begin);
  const bool is_weighed = request.sort == Sort::relevance;
  if (is_weighed && plain.may_credit_too_much(request)) {
    request.copies = CopyMode::show;  // another copy may be the first
    check_own_order(response, plain.hits(request));
    return;
  }
  for (std::size_t i = begin; i < end; ++i) {
    const Hit& hit = response.hits[i - begin];
    CAPTURE(i, hit.document.id, hit.score, all[i].id, all[i].score);
    REQUIRE(is_tied(hit.score, all[i].score));
    if (hit.document.id != all[i].id) {
      // Near ties only, and only of relevance.
      REQUIRE(is_weighed);
      const PlainHit& same = hit_of(all, hit.document.id);
      REQUIRE(same.score != all[i].score);
      REQUIRE(is_tied(same.score, all[i].score));
      continue;
    }
    REQUIRE(hit.copies == plain.copies(all[i].cluster));
  }
}

PlainCount count_of(std::uint64_t articles, std::uint64_t stories) {
  return {articles, stories};
}

void check_actors(const SearchResponse& response, const SearchRequest& request,
                  const PlainAnswers& plain) {
  std::map<std::string, PlainCount> counts;
  for (const ActorCount& one : response.facets.actors) {
    counts[one.id] = count_of(one.count, one.stories);
  }
  for (const Actor& actor : plain.table().actors()) {
    SearchRequest asked = request;
    auto& chosen = asked.filters.actors;
    const bool is_chosen =
        std::find(chosen.begin(), chosen.end(), actor.id) != chosen.end();
    if (actor.kind == ActorKind::place && !is_chosen) continue;
    if (asked.filters.actor_mode == ActorMode::any) chosen.clear();
    chosen.push_back(actor.id);
    CAPTURE(actor.id);
    REQUIRE(counts[actor.id] == plain.count(asked));
  }
}

void check_kinds(const SearchResponse& response, const SearchRequest& request,
                 const PlainAnswers& plain) {
  std::map<ActorKind, PlainCount> counts;
  for (const KindCount& one : response.facets.kinds) {
    counts[one.kind] = count_of(one.count, one.stories);
  }
  for (const ActorKind kind :
       {ActorKind::person, ActorKind::force, ActorKind::media}) {
    SearchRequest asked = request;
    asked.filters.kinds = {kind};
    CAPTURE(to_string(kind));
    REQUIRE(counts[kind] == plain.count(asked));
  }
}

template <typename Choose>
void check_values(const std::vector<ValueCount>& values,
                  const SearchRequest& request, const PlainAnswers& plain,
                  Choose choose) {
  for (const ValueCount& one : values) {
    if (one.value.empty()) continue;
    SearchRequest asked = request;
    choose(asked.filters) = {one.value};
    CAPTURE(one.value);
    REQUIRE(count_of(one.count, one.stories) == plain.count(asked));
  }
  // None is missing.
  SearchRequest without = request;
  choose(without.filters).clear();
  std::uint64_t sum = 0;
  for (const ValueCount& one : values) sum += one.count;
  REQUIRE(sum == plain.count(without).articles);
}

void check_dates(const SearchResponse& response, const SearchRequest& request,
                 const PlainAnswers& plain) {
  SearchRequest asked = request;
  asked.filters.dates = {};
  asked.filters.undated = Undated::only;
  const DateFacet& date = response.facets.date;
  REQUIRE(count_of(date.undated, date.undated_stories) == plain.count(asked));
  asked.filters.undated = {};
  std::uint64_t sum = date.undated;
  const std::uint64_t all = plain.count(asked).articles;
  for (const DateBucket& bucket : date.buckets) {
    asked.filters.dates = *parse_period(bucket.start);
    CAPTURE(bucket.start);
    REQUIRE(count_of(bucket.count, bucket.stories) == plain.count(asked));
    sum += bucket.count;
  }
  REQUIRE(sum == all);
  if (!date.buckets.empty()) {
    REQUIRE(date.buckets.front().count > 0);
    REQUIRE(date.buckets.back().count > 0);
  }
}

void check(const SearchResponse& response, const SearchRequest& request,
           const PlainAnswers& plain) {
  const PlainCount all = plain.count(request);
  REQUIRE(count_of(response.total, response.distinct) == all);
  check_hits(response, request, plain);
  check_actors(response, request, plain);
  check_kinds(response, request, plain);
  check_values(response.facets.sources, request, plain,
               [](Filters& filters) -> auto& { return filters.sources; });
  check_values(response.facets.languages, request, plain,
               [](Filters& filters) -> auto& { return filters.languages; });
  check_dates(response, request, plain);
}

void check_archive(unsigned seed, unsigned shards, int requests) {
  std::mt19937 random(seed);
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build_index(index, random_rows(), random_documents(random, 60), shards);
  make_clusters(index);
  const PlainAnswers plain(index);
  const Searcher kept(index);
  const Searcher not_kept(index, 0);
  const Searcher hardly_kept(index, 3000);
  for (int i = 0; i < requests; ++i) {
    const SearchRequest request = random_search(random);
    CAPTURE(seed, shards, i, shown(request));
    check(not_kept.search(request), request, plain);
    check(kept.search(request), request, plain);
    // What is kept now, and clicks on it.
    check(kept.search(request), request, plain);
    check(hardly_kept.search(request), request, plain);
    SearchRequest another = random_search(random);
    another.query = request.query;
    for (const SearchRequest& click :
         {clicked(request, random), clicked(request, random), another}) {
      CAPTURE(shown(click));
      check(kept.search(click), click, plain);
    }
  }
}

TEST_CASE("what is fast answers as the plain slow way, to the last count") {
  for (unsigned shards = 1; shards <= 4; ++shards) {
    check_archive(2020 + shards, shards, kRequestsOfOneArchive);
  }
  const int asked = random_answers();
  for (int i = 0; i < asked; ++i) {
    check_archive(10'000 + static_cast<unsigned>(i),
                  1 + static_cast<unsigned>(i) % 4, 1);
  }
}

TEST_CASE("a match set is not kept beyond its revision") {
  const SmallArchive archive(random_rows(),
                             {document("a", "Visit", "Qaani in Baghdad.")}, 2);
  const Parameters asked = {{"q", "Qaani"}};
  CHECK(archive.search(asked).total == 1);
  IndexWriter writer = IndexWriter::update(archive.index(), "a test");
  writer.add(document("b", "Visit", "Qaani in Tehran."));
  writer.commit();
  CHECK(archive.search(asked).total == 2);
}

TEST_CASE("threads that ask the same at once get the same") {
  std::mt19937 random(5);
  const SmallArchive archive(random_rows(), random_documents(random, 200), 2);
  const auto alone = archive.ids({{"q", "visit OR Qaani"}, {"limit", "1000"}});
  for (int round = 0; round < 20; ++round) {
    const Searcher searcher(archive.index());
    std::vector<std::vector<std::string>> found(4);
    std::vector<std::thread> threads;
    for (auto& ids : found) {
      threads.emplace_back([&] {
        ids = ids_of(searcher.search(
            parse_request({{"q", "visit OR Qaani"}, {"limit", "1000"}})));
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const auto& ids : found) CHECK(ids == alone);
  }
}

std::shared_ptr<const void> some_result() {
  return std::make_shared<const int>(1);
}

TEST_CASE("kept results stay within their bytes, the last asked for longest") {
  KeptResults kept(3000);
  kept.keep("1", "a", some_result(), 1000);
  kept.keep("1", "b", some_result(), 1000);
  CHECK(kept.find("1", "a"));
  kept.keep("1", "c", some_result(), 1000);
  CHECK(kept.find("1", "a"));
  CHECK_FALSE(kept.find("1", "b"));
  CHECK(kept.find("1", "c"));
  CHECK(kept.bytes() <= 3000);
  kept.keep("1", "large", some_result(), 3000);  // with its key, one too many
  CHECK_FALSE(kept.find("1", "large"));
  CHECK(kept.find("1", "c"));
}

TEST_CASE("kept results of another revision are neither given nor kept") {
  KeptResults kept(100'000);
  kept.keep("1", "a", some_result(), 1000);
  CHECK_FALSE(kept.find("2", "a"));
  kept.keep("2", "b", some_result(), 1000);
  CHECK_FALSE(kept.find("1", "a"));
  CHECK(kept.bytes() < 2000);
}

TEST_CASE("without bytes nothing is kept") {
  KeptResults kept(0);
  kept.keep("1", "a", some_result(), 0);
  CHECK_FALSE(kept.find("1", "a"));
  CHECK(kept.bytes() == 0);
}

}  // namespace
}  // namespace fihrist
