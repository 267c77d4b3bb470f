// Why nothing answers, and what to drop.
//
// Each part of the query and each filter is a condition, and an article fails
// some of them. The fewest conditions that one article fails are the least
// that must be dropped; counting the articles by what they fail tells how many
// would answer without any of the conditions, exactly, in one look at each.
//
//   flour drone-strike language=fa
//   parts: flour (3 have it), drone-strike (0 have it; 1 answers without)
//   drop:  drone-strike
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/query.h"
#include "searchd/request.h"
#include "searchd/snapshot.h"

namespace fihrist {

// More parts of a query than this are explained as one, the last.
constexpr std::size_t kMaxPartsExplained = 10;

// A query that would find something.
struct OtherQuery {
  std::string query;  // reads back
  std::uint64_t total = 0;
};

// One of the parts that are all asked for: a word, a phrase, what NOT takes
// away, names that stand side by side.
struct EmptyPart {
  std::string part;           // reads back
  std::uint64_t alone = 0;    // articles that have it (with NOT: have it not)
  std::uint64_t without = 0;  // articles that answer when it is dropped
  std::string query;          // what is left then
  // Words that are asked for as written and that no article has.
  std::vector<std::string> missing;
  // The query with this part's words asked for without quotes, NEAR or title:,
  // where that finds something.
  std::optional<OtherQuery> looser;
};

struct EmptyFilter {
  Parameters parameters;    // to leave out
  std::string filter;       // "from=2020 to=2021"
  std::uint64_t alone = 0;  // articles that pass it
  std::uint64_t without = 0;
};

// The least to be dropped; of several as small the one that leaves most, then
// filters and later parts first.
struct EmptyDrop {
  std::vector<std::string> parts;
  std::vector<std::string> filters;
  OtherQuery left;
};

struct EmptyAnswer {
  std::vector<EmptyPart> parts;
  std::vector<EmptyFilter> filters;
  // Nothing: no part of the query is left, or no filter where no query was.
  std::optional<EmptyDrop> drop;
  bool has_articles = true;  // the archive
};

// `query` has been read (name_reading.h), and nothing answers to it.
EmptyAnswer explain_empty(const Query& query, const Filters& filters,
                          const Reading& reading);

// The same in words, for `notes`.
std::vector<std::string> notes_of(const EmptyAnswer& empty);

}  // namespace fihrist
