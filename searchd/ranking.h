// Which of the answers to show, in which order. Ties are broken by date, the
// newest first, then by id; the order is the same however many shards.
#pragma once

#include <cstddef>
#include <vector>

#include "searchd/match_set.h"

namespace fihrist {

struct Ranked {
  std::size_t shard = 0;
  DocumentId id = 0;
  double score = 0;  // BM25; 0 when the order is by date
};

// One page of the answers: `request.limit` of them from `request.offset` on.
std::vector<Ranked> rank(const Query& query, const MatchSet& answers,
                         const SearchRequest& request, const Reading& reading);

}  // namespace fihrist
