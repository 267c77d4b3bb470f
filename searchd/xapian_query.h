// From a query tree to Xapian's, over the terms of indexer/schema.h.
#pragma once

#include "searchd/query.h"

namespace Xapian {
class Query;
}

namespace fihrist {

// More words than this that begin with a prefix are a limit passed.
constexpr unsigned kMaxPrefixWords = 1000;

// `query` holds no runs: its names have been read.
Xapian::Query to_xapian(const Query& query);

}  // namespace fihrist
