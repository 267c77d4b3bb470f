// Suggestions as rows of alias tables, from the JSON of API v1.
#pragma once

#include <string>

#include "analyzers/alias_table.h"

namespace fihrist {

// Rows for aliases.tsv, each under comments that say what speaks for it; the
// whole may be appended to the table. Names that are nobody's yet are comments
// with the rows they would need.
std::string suggestions_text(const std::string& json);

// Takes out of an answer what the tables know or refuse, and what lies beyond
// `limit` in either list; how many were taken out for the first reason is
// added to `left_out`.
struct KeptSuggestions {
  std::string json;
  std::size_t left_out = 0;
};
KeptSuggestions keep_new_suggestions(const std::string& json,
                                     const AliasRows& rows, std::size_t limit);

// What was looked at, in a line; empty when nothing was cut.
std::string effort_text(const std::string& json);

}  // namespace fihrist
