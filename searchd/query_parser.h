// Reads the query language (searchd/QUERIES.md) into a tree.
//
//   ParsedQuery parsed = parse_query("kani visit -trump");
//   to_string(parsed.query) == "kani visit AND NOT trump"
//
// Any bytes but invalid UTF-8 are a query: what makes no sense, such as a
// parenthesis left open or an AND with nothing before it, is taken literally
// with a note. Throws Error: limit, with the position in the query, when one
// of the limits below is passed; usage when the text is not UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query.h"

namespace fihrist {

constexpr std::size_t kMaxQueryBytes = 8192;
constexpr std::size_t kMaxQueryWords = 100;
constexpr std::size_t kMaxNesting = 30;
constexpr unsigned kMaxNearWindow = 100;
constexpr unsigned kDefaultNearWindow = 10;
constexpr std::size_t kMinPrefixLetters = 3;

struct ParsedQuery {
  Query query;
  std::vector<std::string> notes;  // for the user: what was taken literally
};

// Plain words side by side are left as runs, in which read_names
// (searchd/name_reading.h) then finds actors.
ParsedQuery parse_query(std::string_view text);

}  // namespace fihrist
