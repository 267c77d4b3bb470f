// The one door to what a shard stores of its documents: JSON
// (stored_document.h) compressed by zstd, with the shard's dictionary where it
// has one.
//
//   const Xapian::Database shard(path);
//   const DocumentCodec documents(path, read_dictionary(shard));
//   const StoredDocument stored = documents.read(shard.get_document(7));
//
// Each document is a frame of zstd (RFC 8878) that tells its size and, by a
// dictionary id, whether it needs the dictionary: those it was learned from
// do without. What begins with a brace is the JSON itself, as schemas before
// 4 had it. One thread at a time; the dictionary may be shared.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/document_dictionary.h"
#include "indexer/stored_document.h"

namespace Xapian {
class Document;
}

namespace fihrist {

// More JSON than that is neither written nor read. Refused before it reaches
// Xapian, which would throw in mid-batch.
constexpr std::size_t kMaxStoredBytes = 64 << 20;

class DocumentCodec {
 public:
  // `shard` is named where a document is damaged.
  explicit DocumentCodec(std::string shard, SharedDictionary dictionary = {});
  ~DocumentCodec();
  DocumentCodec(DocumentCodec&&) noexcept;
  DocumentCodec& operator=(DocumentCodec&&) noexcept;

  // All throw Error (damaged) that names shard and document when the data is
  // not what pack() wrote; it takes no more memory than kMaxStoredBytes.
  StoredDocument read(const Xapian::Document& document) const;
  // Without the mentions, of this schema or any before it.
  StoredDocument read_untagged(const Xapian::Document& document) const;
  std::string json_of(const Xapian::Document& document) const;

  // The data that a document with this JSON has.
  std::string pack(std::string_view json) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fihrist
