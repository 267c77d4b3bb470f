// The live generation at one revision, as a search sees it.
#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "indexer/document_codec.h"
#include "indexer/index_directory.h"
#include "indexer/stored_document.h"
#include "searchd/columns.h"

namespace fihrist {

// What is read once a revision and shared by all threads.
struct Snapshot : AllColumns {
  unsigned generation = 0;
  std::string revision;  // changes with every commit
  std::shared_ptr<const AliasTable> table;
  std::vector<SharedDictionary> dictionaries;  // of the shards
};

// Open databases of one revision; one thread at a time.
struct Reading {
  std::string stub;  // the text of `current` when they were opened
  std::vector<Xapian::Database> shards;
  Xapian::Database whole;             // all shards, for ranking
  std::vector<DocumentCodec> codecs;  // of the shards
  std::shared_ptr<const Snapshot> snapshot;

  // What is stored of a document, of a shard or of `whole`, which must be
  // there: that is not looked up.
  StoredDocument read(std::size_t shard, DocumentId id) const {
    return codecs[shard].read(
        shards[shard].get_document(id, Xapian::DOC_ASSUME_VALID));
  }
  StoredDocument read(Xapian::docid id) const {
    return read(shard_of(id), local_id(id));
  }

  // Documents of `whole` take turns among the shards.
  std::size_t shard_of(Xapian::docid id) const {
    return (id - 1) % shards.size();
  }
  DocumentId local_id(Xapian::docid id) const {
    return static_cast<DocumentId>((id - 1) / shards.size() + 1);
  }
};

// Keeps readings open between searches and follows new commits and new
// generations. Safe to share among threads.
class ReadingPool {
 public:
  explicit ReadingPool(std::string index);
  ~ReadingPool();

  // A reading of the newest revision, to be given back after use. Throws
  // Error (no_index) when there is none.
  std::unique_ptr<Reading> take();
  void give_back(std::unique_ptr<Reading> reading);

  const std::string& index() const { return index_; }

 private:
  std::unique_ptr<Reading> take_of(const std::string& stub);
  std::unique_ptr<Reading> open(const std::string& stub);
  std::unique_ptr<Reading> open_once(const std::string& stub);
  void read_snapshot(Reading& reading, const Generation& generation);
  void follow_commits(Reading& reading);

  std::string index_;
  std::mutex mutex_;  // guards what follows
  std::vector<std::unique_ptr<Reading>> idle_;
  std::shared_ptr<const Snapshot> newest_;
};

}  // namespace fihrist
