#include "searchd/copies.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "searchd/snapshot.h"

namespace fihrist {
namespace {

struct Member {
  std::uint32_t order;  // newest first, then id
  std::size_t shard;
  DocumentId id;

  bool operator<(const Member& other) const { return order < other.order; }
};

std::vector<Member> members_of(std::uint32_t cluster,
                               const Snapshot& snapshot) {
  std::vector<Member> members;
  for (std::size_t shard = 0; shard < snapshot.shards.size(); ++shard) {
    const Columns& columns = snapshot.shards[shard];
    for (DocumentId id = 1; id < columns.clusters.size(); ++id) {
      if (columns.clusters[id] != cluster) continue;
      members.push_back({columns.order[id], shard, id});
    }
  }
  std::ranges::sort(members, std::less<>());
  return members;
}

Copy compare(const Document& one, Document other) {
  Copy copy;
  copy.is_compared = can_compare(one, other);
  if (copy.is_compared) copy.changes = word_changes(one, other);
  copy.document = std::move(other);
  copy.document.body.clear();
  copy.document.furniture.clear();
  return copy;
}

}  // namespace

Copies copies_of(const StoredDocument& stored, std::uint32_t cluster,
                 const Reading& reading) {
  Copies copies;
  if (cluster == 0) return copies;
  const std::vector<Member> members = members_of(cluster, *reading.snapshot);
  copies.total = std::max<std::size_t>(members.size(), 1) - 1;
  for (const Member& member : members) {
    if (copies.shown.size() == kMostCopiesShown) break;
    StoredDocument other = reading.read(member.shard, member.id);
    if (other.document.id == stored.document.id) continue;
    copies.shown.push_back(compare(stored.document, std::move(other.document)));
  }
  return copies;
}

}  // namespace fihrist
