// The routes of API v1 as functions from path and parameters to JSON, for
// HTTP and the command line alike (searchd/API.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/request.h"
#include "searchd/searcher.h"

namespace fihrist {

constexpr std::string_view kApiPrefix = "/api/v1/";

// `route` is what stands behind /api/v1/, decoded: "search", "documents/ID",
// "actors". Throws Error: not_found for another route, and what Searcher and
// parse_request throw.
std::string answer(const Searcher& searcher, std::string_view route,
                   const Parameters& parameters);

// The same for what the tables alone can answer: "names".
std::string answer(const AliasTable& table, std::string_view route,
                   const Parameters& parameters);

// What is sent to be answered, and its media type.
struct Posted {
  std::string type;
  std::string body;
};

constexpr std::string_view kTagRoute = "tag";

// The same for routes that are sent something: "tag".
std::string answer_posted(const Searcher& searcher, std::string_view route,
                          const Parameters& parameters, const Posted& posted);
std::string answer_posted(const AliasTable& table, std::string_view route,
                          const Parameters& parameters, const Posted& posted);

// Answered row by row, and not in JSON: searchd/export.h.
constexpr std::string_view kExportRoute = "export";

// "search", "documents/ID", …: all routes, as the documentation names them.
std::vector<std::string> route_names();

}  // namespace fihrist
