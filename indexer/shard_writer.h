// Writes one shard on a thread of its own. The limit of indexing is Xapian's
// writer, so there is one a core, each with its own shard.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/problem.h"
#include "indexer/copy_clusters.h"
#include "indexer/stored_document.h"

namespace Xapian {
class WritableDatabase;
}

namespace fihrist {

// What a crash of the machine may cost.
enum class Durability {
  each_commit,  // nothing that was committed
  none,         // all: the shard is thrown away when its build is not finished
};

class ShardWriter {
 public:
  // Opens or makes the shard. `table` must outlive the writer, and so must
  // `large_documents`, which writers at work together share: one of them at a
  // time indexes a large document, for that takes 20 times its size.
  ShardWriter(std::string path, const AliasTable& table, Durability durability,
              std::mutex& large_documents);
  ~ShardWriter();
  ShardWriter(ShardWriter&&) noexcept;

  // Hands over a document that replaces the one with its id, and keeps when
  // that one was added; waits while the thread is behind. An error of the
  // thread is thrown at the next call.
  void add(StoredDocument stored);

  // Both with all that was handed over, whether on disk or not.
  std::optional<std::string> stored_json(const std::string& id);
  bool remove(const std::string& id);  // false: there is no such document

  // Waits until all handed over is on disk.
  void commit();

  // Documents added, replaced and removed that are on disk for good. After an
  // error nothing more is: what was not committed by then is forgotten.
  std::uint64_t committed() const;

  // The shard, after commit() and until the next add().
  Xapian::WritableDatabase& database();

  // What clusters of copies have to be settled anew for (copy_clusters.h),
  // since the last call; after commit().
  CopyChanges take_copy_changes();

  // Documents too large to be kept, since the last call; after commit().
  std::vector<Problem> take_problems();

  const std::string& path() const;

  // Copies the shard, compacted, to a new place and closes it. Of several
  // shards it may run at once.
  void compact_to(const std::string& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fihrist
