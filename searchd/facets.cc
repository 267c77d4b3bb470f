#include "searchd/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace fihrist {
namespace {

// The filters a result depends on, as a key.
std::string key_of(const Filters& filters) {
  KeyWriter key;
  const auto add_all = [&](const auto& values, auto text) {
    key.add(static_cast<std::int64_t>(values.size()));
    for (const auto& value : values) key.add(std::string_view(text(value)));
  };
  const auto same = [](const std::string& text) { return text; };
  add_all(filters.actors, same);
  key.add(static_cast<std::int64_t>(filters.actor_mode));
  add_all(filters.not_actors, same);
  add_all(filters.spellings, same);
  add_all(filters.sources, same);
  add_all(filters.languages, same);
  add_all(filters.kinds, [](ActorKind kind) { return to_string(kind); });
  for (const auto& day : {filters.dates.first, filters.dates.last}) {
    key.add(std::string_view(day ? to_string(*day) : ""));
  }
  key.add(filters.undated ? static_cast<std::int64_t>(*filters.undated) : -1);
  return key.take();
}

std::string bucket_start(Interval interval, std::int32_t number) {
  if (interval == Interval::day) return to_string(Date{number});
  if (interval == Interval::year) return fmt::format("{:04}", number);
  return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
}

DateFacet date_facet(const DateCounts& counts) {
  DateFacet facet;
  facet.interval = counts.interval;
  std::int32_t number = counts.first_bucket;
  for (const Count& count : counts.buckets) {
    facet.buckets.push_back({bucket_start(facet.interval, number++),
                             count.articles, count.stories});
  }
  facet.undated = counts.undated.articles;
  facet.undated_stories = counts.undated.stories;
  return facet;
}

}  // namespace

DateFacet date_facet(const std::map<std::int32_t, std::uint64_t>& days,
                     std::uint64_t undated, Interval asked) {
  return date_facet(count_dates(days, undated, asked));
}

namespace {

// Numbers of the values to show: the most frequent first; chosen ones beyond
// the limit stay. `key(number)` breaks ties.
template <typename IsShown, typename IsChosen, typename Key>
std::vector<std::uint32_t> choose_shown(const std::vector<Count>& counts,
                                        std::size_t limit, IsShown is_shown,
                                        IsChosen is_chosen, Key key) {
  std::vector<std::uint32_t> shown;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if ((counts[i].articles > 0 && is_shown(i)) || is_chosen(i)) {
      shown.push_back(i);
    }
  }
  const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
    return counts[a].articles != counts[b].articles
               ? counts[a].articles > counts[b].articles
               : key(a) < key(b);
  };
  const auto cut = shown.begin() +
                   static_cast<std::ptrdiff_t>(std::min(limit, shown.size()));
  std::partial_sort(shown.begin(), cut, shown.end(), is_before);
  const auto end = std::partition(cut, shown.end(), is_chosen);
  std::sort(cut, end, is_before);
  shown.erase(end, shown.end());
  return shown;
}

constexpr auto kAlways = [](std::uint32_t) { return true; };

class Tallier {
 public:
  Tallier(const MatchSet& matches, const SearchRequest& request,
          const Reading& reading, const QueryResults& results)
      : request_(request),
        snapshot_(*reading.snapshot),
        counter_(matches, request.filters, reading),
        results_(results) {}

  Tally tally() {
    Tally tally;
    tally.answers = results_.get<Answers>('a', key_of(request_.filters),
                                          [&] { return counter_.answers(); });
    if (request_.facets.actor) tally.facets.actors = actors();
    if (request_.facets.date) tally.facets.date = dates();
    if (request_.facets.source) tally.facets.sources = sources();
    if (request_.facets.language) tally.facets.languages = languages();
    if (request_.facets.kind) tally.facets.kinds = kinds();
    return tally;
  }

 private:
  using CountValues = ValueCounts (MatchCounter::*)();

  std::shared_ptr<const ValueCounts> counts(char kind, const Filters& others,
                                            CountValues count) {
    return results_.get<ValueCounts>(kind, key_of(others),
                                     [&] { return (counter_.*count)(); });
  }

  std::vector<ActorCount> actors() {
    Filters others = request_.filters;
    if (others.actor_mode == ActorMode::any) others.actors.clear();
    const auto counted = counts('A', others, &MatchCounter::actors);
    const auto actor = [&](std::uint32_t i) -> const Actor& {
      return snapshot_.table->actor(i);
    };
    const auto& chosen = counter_.filters().chosen_actors();
    std::vector<ActorCount> shown;
    for (const std::uint32_t number : choose_shown(
             counted->counts, request_.facet_limit,
             [&](std::uint32_t i) { return actor(i).kind != ActorKind::place; },
             [&](std::uint32_t i) { return bool{chosen[i]}; },
             [&](std::uint32_t i) { return std::string_view(actor(i).id); })) {
      const Count& count = counted->counts[number];
      shown.push_back({actor(number).id, actor(number).name, actor(number).kind,
                       count.articles, count.stories, chosen[number]});
    }
    return shown;
  }

  DateFacet dates() {
    Filters others = request_.filters;
    others.dates = {};
    others.undated = {};
    KeyWriter interval;
    interval.add(static_cast<std::int64_t>(request_.interval));
    return date_facet(*results_.get<DateCounts>(
        'D', interval.take() + key_of(others),
        [&] { return counter_.dates(request_.interval); }));
  }

  std::vector<ValueCount> sources() {
    Filters others = request_.filters;
    others.sources.clear();
    return values(*counts('S', others, &MatchCounter::sources),
                  snapshot_.names.sources, [&](std::uint32_t source) {
                    return counter_.filters().is_chosen_source(source);
                  });
  }

  std::vector<ValueCount> languages() {
    Filters others = request_.filters;
    others.languages.clear();
    return values(*counts('L', others, &MatchCounter::languages),
                  snapshot_.names.languages, [&](std::uint32_t language) {
                    return counter_.filters().is_chosen_language(language);
                  });
  }

  template <typename IsChosen>
  std::vector<ValueCount> values(const ValueCounts& counted,
                                 const ValueNames& names, IsChosen is_chosen) {
    std::vector<ValueCount> shown;
    for (const std::uint32_t number :
         choose_shown(counted.counts, request_.facet_limit, kAlways, is_chosen,
                      [&](std::uint32_t i) {
                        return std::string_view(names.name(i));
                      })) {
      const Count& count = counted.counts[number];
      shown.push_back({names.name(number), count.articles, count.stories,
                       is_chosen(number)});
    }
    return shown;
  }

  std::vector<KindCount> kinds() {
    Filters others = request_.filters;
    others.kinds.clear();
    const auto counted = counts('K', others, &MatchCounter::kinds);
    const auto is_chosen = [&](std::uint32_t i) {
      const auto& chosen = request_.filters.kinds;
      return std::find(chosen.begin(), chosen.end(), ActorKind(i)) !=
             chosen.end();
    };
    std::vector<KindCount> shown;
    for (const std::uint32_t number :
         choose_shown(counted->counts, request_.facet_limit, kAlways, is_chosen,
                      [](std::uint32_t i) { return i; })) {
      const Count& count = counted->counts[number];
      shown.push_back({ActorKind(number), count.articles, count.stories,
                       is_chosen(number)});
    }
    return shown;
  }

  const SearchRequest& request_;
  const Snapshot& snapshot_;
  MatchCounter counter_;
  const QueryResults& results_;
};

}  // namespace

Tally tally(const MatchSet& matches, const SearchRequest& request,
            const Reading& reading, const QueryResults& results) {
  return Tallier(matches, request, reading, results).tally();
}

}  // namespace fihrist
