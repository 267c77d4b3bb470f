// From a document to what Xapian stores of it, by the fields of schema.h.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "analyzers/alias_table.h"
#include "analyzers/stem.h"
#include "indexer/stored_document.h"

namespace Xapian {
class Document;
}

namespace fihrist {

// Refused before it reaches Xapian, which would throw in mid-batch.
constexpr std::size_t kMaxStoredBytes = 64 << 20;

// One a thread: keeps stems and buffers.
class DocumentIndexer {
 public:
  explicit DocumentIndexer(const AliasTable& table) : table_(table) {}

  // `stored.mentions` are found anew. Throws Error (limit) when the document
  // is too large to be kept.
  Xapian::Document make(StoredDocument& stored);

 private:
  const AliasTable& table_;
  Stemmer stemmer_;
};

}  // namespace fihrist
