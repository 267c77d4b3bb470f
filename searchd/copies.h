// The other articles of a story that was posted more than once, and the words
// that each outlet changed.
//
//   const Copies copies = copies_of(stored, cluster, reading);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/stored_document.h"
#include "searchd/word_changes.h"

namespace fihrist {

struct Reading;

// Further ones are counted.
constexpr std::size_t kMostCopiesShown = 50;

struct Copy {
  Document document;                // without its body
  bool is_compared = false;         // false: one of the texts is too long
  std::vector<WordChange> changes;  // against the document asked for
};

struct Copies {
  std::uint64_t total = 0;  // other members of the cluster
  std::vector<Copy> shown;  // newest first, then by id
};

// `cluster` is the document's number in Columns::clusters; 0 has no copies.
// Looks through the whole column: some 1 ns an article of the archive.
Copies copies_of(const StoredDocument& stored, std::uint32_t cluster,
                 const Reading& reading);

}  // namespace fihrist
