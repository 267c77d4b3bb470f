#include "searchd/ranking.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <span>

#include "searchd/lift.h"
#include "searchd/posting_lists.h"
#include "searchd/weights.h"

namespace fihrist {
namespace {

// No two are equal: the lower half of a key is the place in Slot::order.
struct Candidate {
  std::uint64_t key;  // the smaller, the earlier
  std::uint32_t shard;
  DocumentId id;

  bool operator<(const Candidate& other) const { return key < other.key; }
};

// Numbers that ascend as what they stand for, the greatest score first.
std::uint32_t ascending(std::int32_t days) {
  if (days == kUndated) return std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(days) ^ 0x80000000U;
}

std::uint32_t descending(float score) {
  const auto bits = std::bit_cast<std::uint32_t>(score + 0.0F);  // no -0
  return (bits & 0x80000000U) != 0 ? bits : ~bits & 0x7fffffffU;
}

// The first of all that are added, in bounded memory.
class FirstOnes {
 public:
  explicit FirstOnes(std::size_t count) : count_(count) {}

  void add(const Candidate& candidate) {
    if (candidate.key > limit_) return;
    candidates_.push_back(candidate);
    if (candidates_.size() >= 2 * count_ + kSpare) cut();
  }

  std::vector<Candidate> take() {
    cut();
    std::sort(candidates_.begin(), candidates_.end());
    return std::move(candidates_);
  }

 private:
  static constexpr std::size_t kSpare = 256;

  void cut() {
    if (candidates_.size() <= count_) return;
    const auto last =
        candidates_.begin() + static_cast<std::ptrdiff_t>(count_ - 1);
    std::nth_element(candidates_.begin(), last, candidates_.end());
    limit_ = last->key;
    candidates_.resize(count_);
  }

  std::size_t count_;  // 1 at least
  std::vector<Candidate> candidates_;
  std::uint64_t limit_ = std::numeric_limits<std::uint64_t>::max();
};

// Of each story the first.
class Folded {
 public:
  explicit Folded(const Clusters& clusters) : first_(clusters.sizes.size()) {
    for (Candidate& candidate : first_) {
      candidate.key = std::numeric_limits<std::uint64_t>::max();
    }
  }

  void add(std::uint32_t cluster, const Candidate& candidate) {
    first_[cluster] = std::min(first_[cluster], candidate);
  }

  template <typename Use>
  void for_each(Use use) const {
    for (const Candidate& candidate : first_) {
      if (candidate.key != std::numeric_limits<std::uint64_t>::max()) {
        use(candidate);
      }
    }
  }

 private:
  std::vector<Candidate> first_;  // by cluster
};

// Tells `use(id, key)` of every answer of a shard.
template <typename Use>
void for_each_key(std::size_t shard, const Matches& matches,
                  const std::vector<DocumentId>& answers, Sort sort,
                  const Columns& columns, Use use) {
  const auto key = [&](std::uint32_t first, DocumentId id) {
    return std::uint64_t{first} << 32U | columns.order[id];
  };
  if (sort == Sort::newest) {
    for (const DocumentId id : answers) use(id, key(0, id));
  } else if (sort == Sort::oldest) {
    for (const DocumentId id : answers) {
      use(id, key(ascending(columns.dates[id]), id));
    }
  } else if (sort == Sort::added) {
    for (const DocumentId id : answers) use(id, key(~columns.added[id], id));
  } else {
    const std::vector<float>& scores = matches.scores[shard];
    for_each_common(answers, matches.ids[shard],
                    [&](std::size_t i, std::size_t k) {
                      use(answers[i], key(descending(scores[k]), answers[i]));
                    });
  }
}

// Those that are among the first `count`.
std::vector<Candidate> first_answers(std::size_t count, const Matches& matches,
                                     const MatchSet& answers,
                                     const SearchRequest& request,
                                     const Snapshot& snapshot) {
  const bool folds =
      request.copies == CopyMode::group && !snapshot.clusters.empty();
  FirstOnes first(count);
  Folded folded(folds ? snapshot.clusters : Clusters());
  for (std::uint32_t shard = 0; shard < answers.size(); ++shard) {
    const Columns& columns = snapshot.shards[shard];
    for_each_key(shard, matches, answers[shard], request.sort, columns,
                 [&](DocumentId id, std::uint64_t key) {
                   const std::uint32_t cluster =
                       folds ? columns.clusters[id] : 0;
                   if (cluster == 0) {
                     first.add({key, shard, id});
                   } else {
                     folded.add(cluster, {key, shard, id});
                   }
                 });
  }
  folded.for_each([&](const Candidate& candidate) { first.add(candidate); });
  return first.take();
}

double score_of(const Candidate& candidate, const Matches& matches) {
  const auto& ids = matches.ids[candidate.shard];
  const auto found = std::lower_bound(ids.begin(), ids.end(), candidate.id);
  return matches
      .scores[candidate.shard][static_cast<std::size_t>(found - ids.begin())];
}

std::vector<Ranked> with_scores(const std::vector<Candidate>& candidates,
                                const Matches& matches, Sort sort) {
  std::vector<Ranked> ranked;
  for (const Candidate& candidate : candidates) {
    const double score =
        sort == Sort::relevance ? score_of(candidate, matches) : 0;
    ranked.push_back({candidate.shard, candidate.id, score});
  }
  return ranked;
}

std::span<Ranked> best_of(std::span<Ranked> hits) {
  return hits.first(std::min(hits.size(), kLookedAtAgain));
}

// What was typed and what is by sound are looked at each for themselves.
void lift_best(const Query& query, const Query& widened,
               std::vector<Ranked>& ranked, std::size_t typed,
               const Reading& reading) {
  const std::span<Ranked> all(ranked);
  lift(query, reading, best_of(all.first(typed)));
  const std::span<Ranked> by_sound = best_of(all.subspan(typed));
  for (Ranked& hit : by_sound) hit.score = weight_by_sound(hit.score);
  lift(widened, reading, by_sound);
  for (Ranked& hit : by_sound) hit.score = score_by_sound(hit.score);
}

}  // namespace

// The best are looked at again whichever page is asked for, so that pages fit
// together: what is needed of each part is known once the first is counted.
std::vector<Ranked> rank(const Query& query, const Matches& matches,
                         const MatchSet& answers, const SearchRequest& request,
                         const Reading& reading) {
  if (request.limit == 0) return {};
  const std::size_t end = request.offset + request.limit;
  const auto first = [&](std::size_t count) {
    return with_scores(
        first_answers(count, matches, answers, request, *reading.snapshot),
        matches, request.sort);
  };
  const bool is_weighed =
      request.sort == Sort::relevance && query.kind != Query::Kind::everything;
  std::vector<Ranked> page =
      first(is_weighed ? std::max(end, kLookedAtAgain) : end);
  if (is_weighed) {
    const auto is_typed = [](const Ranked& hit) { return hit.score >= 0; };
    const auto typed = static_cast<std::size_t>(
        std::partition_point(page.begin(), page.end(), is_typed) -
        page.begin());
    if (typed < page.size() && page.size() < typed + kLookedAtAgain) {
      page = first(typed + kLookedAtAgain);
    }
    lift_best(query, matches.widening.query, page, typed, reading);
  }
  page.resize(std::min(page.size(), end));
  page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(std::min(
                                              page.size(), request.offset)));
  return page;
}

}  // namespace fihrist
