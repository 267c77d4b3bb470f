// Finds the mentions of an index anew with other alias tables, without a
// second reading of the archive.
//
//   const Retagged retagged = retag_index("data/index", load_alias_rows({}));
//   // retagged.documents of retagged.total, because of retagged.changes
//
// Only documents that the changes can concern are read (alias_changes.h): the
// new generation begins as a copy of the live one, and these are replaced in
// it. Where that is most of them, or the live one was written with other
// analyzers, all are indexed into an empty one. Either
// way, document for document, the result is what a build with the new tables
// gives; the live generation answers until then, and killed it leaves no
// more than a folder that the next writer deletes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/problem.h"
#include "indexer/alias_changes.h"

namespace fihrist {

struct Retagged {
  std::uint64_t documents = 0;  // read and tagged anew
  std::uint64_t total = 0;
  AliasChanges changes;
  bool has_new_generation = true;  // false: the index has these tables already
  bool has_new_analyzers = false;  // `changes` were not looked for
  // Corrections that correct nothing, documents too large to be kept.
  std::vector<Problem> problems;
};

// `command` is told to other writers. The number of shards stays. Throws
// Error: locked, no_index, io.
Retagged retag_index(const std::string& index, AliasRows rows,
                     const std::string& command = "fihrist-indexer retag");

// "retagged 1,012 of 100,000 documents; 3 aliases changed"
std::string to_string(const Retagged& retagged);

}  // namespace fihrist
