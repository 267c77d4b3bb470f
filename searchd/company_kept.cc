#include "searchd/company_kept.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "searchd/slot_reader.h"

namespace fihrist {
namespace {

struct Place {
  std::size_t shard = 0;
  DocumentId id = 0;
};

// Clusters of all shards in one numbering; 0: the document stands alone.
class ClusterNumbers {
 public:
  std::uint32_t number(const std::string& cluster) {
    if (cluster.empty()) return 0;
    const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
    return numbers_.try_emplace(cluster, next).first->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Calls `use(place, cluster number)` for every article.
template <typename Use>
void for_each_article(const ActorArticles& articles, const Reading& reading,
                      Use use) {
  ClusterNumbers numbers;
  for (std::size_t shard = 0; shard < articles.documents.size(); ++shard) {
    SlotReader clusters(reading.shards[shard], Slot::cluster);
    for (const DocumentId id : articles.documents[shard]) {
      use(Place{shard, id}, numbers.number(clusters.value(id)));
    }
  }
}

// Articles, stories, and where the newest are, of one companion.
class PairTally {
 public:
  std::uint64_t count() const { return count_; }

  void add(const Place& place, std::int32_t days, std::uint32_t cluster) {
    ++count_;
    if (cluster == 0) {
      ++alone_;
    } else {
      clusters_.push_back(cluster);
    }
    if (days > newest_) newest_places_.clear();
    if (days < newest_) return;
    newest_ = days;
    newest_places_.push_back(place);
  }

  std::uint64_t stories() const {
    std::vector<std::uint32_t> clusters = clusters_;
    std::sort(clusters.begin(), clusters.end());
    const auto end = std::unique(clusters.begin(), clusters.end());
    return alone_ + static_cast<std::uint64_t>(end - clusters.begin());
  }

  // Of the newest day, the article whose id comes first.
  Place example(const Reading& reading) const {
    std::optional<SlotReader> orders;
    std::optional<std::string> first;
    Place chosen = newest_places_.front();
    std::size_t shard = 0;
    for (const Place& place : newest_places_) {
      if (!orders || place.shard != shard) {
        shard = place.shard;
        orders.emplace(reading.shards[shard], Slot::order);
      }
      std::string order = orders->value(place.id);
      if (first && *first <= order) continue;
      first = std::move(order);
      chosen = place;
    }
    return chosen;
  }

 private:
  std::uint64_t count_ = 0;
  std::uint64_t alone_ = 0;
  std::vector<std::uint32_t> clusters_;
  std::int32_t newest_ = kUndated;
  std::vector<Place> newest_places_;
};

class CompanyCounter {
 public:
  CompanyCounter(ActorIndex actor, const ActorRequest& request,
                 const Reading& reading)
      : actor_(actor),
        request_(request),
        reading_(reading),
        table_(*reading.snapshot->table),
        tallies_(table_.actors().size()),
        is_asked_(table_.actors().size()) {
    for (ActorIndex i = 0; i < is_asked_.size(); ++i) {
      is_asked_[i] = i != actor && has_kind_asked(table_.actor(i).kind);
    }
  }

  void count(const ActorArticles& articles) {
    for (const Xapian::Database& shard : reading_.shards) {
      companies_.emplace_back(shard, Slot::company);
    }
    for_each_article(articles, reading_,
                     [&](const Place& place, std::uint32_t cluster) {
                       count_article(place, cluster);
                     });
  }

  CompanyKept kept() const {
    std::vector<ActorIndex> found;
    for (ActorIndex i = 0; i < tallies_.size(); ++i) {
      if (tallies_[i].count() > 0) found.push_back(i);
    }
    CompanyKept kept;
    kept.companions = found.size();
    std::sort(found.begin(), found.end(), [&](ActorIndex a, ActorIndex b) {
      return tallies_[a].count() != tallies_[b].count()
                 ? tallies_[a].count() > tallies_[b].count()
                 : table_.actor(a).id < table_.actor(b).id;
    });
    found.resize(std::min(found.size(), request_.limit));
    for (const ActorIndex one : found) kept.actors.push_back(companion(one));
    return kept;
  }

 private:
  bool has_kind_asked(ActorKind kind) const {
    if (request_.kinds.empty()) return kind != ActorKind::place;
    return std::ranges::find(request_.kinds, kind) != request_.kinds.end();
  }

  void count_article(const Place& place, std::uint32_t cluster) {
    const Columns& columns = reading_.snapshot->shards[place.shard];
    const auto actors = columns.actors(place.id);
    const std::int32_t days = columns.dates[place.id];
    const auto note = [&](ActorIndex one) {
      if (one < is_asked_.size() && is_asked_[one]) {
        tallies_[one].add(place, days, cluster);
      }
    };
    if (request_.within == Within::article) {
      for (const ActorIndex one : actors) note(one);
      return;
    }
    const auto own = static_cast<std::uint32_t>(
        std::ranges::lower_bound(actors, actor_) - actors.begin());
    near_.assign(actors.size(), false);
    for_each_companion(companies_[place.shard].value(place.id), own,
                       request_.within, [&](std::uint32_t number) {
                         if (number < near_.size()) near_[number] = true;
                       });
    for (std::size_t i = 0; i < near_.size(); ++i) {
      if (near_[i]) note(actors[i]);
    }
  }

  Companion companion(ActorIndex one) const {
    const PairTally& tally = tallies_[one];
    const Actor& actor = table_.actor(one);
    const Place place = tally.example(reading_);
    const StoredDocument stored = reading_.read(place.shard, place.id);
    return {.actor = {actor.id, actor.name},
            .kind = actor.kind,
            .count = tally.count(),
            .stories = tally.stories(),
            .example = make_example(stored, table_.actor(actor_).id, actor.id,
                                    request_.within)};
  }

  ActorIndex actor_;
  const ActorRequest& request_;
  const Reading& reading_;
  const AliasTable& table_;
  std::vector<PairTally> tallies_;  // by actor
  std::vector<bool> is_asked_;
  std::vector<SlotReader> companies_;  // by shard
  std::vector<bool> near_;             // by local number; kept for its memory
};

}  // namespace

CompanyKept count_company(ActorIndex actor, const ActorRequest& request,
                          const ActorArticles& articles,
                          const Reading& reading) {
  CompanyCounter counter(actor, request, reading);
  counter.count(articles);
  return counter.kept();
}

std::uint64_t count_stories(const ActorArticles& articles,
                            const Reading& reading) {
  std::uint64_t alone = 0;
  std::uint32_t clusters = 0;  // numbered as they come
  for_each_article(articles, reading, [&](const auto&, std::uint32_t cluster) {
    if (cluster == 0) ++alone;
    clusters = std::max(clusters, cluster);
  });
  return alone + clusters;
}

}  // namespace fihrist
