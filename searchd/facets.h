// Exact counts by actor, kind of actor, date, source and language, as articles
// and as distinct stories.
//
// Every facet leaves its own selection out and respects all others, so that a
// count is the total if that value alone were chosen. With ActorMode::all the
// actor facet respects its own selection too: a count is the total if that
// actor were asked for as well. A spelling is asked of the actors chosen, so
// the actor facet asks it of each actor it counts.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searchd/facet_counts.h"
#include "searchd/kept_results.h"

namespace fihrist {

struct ActorCount {
  std::string id;
  std::string name;
  ActorKind kind = ActorKind::person;
  std::uint64_t count = 0;
  std::uint64_t stories = 0;  // of these, copies once
  bool selected = false;
};

struct ValueCount {
  std::string value;  // "" for documents that have none
  std::uint64_t count = 0;
  std::uint64_t stories = 0;  // of these, copies once
  bool selected = false;
};

struct KindCount {
  ActorKind kind = ActorKind::person;
  std::uint64_t count = 0;  // articles with an actor of the kind
  std::uint64_t stories = 0;
  bool selected = false;
};

// Buckets are in order, without a gap from the first to the last.
struct DateBucket {
  std::string start;  // "2020", "2020-11" or "2020-11-25"
  std::uint64_t count = 0;
  std::uint64_t stories = 0;  // of these, copies once
};

struct DateFacet {
  Interval interval = Interval::day;
  std::vector<DateBucket> buckets;
  std::uint64_t undated = 0;
  std::uint64_t undated_stories = 0;
};

// Of articles by Date::days, stories not counted. Throws Error (limit) beyond
// kMaxBuckets.
DateFacet date_facet(const std::map<std::int32_t, std::uint64_t>& days,
                     std::uint64_t undated, Interval asked);

struct Facets {
  std::vector<ActorCount> actors;  // most first; places are no actors
  DateFacet date;
  std::vector<ValueCount> sources;
  std::vector<ValueCount> languages;
  std::vector<KindCount> kinds;  // most first
};

// Who passes all filters, and what each facet counts.
struct Tally {
  std::shared_ptr<const Answers> answers;
  Facets facets;  // those of the request only
};

// `matches` are those of the query of `results`, from which comes what was
// counted before.
Tally tally(const MatchSet& matches, const SearchRequest& request,
            const Reading& reading, const QueryResults& results);

}  // namespace fihrist
