// Exact counts by actor, date, source and language.
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

#include "searchd/match_set.h"

namespace fihrist {

// A finer histogram than this is a limit passed.
constexpr std::size_t kMaxBuckets = 10'000;

struct ActorCount {
  std::string id;
  std::string name;
  ActorKind kind = ActorKind::person;
  std::uint64_t count = 0;
  bool selected = false;
};

struct ValueCount {
  std::string value;  // "" for documents that have none
  std::uint64_t count = 0;
  bool selected = false;
};

// Buckets are in order, without a gap from the first to the last.
struct DateBucket {
  std::string start;  // "2020", "2020-11" or "2020-11-25"
  std::uint64_t count = 0;
};

struct DateFacet {
  Interval interval = Interval::day;
  std::vector<DateBucket> buckets;
  std::uint64_t undated = 0;
};

// Of articles by Date::days. Throws Error (limit) beyond kMaxBuckets.
DateFacet date_facet(const std::map<std::int32_t, std::uint64_t>& days,
                     std::uint64_t undated, Interval asked);

struct Facets {
  std::vector<ActorCount> actors;  // most first; places are no actors
  DateFacet date;
  std::vector<ValueCount> sources;
  std::vector<ValueCount> languages;
};

// One look at every match: who passes all filters, and what each facet counts.
struct Tally {
  MatchSet answers;  // matches that pass all filters
  std::uint64_t total = 0;
  std::uint64_t undated_left_out = 0;  // pass all but the dates, having none
  Facets facets;
};

Tally tally(const MatchSet& matches, const SearchRequest& request,
            const Reading& reading);

}  // namespace fihrist
