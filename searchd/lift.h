// Lifts, among the best answers, those whose words stand together and the
// newer ones (weights.h).
//
//   lift(query, reading, hits);  // of 10 that score 10.0, the phrase is first
//
// Costs the positions of each word in each of the hits, so they are few.
#pragma once

#include <span>

#include "searchd/query.h"
#include "searchd/ranking.h"

namespace fihrist {

// `hits` descend by score, which is BM25's and is raised; they are sorted
// anew, equal ones as they were.
void lift(const Query& query, const Reading& reading, std::span<Ranked> hits);

}  // namespace fihrist
