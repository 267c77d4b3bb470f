// What is asked of an index. The same for the library, the command line and
// HTTP: both of the latter make it from named parameters.
//
//   SearchRequest request = parse_request({{"q", "kani visit"},
//                                          {"actor", "quds-force"}});
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/date.h"

namespace fihrist {

constexpr std::size_t kDefaultLimit = 10;
constexpr std::size_t kMaxLimit = 1000;
constexpr std::size_t kMaxOffset = 100'000;
constexpr std::size_t kDefaultFacetLimit = 100;
constexpr std::size_t kMaxFacetLimit = 10'000;
constexpr std::size_t kMaxFilterValues = 100;
constexpr std::size_t kMaxValueBytes = 1000;

enum class ActorMode { any, all };
enum class Undated { include, exclude, only };
enum class Sort { relevance, newest, oldest, added };
enum class CopyMode { show, group };  // of one story
enum class Interval { automatic, day, month, year };

// Several actors, spellings, kinds, sources or languages mean any of them
// (actors: all of them with ActorMode::all).
struct Filters {
  std::vector<std::string> actors;  // ids
  ActorMode actor_mode = ActorMode::any;
  std::vector<std::string> not_actors;
  // Somebody is called so; an actor chosen, where there are any.
  std::vector<std::string> spellings;
  DateRange dates;
  // Absent: undated documents are left out when there are dates.
  std::optional<Undated> undated;
  std::vector<std::string> sources;
  std::vector<std::string> languages;
  std::vector<ActorKind> kinds;  // of actors mentioned; never place
};

struct FacetChoice {
  bool actor = true;
  bool date = true;
  bool source = true;
  bool language = true;
  bool kind = false;
};

struct SearchRequest {
  std::string query;
  Filters filters;
  Sort sort = Sort::relevance;
  std::size_t limit = kDefaultLimit;
  std::size_t offset = 0;
  FacetChoice facets;
  std::size_t facet_limit = kDefaultFacetLimit;
  Interval interval = Interval::automatic;
  CopyMode copies = CopyMode::show;
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Throws Error: usage for an unknown parameter or value, limit for one beyond
// the limits above; the message names it.
SearchRequest parse_request(const Parameters& parameters);

// The names of all parameters, in the order of the documentation.
std::vector<std::string> parameter_names();

std::string_view to_string(Interval interval);

}  // namespace fihrist
