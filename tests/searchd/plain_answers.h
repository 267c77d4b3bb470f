// The plain slow way to answer, which the engine is held against: Xapian weighs
// every match, every filter is a Xapian query, every count is a search of its
// own, and everything is sorted as it stands in the value slots.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "searchd/request.h"
#include "searchd/snapshot.h"

namespace fihrist {

struct PlainHit {
  std::string id;
  std::string order;    // Slot::order
  std::string cluster;  // empty: it stands alone
  double score = 0;
  std::size_t shard = 0;
  DocumentId document = 0;
};

struct PlainCount {
  std::size_t articles = 0;
  std::size_t stories = 0;
  bool operator==(const PlainCount&) const = default;
};

class PlainAnswers {
 public:
  explicit PlainAnswers(const std::string& index);

  // All of them, in the order asked for; each story once with CopyMode::group.
  std::vector<PlainHit> hits(const SearchRequest& request) const;

  // Whether Xapian may weigh too much: with a phrase among alternatives, Xapian
  // 1.4 credits documents with the phrase that only have its words, where it
  // is asked of them one by one.
  bool may_credit_too_much(const SearchRequest& request) const;

  PlainCount count(const SearchRequest& request) const;

  // Documents of the archive in a cluster.
  std::size_t copies(const std::string& cluster) const;

  const AliasTable& table() const { return *reading_->snapshot->table; }

 private:
  void lift_best(std::vector<PlainHit>& hits,
                 const SearchRequest& request) const;
  std::vector<PlainHit> found(const SearchRequest& request) const;

  std::unique_ptr<ReadingPool> pool_;
  std::unique_ptr<Reading> reading_;
  std::map<std::string, std::size_t> copies_;
};

// Puts documents of an index into a few clusters, by their ids alone.
void make_clusters(const std::string& index);

}  // namespace fihrist
