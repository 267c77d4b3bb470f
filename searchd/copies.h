// The other articles of a story that was posted more than once, and the words
// that each outlet changed.
//
//   const Copies copies = copies_of(stored, key, reading);
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

// `key` is the document's cluster (slot 5); where it is empty there are none.
// Looks at the key of every copy of the archive: some 50 ns each.
Copies copies_of(const StoredDocument& stored, const std::string& key,
                 const Reading& reading);

}  // namespace fihrist
