// The documents that a generation stores, read one at a time.
//
//   StoredDocuments documents(live_generation("data/index"));
//   documents.for_each(StoredDocuments::all, [&](StoredDocument stored) {
//     writer.add(std::move(stored));
//   });
//
// Who holds the writer's lock reads what is there. Who does not may see some of
// what a writer commits meanwhile, but each document whole and once. Without
// their mentions, so that those of an older schema can be read too. Throws
// Error: damaged, or io when somebody keeps writing. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/index_directory.h"
#include "indexer/stored_document.h"

namespace fihrist {

// What an index knows of a document without reading its text.
struct KnownFields {
  bool date = false;
  bool source = false;
  bool language = false;
};

class StoredDocuments {
 public:
  explicit StoredDocuments(const Generation& generation);
  StoredDocuments(StoredDocuments&&) noexcept;
  ~StoredDocuments();

  std::uint64_t count() const;
  bool contains(const std::string& id);

  using Choice = std::function<bool(const KnownFields&)>;
  static bool all(const KnownFields&) { return true; }

  // Those chosen, shard by shard, as they came into it.
  void for_each(const Choice& chosen,
                const std::function<void(StoredDocument)>& use);

 private:
  struct Shard;
  std::vector<Shard> shards_;
};

}  // namespace fihrist
