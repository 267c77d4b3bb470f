// From a query tree to Xapian's, over the terms of indexer/schema.h.
#pragma once

#include "searchd/query.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace fihrist {

// More words than this that begin with a prefix are a limit passed.
constexpr unsigned kMaxPrefixWords = 1000;

// `query` holds no runs: its names have been read. A prefix becomes the words
// of `archive`, all its shards together, that begin so: expanded by Xapian, a
// shard at a time, it would weigh differently in each. A language becomes the
// codes of `archive` that are it, whatever their case. Throws Error (limit).
Xapian::Query to_xapian(const Query& query, const Xapian::Database& archive);

// One without prefixes and languages.
Xapian::Query to_xapian(const Query& query);

}  // namespace fihrist
