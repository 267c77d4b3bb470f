// Documents that lack a date, a source or a language, as a table that a person
// fills in and hands back: fihrist-indexer set INDEX --metadata FILE.csv.
//
//   for_each_gap("data/index", {.date = true}, [&](const Document& document) {
//     fmt::print("{}", csv_line(document));
//   });
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/problem.h"

namespace fihrist {

// What a document is asked for.
struct Lacking {
  bool date = false;
  bool source = false;
  bool language = false;
};

// "date", "source", "language"; no name means all three. Throws Error (usage)
// for another.
Lacking parse_lacking(const std::vector<std::string>& names);

// Those that lack any of what is asked for, shard by shard, as they came into
// it, one in memory at a time. Returns how many there are. Throws Error:
// no_index, damaged, or io when somebody keeps writing.
std::uint64_t for_each_gap(const std::string& index, const Lacking& lacking,
                           const std::function<void(const Document&)>& use);

// The columns of the table, and a document as a row of it, in the manner of RFC
// 4180 with "\n" at the end; and as a line of JSON, null for what is lacking.
std::string gap_header();
std::string gap_csv(const Document& document);
std::string gap_json(const Document& document);

// What a table of metadata made of an index.
struct SetRows {
  std::uint64_t changed = 0;
  std::uint64_t same = 0;     // they say what the documents say already
  std::uint64_t unknown = 0;  // ids that no document has, each a problem
};

class IndexWriter;

// Gives documents the values of the rows that have their ids; an empty cell
// says nothing, and a date that the document has already keeps its origin. The
// caller commits.
SetRows set_rows(IndexWriter& writer, const std::string& table,
                 const ProblemSink& on_problem);

}  // namespace fihrist
