#include "searchd/facet_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "corpus/error.h"
#include "searchd/result_walk.h"

namespace fihrist {
namespace {

// "auto" keeps a histogram readable: days for two months, months for ten
// years.
constexpr std::int32_t kMaxDaysShown = 62;
constexpr std::int32_t kMaxDaysInMonths = 3660;

constexpr std::uint32_t kNotShared = std::numeric_limits<std::uint32_t>::max();

Interval choose_interval(Interval asked, std::int32_t first,
                         std::int32_t last) {
  if (asked != Interval::automatic) return asked;
  const std::int32_t span = last - first;
  if (span < kMaxDaysShown) return Interval::day;
  return span < kMaxDaysInMonths ? Interval::month : Interval::year;
}

void check_buckets(Interval interval, std::size_t buckets) {
  if (buckets <= kMaxBuckets) return;
  throw Error(ErrorCode::limit,
              fmt::format("interval={} would make {} buckets; at most {} "
                          "are made, use a longer interval",
                          to_string(interval), buckets, kMaxBuckets));
}

// Days in a flat array: which bucket each is in, and which it begins with.
class Calendar {
 public:
  Calendar(Interval interval, std::int32_t first, std::int32_t last)
      : first_day_(first), first_bucket_(bucket_number(interval, first)) {
    buckets_.reserve(static_cast<std::size_t>(last - first) + 1);
    for (std::int32_t day = first; day <= last; ++day) {
      buckets_.push_back(static_cast<std::uint32_t>(
          bucket_number(interval, day) - first_bucket_));
    }
  }

  std::int32_t first_bucket() const { return first_bucket_; }
  std::uint32_t bucket(std::int32_t day) const {
    return buckets_[static_cast<std::size_t>(day - first_day_)];
  }

 private:
  std::int32_t first_day_;
  std::int32_t first_bucket_;
  std::vector<std::uint32_t> buckets_;
};

}  // namespace

std::size_t ValueCounts::bytes() const {
  return sizeof *this + counts.capacity() * sizeof counts[0];
}

std::size_t DateCounts::bytes() const {
  return sizeof *this + buckets.capacity() * sizeof buckets[0];
}

std::size_t Answers::bytes() const {
  std::size_t bytes = sizeof *this;
  for (const auto& list : passing) bytes += list.capacity() * sizeof list[0];
  return bytes;
}

std::int32_t bucket_number(Interval interval, std::int32_t days) {
  if (interval == Interval::day) return days;
  const CivilDay day = civil_day(Date{days});
  return interval == Interval::month ? day.year * 12 + day.month - 1 : day.year;
}

DateCounts count_dates(const std::map<std::int32_t, std::uint64_t>& days,
                       std::uint64_t undated, Interval asked) {
  DateCounts dates;
  dates.undated.articles = static_cast<std::uint32_t>(undated);
  dates.interval = choose_interval(asked, 0, 0);
  if (days.empty()) return dates;
  const std::int32_t first = days.begin()->first;
  const std::int32_t last = days.rbegin()->first;
  dates.interval = choose_interval(asked, first, last);
  const Calendar calendar(dates.interval, first, last);
  dates.first_bucket = calendar.first_bucket();
  const std::size_t buckets = calendar.bucket(last) + std::size_t{1};
  check_buckets(dates.interval, buckets);
  dates.buckets.resize(buckets);
  for (const auto& [day, count] : days) {
    dates.buckets[calendar.bucket(day)].articles +=
        static_cast<std::uint32_t>(count);
  }
  return dates;
}

MatchCounter::MatchCounter(const MatchSet& matches, const Filters& filters,
                           const Reading& reading)
    : matches_(matches),
      asked_(filters),
      snapshot_(*reading.snapshot),
      filters_(filters, reading) {}

void MatchCounter::test_filters() {
  if (is_tested_) return;
  is_tested_ = true;
  for (std::size_t shard = 0; shard < matches_.size(); ++shard) {
    failed_.push_back(filters_.failures(shard, matches_[shard]));
  }
}

const std::vector<MatchCounter::Place>& MatchCounter::passing(
    unsigned ignored) {
  const auto [known, is_new] = passing_.try_emplace(ignored & filters_.asked());
  if (!is_new) return known->second;
  test_filters();
  for (std::uint32_t shard = 0; shard < matches_.size(); ++shard) {
    const std::vector<DocumentId>& ids = matches_[shard];
    const std::vector<std::uint8_t>& failed = failed_[shard];
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if ((failed[i] & ~ignored) != 0) continue;
      known->second.push_back({shard, ids[i], failed[i]});
    }
  }
  return known->second;
}

template <typename Use>
void MatchCounter::for_each(unsigned ignored, Use use) {
  if (filters_.asked() != 0) {
    for (const Place& place : passing(ignored)) {
      use(snapshot_.shards[place.shard], place);
    }
    return;
  }
  for (std::uint32_t shard = 0; shard < matches_.size(); ++shard) {
    const Columns& columns = snapshot_.shards[shard];
    for (const DocumentId id : matches_[shard]) {
      use(columns, Place{shard, id, 0});
    }
  }
}

const MatchCounter::Stories& MatchCounter::shared_stories(unsigned ignored) {
  const auto [known, is_new] = stories_.try_emplace(ignored & filters_.asked());
  Stories& stories = known->second;
  if (!is_new || snapshot_.clusters.empty()) return stories;
  std::vector<std::uint32_t> seen(snapshot_.clusters.sizes.size(), 0);
  for_each(ignored, [&](const Columns& columns, const Place& place) {
    ++seen[columns.clusters[place.id]];
  });
  seen[0] = 0;  // not a story, but all that stand alone
  // How many there are becomes where the next of them is put.
  std::uint32_t size = 0;
  for (std::uint32_t& number : seen) {
    if (number < 2) {
      number = kNotShared;
      continue;
    }
    const std::uint32_t begin = size;
    size += std::exchange(number, begin);
    stories.ends.push_back(size);
  }
  stories.places.resize(size);
  for_each(ignored, [&](const Columns& columns, const Place& place) {
    std::uint32_t& next = seen[columns.clusters[place.id]];
    if (next != kNotShared) stories.places[next++] = place;
  });
  return stories;
}

// A story has a value once, however many of its copies do.
template <typename Values>
void MatchCounter::count_stories(std::vector<Count>& counts, unsigned ignored,
                                 Values values) {
  for (Count& count : counts) count.stories = count.articles;
  std::vector<std::uint32_t> last_story(counts.size(), 0);
  const Stories& stories = shared_stories(ignored);
  std::uint32_t next = 0;
  for (const std::uint32_t end : stories.ends) {
    for (; next < end; ++next) {
      const Place& place = stories.places[next];
      values(snapshot_.shards[place.shard], place, [&](std::size_t value) {
        if (last_story[value] == end) --counts[value].stories;
        last_story[value] = end;
      });
    }
  }
}

template <typename Values>
std::vector<Count> MatchCounter::count(std::size_t size, unsigned ignored,
                                       Values values) {
  std::vector<Count> counts(size);
  for_each(ignored, [&](const Columns& columns, const Place& place) {
    values(columns, place,
           [&](std::size_t value) { ++counts[value].articles; });
  });
  count_stories(counts, ignored, values);
  return counts;
}

Answers MatchCounter::answers() {
  Answers answers;
  answers.are_all = filters_.asked() == 0;
  if (!answers.are_all) {
    answers.passing.resize(matches_.size());
    for_each(0, [&](const Columns&, const Place& place) {
      answers.passing[place.shard].push_back(place.id);
    });
    for_each(kFailsDate, [&](const Columns&, const Place& place) {
      if (place.failed != 0 &&
          filters_.is_left_out_as_undated(place.shard, place.id)) {
        ++answers.undated_left_out;
      }
    });
  }
  for (const auto& ids : answers.ids(matches_)) answers.total += ids.size();
  std::vector<Count> all{{static_cast<std::uint32_t>(answers.total), 0}};
  count_stories(all, 0, [](const Columns&, const Place&, auto use) { use(0); });
  answers.distinct = all[0].stories;
  answers.digest = digest_of(answers.ids(matches_), snapshot_);
  return answers;
}

unsigned MatchCounter::ignored_by_actors() const {
  unsigned ignored = kFailsSpelling;
  if (asked_.actor_mode == ActorMode::any) ignored |= kFailsActor;
  return ignored;
}

ValueCounts MatchCounter::actors() {
  const std::size_t size = snapshot_.table->actors().size();
  if (asked_.spellings.empty()) {
    return {count(size, ignored_by_actors(),
                  [](const Columns& columns, const Place& place, auto use) {
                    for (const ActorIndex a : columns.actors(place.id)) use(a);
                  })};
  }
  return {count(size, ignored_by_actors(),
                [&](const Columns& columns, const Place& place, auto use) {
                  for (const ActorIndex a : columns.actors(place.id)) {
                    if (filters_.passes_spelling_as(place.shard, place.id, a,
                                                    place.failed)) {
                      use(a);
                    }
                  }
                })};
}

ValueCounts MatchCounter::kinds() {
  std::vector<KindBits> kinds;
  for (const Actor& actor : snapshot_.table->actors()) {
    kinds.push_back(kind_bits(actor.kind));
  }
  const auto size = static_cast<std::size_t>(ActorKind::place);
  return {count(size, kFailsKind,
                [&](const Columns& columns, const Place& place, auto use) {
                  unsigned all = 0;
                  for (const ActorIndex a : columns.actors(place.id)) {
                    all |= kinds[a];
                  }
                  for (std::size_t kind = 0; all != 0; ++kind, all >>= 1U) {
                    if ((all & 1U) != 0) use(kind);
                  }
                })};
}

ValueCounts MatchCounter::sources() {
  return {count(snapshot_.names.sources.size(), kFailsSource,
                [](const Columns& columns, const Place& place, auto use) {
                  use(columns.sources[place.id]);
                })};
}

ValueCounts MatchCounter::languages() {
  return {count(snapshot_.names.languages.size(), kFailsLanguage,
                [](const Columns& columns, const Place& place, auto use) {
                  use(columns.languages[place.id]);
                })};
}

DateCounts MatchCounter::dates(Interval asked) {
  std::int32_t first = std::numeric_limits<std::int32_t>::max();
  std::int32_t last = kUndated;
  for_each(kFailsDate, [&](const Columns& columns, const Place& place) {
    const std::int32_t days = columns.dates[place.id];
    last = std::max(last, days);
    first = std::min(first, days == kUndated ? first : days);
  });
  const bool has_dates = last != kUndated;
  if (!has_dates) first = last = 0;
  DateCounts dates;
  dates.interval = choose_interval(asked, first, last);
  const Calendar calendar(dates.interval, first, last);
  dates.first_bucket = calendar.first_bucket();
  const std::size_t buckets = calendar.bucket(last) + std::size_t{1};
  check_buckets(dates.interval, buckets);
  dates.buckets =
      count(buckets + 1, kFailsDate,
            [&](const Columns& columns, const Place& place, auto use) {
              const std::int32_t days = columns.dates[place.id];
              use(days == kUndated ? buckets : calendar.bucket(days));
            });
  dates.undated = dates.buckets.back();
  dates.buckets.pop_back();
  if (!has_dates) dates.buckets.clear();
  return dates;
}

}  // namespace fihrist
