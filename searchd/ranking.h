// Which of the answers to show, in which order (QUERIES.md, "Which stand
// first"). Ties are broken by date, the newest first, then by id; the order is
// the same however many shards.
#pragma once

#include <cstddef>
#include <vector>

#include "searchd/match_set.h"

namespace fihrist {

struct Ranked {
  std::size_t shard = 0;
  DocumentId id = 0;
  double score = 0;  // as Matches has it, the best lifted (lift.h); 0 in an
                     // order by time
};

// One page of the answers: `request.limit` of them from `request.offset` on.
// With CopyMode::group each story is there once, by the copy that stands first
// before the best are lifted. `answers` are among `matches`, which are those
// of `query`.
std::vector<Ranked> rank(const Query& query, const Matches& matches,
                         const MatchSet& answers, const SearchRequest& request,
                         const Reading& reading);

}  // namespace fihrist
