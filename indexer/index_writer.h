// Writes documents to an index.
//
//   IndexWriter writer = IndexWriter::build("data/index", table, {.jobs = 2});
//   while (auto document = reader.next()) writer.add(*document);
//   writer.commit();  // now, and not before, the new generation answers
//
// Holds the index's lock as long as it lives. A build that is not committed
// leaves nothing behind and the generation before it untouched. An update
// writes in batches: killed, or on a disk that is full, it leaves each document
// whole, as it was or as it is to be. One thread at a time; the work itself is
// done on a thread a shard. Throws Error: locked, no_index, io; where an update
// fails, its message tells how many documents are in the index for good.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/document.h"
#include "corpus/metadata.h"
#include "corpus/problem.h"
#include "indexer/stored_document.h"

namespace fihrist {

struct BuildOptions {
  unsigned jobs = 0;  // shards and threads; 0: one a core
  std::string command = "fihrist-indexer build";  // told to other writers
};

class WriterLock;

class IndexWriter {
 public:
  // A new generation, made of nothing but what is added.
  static IndexWriter build(const std::string& index, AliasRows rows,
                           const BuildOptions& options = {});

  // A new generation with as many shards as the live one, by who holds the
  // index's lock. It begins empty, or as a copy of the live one, whose actors
  // must then have the same numbers in `rows` (keep_actor_numbers).
  enum class Start { empty, copy };
  static IndexWriter rebuild(const std::string& index, WriterLock lock,
                             AliasRows rows, Start start);

  // The live generation, with the tables it was built with.
  static IndexWriter update(const std::string& index,
                            const std::string& command);

  // A document with the same id is replaced. Each is whole or not there.
  void add(Document document);
  void add(StoredDocument stored);  // keeps when it was added

  // False when there is no such document.
  bool remove(const std::string& id);
  bool set(const std::string& id, const Fields& fields);

  // As set(), by what `edit` makes of the document; its id must stay.
  enum class Mended { not_there, as_it_was, changed };
  Mended mend(const std::string& id,
              const std::function<void(Document&)>& edit);

  // Makes all that was added durable; a build becomes the live generation and
  // its writer has done. Returns what was too large to be kept.
  std::vector<Problem> commit();

  // Of an update, where the one before was killed: forms the clusters of copies
  // that it has not. False when there is nothing to do.
  bool finish_copies();

  IndexWriter(IndexWriter&&) noexcept;
  ~IndexWriter();

 private:
  struct State;
  explicit IndexWriter(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace fihrist
