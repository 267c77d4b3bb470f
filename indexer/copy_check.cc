#include "indexer/copy_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "indexer/copy_clusters.h"
#include "indexer/schema.h"
#include "indexer/sketched_documents.h"

namespace fihrist {
namespace {

constexpr auto kClusterSlot = static_cast<Xapian::valueno>(Slot::cluster);

class OpenShards {
 public:
  explicit OpenShards(std::span<const std::string> paths) {
    databases_.reserve(paths.size());
    for (const std::string& path : paths) {
      databases_.emplace_back(path);
      pointers_.push_back(&databases_.back());
    }
  }

  std::span<Xapian::Database* const> all() const { return pointers_; }

  std::uint64_t with_key() const {
    std::uint64_t documents = 0;
    for (const Xapian::Database& shard : databases_) {
      documents += shard.get_value_freq(kClusterSlot);
    }
    return documents;
  }

 private:
  std::vector<Xapian::Database> databases_;
  std::vector<Xapian::Database*> pointers_;
};

using Members = std::map<std::string, std::vector<std::uint32_t>>;

Members members_of(const SketchedDocuments& documents) {
  Members members;
  for (const auto& [number, key] : documents.clusters()) {
    members[key].push_back(number);
  }
  return members;
}

void check_equal_sketches(const SketchedDocuments& documents,
                          std::vector<std::string>& damage) {
  const std::unordered_map<std::uint32_t, std::string> keys(
      documents.clusters().begin(), documents.clusters().end());
  const auto key_of = [&](std::uint32_t number) {
    const auto found = keys.find(number);
    return found == keys.end() ? std::string() : found->second;
  };
  documents.for_each_equal([&](std::span<const std::uint32_t> equal) {
    const std::string key = key_of(equal.front());
    for (const std::uint32_t number : equal) {
      if (!key.empty() && key_of(number) == key) continue;
      damage.push_back(
          fmt::format("copies: {} and {} have one text and are of "
                      "different clusters",
                      documents.id_term(equal.front()).substr(1),
                      documents.id_term(number).substr(1)));
      return;
    }
  });
}

}  // namespace

CopyCounts count_copies(std::span<const std::string> shards) {
  const OpenShards open(shards);
  const SketchedDocuments documents(open.all());
  return {.clusters = members_of(documents).size(),
          .documents = documents.clusters().size()};
}

std::vector<std::string> check_copies(std::span<const std::string> shards) {
  const OpenShards open(shards);
  const SketchedDocuments documents(open.all());
  std::vector<std::string> damage;
  if (open.with_key() != documents.clusters().size()) {
    damage.emplace_back("copies: a document without a sketch is in a cluster");
  }
  for (const auto& [key, members] : members_of(documents)) {
    const std::string id =
        documents.id_term(documents.least_id(members)).substr(1);
    if (members.size() == 1) {
      damage.push_back(fmt::format("copies: {} is alone in its cluster", id));
    } else if (key != cluster_key(std::string(kIdPrefix) + id)) {
      damage.push_back(
          fmt::format("copies: the cluster of {} has the key of another", id));
    }
  }
  check_equal_sketches(documents, damage);
  return damage;
}

}  // namespace fihrist
