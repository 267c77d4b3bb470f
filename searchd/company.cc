#include "searchd/company.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace fihrist {
namespace {

double square_sum(const Company& company, ActorIndex left_out) {
  double sum = 0;
  for (const auto& [actor, weight] : company.weights) {
    if (actor != left_out) sum += weight * weight;
  }
  return sum;
}

}  // namespace

double likeness_of(const Company& a, const Company& b, ActorIndex left_out) {
  const auto& [fewer, more] = a.weights.size() < b.weights.size()
                                  ? std::tie(a.weights, b.weights)
                                  : std::tie(b.weights, a.weights);
  double product = 0;
  for (const auto& [actor, weight] : fewer) {
    const auto other = more.find(actor);
    if (actor != left_out && other != more.end()) {
      product += weight * other->second;
    }
  }
  if (product == 0) return 0;
  return product / std::sqrt(square_sum(a, left_out) * square_sum(b, left_out));
}

Companies::Companies(const Reading& reading) : reading_(reading) {
  std::vector<std::uint64_t> articles(reading.snapshot->table->actors().size());
  for (const Columns& columns : reading.snapshot->shards) {
    for (DocumentId id = 0; id < columns.dates.size(); ++id) {
      for (const ActorIndex actor : columns.actors(id)) {
        if (actor < articles.size()) ++articles[actor];
      }
    }
  }
  const double all = reading.whole.get_doccount();
  for (const std::uint64_t count : articles) {
    rarity_.push_back(count == 0 ? 0
                                 : std::log(all / static_cast<double>(count)));
  }
}

Company Companies::of_term(const std::string& term) const {
  Company company;
  for (std::size_t i = 0; i < reading_.shards.size(); ++i) {
    const Columns& columns = reading_.snapshot->shards[i];
    const auto end = reading_.shards[i].postlist_end(term);
    for (auto id = reading_.shards[i].postlist_begin(term); id != end; ++id) {
      ++company.articles;
      for (const ActorIndex actor : columns.actors(*id)) {
        if (actor < rarity_.size()) ++company.together[actor];
      }
    }
  }
  for (const auto& [actor, count] : company.together) {
    company.weights[actor] = rarity_[actor] * static_cast<double>(count) /
                             static_cast<double>(company.articles);
  }
  return company;
}

}  // namespace fihrist
