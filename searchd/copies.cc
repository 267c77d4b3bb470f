#include "searchd/copies.h"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "indexer/schema.h"
#include "searchd/snapshot.h"

namespace fihrist {
namespace {

constexpr auto kClusterSlot = static_cast<Xapian::valueno>(Slot::cluster);
constexpr auto kOrderSlot = static_cast<Xapian::valueno>(Slot::order);

struct Member {
  std::string order;  // newest first, then id
  std::size_t shard;
  DocumentId id;

  bool operator<(const Member& other) const { return order < other.order; }
};

std::vector<Member> members_of(const std::string& key, const Reading& reading) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < reading.shards.size(); ++i) {
    const Xapian::Database& shard = reading.shards[i];
    for (auto value = shard.valuestream_begin(kClusterSlot);
         value != shard.valuestream_end(kClusterSlot); ++value) {
      if (*value != key) continue;
      const DocumentId id = value.get_docid();
      members.push_back({shard.get_document(id).get_value(kOrderSlot), i, id});
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

Copies copies_of(const StoredDocument& stored, const std::string& key,
                 const Reading& reading) {
  Copies copies;
  if (key.empty()) return copies;
  const std::vector<Member> members = members_of(key, reading);
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
