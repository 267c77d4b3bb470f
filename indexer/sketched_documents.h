// The documents of an index that have a sketch, numbered from 0 shard by
// shard, for those who form clusters of them (copy_clusters.h) and those who
// check them. Sketches are read from slot 9 each time they are asked for: of
// ten million documents they would take half a gigabyte.
//
// Twelve bytes of memory a document. Throws what Xapian throws. One thread at a
// time; nobody else writes meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/words.h"
#include "indexer/copy_sketch.h"
#include "indexer/document_codec.h"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace fihrist {

class SketchedDocuments {
 public:
  explicit SketchedDocuments(std::span<Xapian::Database* const> shards);
  explicit SketchedDocuments(std::span<Xapian::WritableDatabase* const> shards);

  std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }

  // By Xapian's id in the shard; none where it has no sketch or is gone.
  std::optional<std::uint32_t> number(std::size_t shard,
                                      std::uint32_t id) const;

  // Number and key of each that is in a cluster, ascending.
  using Cluster = std::pair<std::uint32_t, std::string>;
  const std::vector<Cluster>& clusters() const { return clusters_; }

  void for_each(
      const std::function<void(std::uint32_t, const CopySketch&)>& use) const;

  // Of ascending numbers.
  std::vector<CopySketch> sketches(
      std::span<const std::uint32_t> numbers) const;

  // Calls `use` with the numbers, ascending, of all that have one sketch, where
  // they are two or more.
  void for_each_equal(
      const std::function<void(std::span<const std::uint32_t>)>& use) const;

  // "Qreuters/1.txt": of the document's id, or of its digest.
  std::string id_term(std::uint32_t number) const;
  // Of the numbers, the one whose id term is the least.
  std::uint32_t least_id(std::span<const std::uint32_t> numbers) const;

  // Of the body without furniture.
  std::vector<Word> body_words(std::uint32_t number) const;

  // Empty keys are taken out. Commits nothing.
  void write_clusters(std::vector<Cluster> keys);

 private:
  struct Place {
    std::size_t shard;
    std::uint32_t id;
  };

  void read();
  void read_shard(std::size_t shard);
  Place place(std::uint32_t number) const;

  std::vector<Xapian::Database*> shards_;
  std::vector<Xapian::WritableDatabase*> writable_;  // or none
  std::vector<DocumentCodec> codecs_;                // of the shards
  std::vector<std::uint32_t> begins_;  // the first number of each shard; size()
  std::vector<std::uint32_t> ids_;     // Xapian's
  std::vector<std::uint64_t> hashes_;  // of the sketches
  std::vector<Cluster> clusters_;
};

}  // namespace fihrist
