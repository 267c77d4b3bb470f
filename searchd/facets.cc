#include "searchd/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/error.h"

namespace fihrist {
namespace {

// "auto" keeps a histogram readable: days for two months, months for ten
// years.
constexpr std::int32_t kMaxDaysShown = 62;
constexpr std::int32_t kMaxDaysInMonths = 3660;

Interval choose_interval(Interval asked, std::int32_t first,
                         std::int32_t last) {
  if (asked != Interval::automatic) return asked;
  const std::int32_t span = last - first;
  if (span < kMaxDaysShown) return Interval::day;
  return span < kMaxDaysInMonths ? Interval::month : Interval::year;
}

// Buckets are numbered so that neighbours differ by one.
std::int32_t bucket_number(Interval interval, std::int32_t days) {
  if (interval == Interval::day) return days;
  const CivilDay day = civil_day(Date{days});
  return interval == Interval::month ? day.year * 12 + day.month - 1 : day.year;
}

std::string bucket_start(Interval interval, std::int32_t number) {
  if (interval == Interval::day) return to_string(Date{number});
  if (interval == Interval::year) return fmt::format("{:04}", number);
  return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
}

}  // namespace

DateFacet date_facet(const std::map<std::int32_t, std::uint64_t>& days,
                     std::uint64_t undated, Interval asked) {
  DateFacet facet;
  facet.undated = undated;
  if (days.empty()) {
    facet.interval = asked == Interval::automatic ? Interval::day : asked;
    return facet;
  }
  const std::int32_t first = days.begin()->first;
  const std::int32_t last = days.rbegin()->first;
  facet.interval = choose_interval(asked, first, last);
  const std::int32_t begin = bucket_number(facet.interval, first);
  const std::int32_t end = bucket_number(facet.interval, last) + 1;
  if (static_cast<std::size_t>(end - begin) > kMaxBuckets) {
    throw Error(
        ErrorCode::limit,
        fmt::format("interval={} would make {} buckets; at most {} "
                    "are made, use a longer interval",
                    to_string(facet.interval), end - begin, kMaxBuckets));
  }
  for (std::int32_t number = begin; number < end; ++number) {
    facet.buckets.push_back({bucket_start(facet.interval, number), 0});
  }
  for (const auto& [day, count] : days) {
    const std::int32_t number = bucket_number(facet.interval, day);
    facet.buckets[static_cast<std::size_t>(number - begin)].count += count;
  }
  return facet;
}

namespace {

// The most frequent first; chosen ones beyond the limit stay.
template <typename Count, typename Key>
void cut(std::vector<Count>& counts, std::size_t limit, Key key) {
  std::sort(counts.begin(), counts.end(), [&](const Count& a, const Count& b) {
    return a.count != b.count ? a.count > b.count : key(a) < key(b);
  });
  std::size_t kept = 0;
  std::erase_if(counts, [&](const Count& count) {
    return ++kept > limit && !count.selected;
  });
}

class Counter {
 public:
  Counter(const SearchRequest& request, const Reading& reading)
      : request_(request),
        snapshot_(*reading.snapshot),
        filters_(request.filters, reading),
        actors_(snapshot_.table->actors().size(), 0),
        sources_(snapshot_.names.sources.size(), 0),
        languages_(snapshot_.names.languages.size(), 0) {}

  Tally count(const MatchSet& matches) {
    Tally result;
    for (std::size_t shard = 0; shard < matches.size(); ++shard) {
      std::vector<DocumentId>& answers = result.answers.emplace_back();
      for (const DocumentId id : matches[shard]) {
        const unsigned failed = filters_.failures(shard, id);
        if (failed == 0) answers.push_back(id);
        if (failed == kFailsDate &&
            filters_.is_left_out_as_undated(shard, id)) {
          ++result.undated_left_out;
        }
        count_document(shard, id, failed);
      }
      result.total += answers.size();
    }
    result.facets = make_facets();
    return result;
  }

 private:
  // Counts in each facet whose own filter is the only one failed, if any is.
  void count_document(std::size_t shard, DocumentId id, unsigned failed) {
    const Columns& columns = snapshot_.shards[shard];
    if (request_.facets.actor) count_actors(shard, id, failed);
    if ((failed & ~unsigned{kFailsDate}) == 0 && request_.facets.date) {
      const std::int32_t days = columns.dates[id];
      ++(days == kUndated ? undated_ : days_[days]);
    }
    if ((failed & ~unsigned{kFailsSource}) == 0)
      ++sources_[columns.sources[id]];
    if ((failed & ~unsigned{kFailsLanguage}) == 0) {
      ++languages_[columns.languages[id]];
    }
  }

  void count_actors(std::size_t shard, DocumentId id, unsigned failed) {
    unsigned own = kFailsSpelling;
    if (request_.filters.actor_mode == ActorMode::any) own |= kFailsActor;
    if ((failed & ~own) != 0) return;
    for (const ActorIndex actor : snapshot_.shards[shard].actors(id)) {
      if (filters_.passes_spelling_as(shard, id, actor, failed)) {
        ++actors_[actor];
      }
    }
  }

  Facets make_facets() const {
    Facets facets;
    facets.actors = actor_counts();
    facets.date = date_facet(days_, undated_, request_.interval);
    facets.sources = value_counts(sources_, snapshot_.names.sources,
                                  [&](std::uint32_t source) {
                                    return filters_.is_chosen_source(source);
                                  });
    facets.languages = value_counts(
        languages_, snapshot_.names.languages, [&](std::uint32_t language) {
          return filters_.is_chosen_language(language);
        });
    return facets;
  }

  std::vector<ActorCount> actor_counts() const {
    std::vector<ActorCount> counts;
    for (ActorIndex i = 0; i < actors_.size(); ++i) {
      const Actor& actor = snapshot_.table->actor(i);
      const bool selected = filters_.chosen_actors()[i];
      const bool shown = actors_[i] > 0 && actor.kind != ActorKind::place;
      if (!shown && !selected) continue;
      counts.push_back(
          {actor.id, actor.name, actor.kind, actors_[i], selected});
    }
    cut(counts, request_.facet_limit,
        [](const ActorCount& count) { return std::string_view(count.id); });
    return counts;
  }

  template <typename IsChosen>
  std::vector<ValueCount> value_counts(
      const std::vector<std::uint64_t>& counted, const ValueNames& names,
      IsChosen is_chosen) const {
    std::vector<ValueCount> counts;
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
      if (counted[i] == 0 && !is_chosen(i)) continue;
      counts.push_back({names.name(i), counted[i], is_chosen(i)});
    }
    cut(counts, request_.facet_limit,
        [](const ValueCount& count) { return std::string_view(count.value); });
    return counts;
  }

  const SearchRequest& request_;
  const Snapshot& snapshot_;
  FilterTest filters_;
  std::vector<std::uint64_t> actors_;
  std::vector<std::uint64_t> sources_;
  std::vector<std::uint64_t> languages_;
  std::map<std::int32_t, std::uint64_t> days_;
  std::uint64_t undated_ = 0;
};

}  // namespace

Tally tally(const MatchSet& matches, const SearchRequest& request,
            const Reading& reading) {
  return Counter(request, reading).count(matches);
}

}  // namespace fihrist
