// Every document that a query matches, and what each weighs: all of them in
// one pass over posting lists, so that filters, pages and other orders need
// only look at what was found.
//
//   const WeighedMatches found = weigh_matches(to_xapian(query), reading);
//
// Weights are those of Xapian's BM25 with its default parameters, over all
// shards as one, joined as its operators join them. They are added in an order
// that the whole archive decides: the same however many shards there are.
//
// Xapian itself is asked only where positions decide, which documents hold a
// phrase. It weighs such documents rightly when it must look at all, but not
// where a phrase is one of several alternatives (Xapian 1.4.22), and it takes
// three to five times as long.
#pragma once

#include <cstdint>
#include <vector>

#include "searchd/snapshot.h"

namespace fihrist {

// One list a shard, ascending.
using MatchSet = std::vector<std::vector<DocumentId>>;

struct WeighedMatches {
  MatchSet ids;
  std::vector<std::vector<float>> weights;  // beside the ids; 0 at least
};

// `query` may hold what to_xapian makes (xapian_query.h), MAX and AND_MAYBE.
// What Xapian throws is passed on.
WeighedMatches weigh_matches(const Xapian::Query& query,
                             const Reading& reading);

}  // namespace fihrist
