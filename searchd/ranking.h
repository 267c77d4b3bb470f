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
  double score = 0;  // BM25, the best lifted (lift.h); by sound alone below 0;
                     // 0 in an order by time
};

// One page of the answers: `request.limit` of them from `request.offset` on.
// What `query` matches stands before what only the widened one does
// (name_widening.h): of those the score is -1 / (1 + BM25).
std::vector<Ranked> rank(const Query& query, const Query& widened,
                         const MatchSet& answers, const SearchRequest& request,
                         const Reading& reading);

}  // namespace fihrist
