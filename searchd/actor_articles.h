// Which articles of an actor a profile is of: those that mention him and
// answer the query and the filters.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/actor_request.h"
#include "searchd/match_set.h"
#include "searchd/snapshot.h"

namespace fihrist {

struct ActorArticles {
  MatchSet documents;  // one list a shard, ascending
  std::uint64_t total = 0;
  std::uint64_t undated_left_out = 0;  // pass all but the dates, having none
  std::string read_as;                 // of the query
  std::vector<std::string> notes;
};

ActorArticles find_articles(ActorIndex actor, const ActorRequest& request,
                            const Reading& reading);

}  // namespace fihrist
