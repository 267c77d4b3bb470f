#include "indexer/matching_documents.h"

#include <xapian.h>

#include <algorithm>
#include <string>

namespace fihrist {
namespace {

using Ids = std::vector<std::uint32_t>;

class CollectIds : public Xapian::MatchSpy {
 public:
  explicit CollectIds(Ids& ids) : ids_(ids) {}
  void operator()(const Xapian::Document& document, double) override {
    ids_.push_back(document.get_docid());
  }

 private:
  Ids& ids_;
};

// As BoolWeight, but asking for wdf.
class NoWeight : public Xapian::Weight {
 public:
  NoWeight() { need_stat(WDF); }
  NoWeight* clone() const override { return new NoWeight; }
  void init(double) override {}
  std::string name() const override { return "NoWeight"; }
  double get_sumpart(Xapian::termcount, Xapian::termcount,
                     Xapian::termcount) const override {
    return 0;
  }
  double get_maxpart() const override { return 0; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override {
    return 0;
  }
  double get_maxextra() const override { return 0; }
};

Xapian::Enquire without_weights(const Xapian::Query& query,
                                const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(NoWeight());
  return enquire;
}

}  // namespace

// A spy is told each of them sooner than an MSet of all is made.
Ids matching_documents(const Xapian::Query& query,
                       const Xapian::Database& shard) {
  Ids ids;
  CollectIds collect(ids);
  Xapian::Enquire enquire = without_weights(query, shard);
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.add_matchspy(&collect);
  (void)enquire.get_mset(0, 0, shard.get_doccount());
  std::sort(ids.begin(), ids.end());
  return ids;
}

Ids first_matching_documents(const Xapian::Query& query,
                             const Xapian::Database& database,
                             std::uint32_t most) {
  Xapian::Enquire enquire = without_weights(query, database);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, most);
  Ids ids;
  for (auto id = found.begin(); id != found.end(); ++id) ids.push_back(*id);
  return ids;
}

}  // namespace fihrist
