// How many of the matches have each value of a facet, as articles and as
// stories, where copies of one story count once.
//
// A facet leaves its own selection out and respects the other filters: so what
// it counts depends on these alone, and a click on it counts nothing anew
// (facets.h keeps the counts by the other filters).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searchd/match_set.h"

namespace fihrist {

// A finer histogram than this is a limit passed.
constexpr std::size_t kMaxBuckets = 10'000;

struct Count {
  std::uint32_t articles = 0;
  std::uint32_t stories = 0;
};

// By ActorIndex, number of the source, of the language, or ActorKind.
struct ValueCounts {
  std::vector<Count> counts;
  std::size_t bytes() const;
};

struct DateCounts {
  Interval interval = Interval::day;  // never automatic
  std::int32_t first_bucket = 0;      // see bucket_number
  std::vector<Count> buckets;         // without a gap; none empty at the ends
  Count undated;
  std::size_t bytes() const;
};

// Of articles by Date::days; stories are not counted. Throws Error (limit).
DateCounts count_dates(const std::map<std::int32_t, std::uint64_t>& days,
                       std::uint64_t undated, Interval asked);

// Buckets are numbered so that neighbours differ by one.
std::int32_t bucket_number(Interval interval, std::int32_t days);

// The matches that pass all filters.
struct Answers {
  bool are_all = false;  // of the matches: then `passing` is empty
  MatchSet passing;
  std::uint64_t total = 0;
  std::uint64_t distinct = 0;          // stories
  std::uint64_t undated_left_out = 0;  // pass all but the dates, having none
  std::string digest;                  // of all of them (result_set.h)

  const MatchSet& ids(const MatchSet& matches) const {
    return are_all ? matches : passing;
  }
  std::size_t bytes() const;
};

// Looks at the matches of one query with the filters of one request. One
// thread at a time.
class MatchCounter {
 public:
  // All must outlive the counter.
  MatchCounter(const MatchSet& matches, const Filters& filters,
               const Reading& reading);

  const FilterTest& filters() const { return filters_; }

  Answers answers();
  ValueCounts actors();
  ValueCounts kinds();
  ValueCounts sources();
  ValueCounts languages();
  // Throws Error (limit) when there would be more than kMaxBuckets.
  DateCounts dates(Interval asked);

 private:
  struct Place {
    std::uint32_t shard;
    DocumentId id;
    std::uint32_t failed;
  };
  // Documents that share their story with others, story by story.
  struct Stories {
    std::vector<Place> places;
    std::vector<std::uint32_t> ends;  // of each story, in places
  };

  // Tells `use(columns, place)` of the matches that fail no filter but those
  // of the bits `ignored`.
  template <typename Use>
  void for_each(unsigned ignored, Use use);
  // `values(columns, place, use)` tells `use(number)` of each value of a
  // document, which has it once.
  template <typename Values>
  std::vector<Count> count(std::size_t size, unsigned ignored, Values values);
  template <typename Values>
  void count_stories(std::vector<Count>& counts, unsigned ignored,
                     Values values);
  const Stories& shared_stories(unsigned ignored);
  const std::vector<Place>& passing(unsigned ignored);
  void test_filters();
  unsigned ignored_by_actors() const;

  const MatchSet& matches_;
  const Filters& asked_;
  const Snapshot& snapshot_;
  FilterTest filters_;
  bool is_tested_ = false;
  std::vector<std::vector<std::uint8_t>> failed_;  // by shard, beside matches
  // By the filters asked for that are ignored.
  std::map<unsigned, std::vector<Place>> passing_;
  std::map<unsigned, Stories> stories_;
};

}  // namespace fihrist
