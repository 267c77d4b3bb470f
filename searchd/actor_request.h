// What is asked of one actor's profile: which of his articles, and how near
// his company stands.
//
//   parse_actor_request({{"within", "sentence"}, {"kind", "group"},
//                        {"from", "2020"}, {"q", "visit"}});
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "indexer/company_slot.h"
#include "searchd/request.h"

namespace fihrist {

constexpr std::size_t kDefaultCompany = 10;
// Each has an example, for which a document is read.
constexpr std::size_t kMaxCompany = 200;

struct ActorRequest {
  // Of the search, as it stands: only articles that answer it count. The
  // spellings are those of the actor himself.
  std::string query;
  Filters filters;
  Interval interval = Interval::automatic;  // of the timeline

  Within within = Within::article;
  std::vector<ActorKind> kinds;  // of the company; none: all
  std::size_t limit = kDefaultCompany;
};

// Throws Error: usage for an unknown parameter or value, limit for one beyond
// the limits; the message names it.
ActorRequest parse_actor_request(const Parameters& parameters);

// The names of all parameters, in the order of the documentation.
std::vector<std::string> actor_parameter_names();

std::string_view to_string(Within within);

}  // namespace fihrist
