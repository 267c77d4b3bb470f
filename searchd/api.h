// The routes of API v1 as functions from path and parameters to JSON, for
// HTTP and the command line alike (searchd/API.md).
#pragma once

#include <string>
#include <string_view>

#include "searchd/request.h"
#include "searchd/searcher.h"

namespace fihrist {

constexpr std::string_view kApiPrefix = "/api/v1/";

// `route` is what stands behind /api/v1/, decoded: "search", "documents/ID",
// "actors". Throws Error: not_found for another route, and what Searcher and
// parse_request throw.
std::string answer(const Searcher& searcher, std::string_view route,
                   const Parameters& parameters);

}  // namespace fihrist
