// What counts how much in the order of answers (QUERIES.md, "Which stand
// first"). Chosen by tests/bench/ranking_bench on the odd ones of its queries,
// and by what a reader would defend: each of them decides only between
// articles that are otherwise about equal. What the title counts is in
// indexer/schema.h.
#pragma once

#include <cstddef>

namespace fihrist {

// Beside an actor, the share that the typed spelling of him weighs.
constexpr double kSpellingTyped = 0.1;

// As many of the best answers are looked at again, for what Xapian's BM25 does
// not see; those behind them stand as it has them.
constexpr std::size_t kLookedAtAgain = 50;

// By what share of its score an article is lifted in which all words asked for
// stand one after another, as typed; and by what share for each year since
// 1970, so that of two alike the newer is first. An undated one is not lifted.
constexpr double kTogether = 0.1;
constexpr double kYear = 0.001;

// Further apart than this, words do not stand together.
constexpr unsigned kApart = 10;

}  // namespace fihrist
