// Clusters of near copies: one story, however often it was posted.
//
//   CopyChanges changes = …;  // what was written to each shard
//   settle_copies(shards, changes);  // slot 5 of all is right again
//
// Two documents are of one cluster when their sketches are equal or when they
// may be copies (copy_sketch.h) and their texts are (copy_text.h), and so on
// from copy to copy. Whether two are depends on nothing but the two; so the
// clusters are the same whatever the number of shards, the order of the input,
// or how much of it came with which command. The key of a cluster is a hash of
// the least id in it.
//
// Equal sketches are taken for equal texts: of two that share nine tenths of
// their runs, all 24 bins agree in 8 % of cases, of two that share two thirds
// in .006 %. Of documents whose sketches are equal the text of the least id is
// the one compared.
//
// A document that is added joins clusters and parts none. One that is removed
// or has another text may part its own: its members are compared anew.
//
// It takes some 30 bytes of memory a document and 170 MB for each million that
// is new, of which it looks at one million at a time. Throws what Xapian
// throws. Who calls it is the writer of the index and commits the shards.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class WritableDatabase;
}

namespace fihrist {

// What was done to one shard since its clusters were right.
struct CopyChanges {
  // Xapian's ids of documents whose sketch is new. They are in no cluster.
  std::vector<std::uint32_t> documents;
  // The keys of clusters that have lost a member.
  std::set<std::string> parted;
};

// `changes` of each shard, in their order.
void settle_copies(std::span<Xapian::WritableDatabase* const> shards,
                   std::span<const CopyChanges> changes);

// As if all were new: where nobody knows what was written.
void settle_all_copies(std::span<Xapian::WritableDatabase* const> shards);

// The eight bytes of slot 5, by the Q term of the least id.
std::string cluster_key(std::string_view least_id_term);

}  // namespace fihrist
