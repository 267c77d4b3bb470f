// Which documents match, without weights.
//
//   const auto ids = matching_documents(Xapian::Query("visit"), shard);
//
// Not Xapian's BoolWeight: with it Xapian 1.4 reads a term that all documents
// have by the list of all documents, under the term's name; and where documents
// were removed, it takes the second block of that list for another term's and
// throws DatabaseCorruptError. What Xapian throws is passed on.
#pragma once

#include <cstdint>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace fihrist {

// All of one shard, ascending.
std::vector<std::uint32_t> matching_documents(const Xapian::Query& query,
                                              const Xapian::Database& shard);

// The first of one shard or of several as one, ascending; at most `most`.
std::vector<std::uint32_t> first_matching_documents(
    const Xapian::Query& query, const Xapian::Database& database,
    std::uint32_t most);

}  // namespace fihrist
