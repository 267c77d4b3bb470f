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
  double score = 0;  // as Matches has it; 0 in an order by time
};

// One page of the answers: `request.limit` of them from `request.offset` on.
// With Copies::group each story is there once, where the first of its copies
// that answer stands. `answers` are among `matches`.
std::vector<Ranked> rank(const Matches& matches, const MatchSet& answers,
                         const SearchRequest& request, const Reading& reading);

}  // namespace fihrist
