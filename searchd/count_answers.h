// How many articles a query would find, asked as `q` is: names are read and
// widened, filters kept.
//
//   count_answers("kani visit", request.filters, reading)  // 7
#pragma once

#include <cstdint>
#include <string_view>

#include "searchd/query.h"
#include "searchd/request.h"
#include "searchd/snapshot.h"

namespace fihrist {

// A query as parse_query and read_names make it.
Query read_query(std::string_view text, const Filters& filters,
                 const Reading& reading);

// Throws as parse_query does.
std::uint64_t count_answers(std::string_view query, const Filters& filters,
                            const Reading& reading);

// The same of a query that has been read.
std::uint64_t count_answers(const Query& read, const Filters& filters,
                            const Reading& reading);

}  // namespace fihrist
