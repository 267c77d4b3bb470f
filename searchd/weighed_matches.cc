#include "searchd/weighed_matches.h"

#include <xapian.h>

#include <charconv>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/matching_documents.h"
#include "searchd/posting_lists.h"

namespace fihrist {
namespace {

using Ids = std::vector<DocumentId>;
using Weights = PostingList<float>;
using Counts = PostingList<std::uint32_t>;  // wdf

// Xapian::BM25Weight(1, 0, 1, .5, .5), its defaults.
constexpr float kSaturation = 1;    // k1
constexpr float kLengthShare = .5;  // b
constexpr float kLeastLength = .5;  // of the average

// What is known of terms in all shards together.
class Statistics {
 public:
  explicit Statistics(const Xapian::Database& whole)
      : whole_(whole),
        documents_(whole.get_doccount()),
        average_length_(whole.get_avlength()) {}

  double documents() const { return documents_; }

  Xapian::doccount frequency(const std::string& term) const {
    const auto [known, is_new] = frequencies_.try_emplace(term, 0);
    if (is_new) known->second = whole_.get_termfreq(term);
    return known->second;
  }

  double average_length() const { return average_length_; }

 private:
  const Xapian::Database& whole_;
  double documents_;
  double average_length_;
  mutable std::unordered_map<std::string, Xapian::doccount> frequencies_;
};

// BM25 of one term, or of several that stand for each other (Robertson and
// Zaragoza, The Probabilistic Relevance Framework, 2009, as Xapian writes it).
class TermWeight {
 public:
  TermWeight(Xapian::doccount frequency, double factor,
             const Statistics& statistics) {
    const double f = frequency;
    double rarity = (statistics.documents() - f + 0.5) / (f + 0.5);
    if (rarity < 2) rarity = rarity * 0.5 + 1;
    weight_ = static_cast<float>(std::log(rarity) * factor * (kSaturation + 1));
    if (statistics.average_length() > 0) {
      length_factor_ = static_cast<float>(1 / statistics.average_length());
    }
  }

  // Several terms that stand at one word may have more than its length.
  float of(std::uint32_t count, std::uint32_t length) const {
    const auto size = static_cast<float>(length);
    const float times = std::min(static_cast<float>(count), size);
    const float relative = std::max(size * length_factor_, kLeastLength);
    const float room =
        kSaturation * (relative * kLengthShare + (1 - kLengthShare));
    return weight_ * (times / (room + times));
  }

 private:
  float weight_ = 0;
  float length_factor_ = 0;
};

std::string term_of(const Xapian::Query& leaf) {
  return *leaf.get_terms_begin();
}

// Xapian tells a factor in the description alone: "Query(0.5 * kani)", with
// all digits a double has.
double factor_of(const Xapian::Query& scaled) {
  const std::string text = scaled.get_description();
  const std::size_t begin = text.find('(') + 1;
  double factor = 0;
  const auto [end, error] =
      std::from_chars(text.data() + begin, text.data() + text.size(), factor);
  if (error != std::errc()) throw std::logic_error("no factor in " + text);
  return factor;
}

std::vector<Xapian::Query> parts_of(const Xapian::Query& query) {
  std::vector<Xapian::Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(query.get_subquery(i));
  }
  return parts;
}

// How many documents have a term of several, as Xapian estimates it. Of two at
// a time, as to_xapian joins them, it estimates the same in every shard.
Xapian::doccount estimated_frequency(const Xapian::Query& query,
                                     const Statistics& statistics) {
  if (query.get_type() == Xapian::Query::LEAF_TERM) {
    return statistics.frequency(term_of(query));
  }
  Xapian::doccount frequency = 0;
  for (const Xapian::Query& part : parts_of(query)) {
    const double a = frequency;
    const double b = estimated_frequency(part, statistics);
    frequency = static_cast<Xapian::doccount>(
        a + b - a * b / statistics.documents() + 0.5);
  }
  return frequency;
}

// At most so many documents match: which part of an AND to begin with.
double most_matches(const Xapian::Query& query, const Statistics& statistics) {
  const auto most = [&](const Xapian::Query& part) {
    return most_matches(part, statistics);
  };
  const std::vector<Xapian::Query> parts = parts_of(query);
  double number = 0;
  switch (query.get_type()) {
    case Xapian::Query::LEAF_TERM:
      return statistics.frequency(term_of(query));
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_SYNONYM:
    case Xapian::Query::OP_MAX:
      for (const Xapian::Query& part : parts) number += most(part);
      return std::min(number, statistics.documents());
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_FILTER:
    case Xapian::Query::OP_NEAR:
    case Xapian::Query::OP_PHRASE:
      number = statistics.documents();
      for (const Xapian::Query& part : parts) {
        number = std::min(number, most(part));
      }
      return number;
    case Xapian::Query::OP_AND_NOT:
    case Xapian::Query::OP_AND_MAYBE:
    case Xapian::Query::OP_SCALE_WEIGHT:
      return most(parts.front());
    default:
      return statistics.documents();
  }
}

// Finds what matches in one shard. `within`, where it is given, are the only
// documents that count.
class ShardMatcher {
 public:
  ShardMatcher(const Xapian::Database& shard, const Columns& columns,
               const Statistics& statistics)
      : shard_(shard), columns_(columns), statistics_(statistics) {}

  // Each weight is multiplied by `factor`.
  Weights find(const Xapian::Query& query, const Ids* within,
               double factor) const {
    switch (query.get_type()) {
      case Xapian::Query::LEAF_MATCH_NOTHING:
        return {};
      case Xapian::Query::LEAF_MATCH_ALL:
        return unweighed(within ? *within : all_ids());
      case Xapian::Query::LEAF_TERM:
      case Xapian::Query::OP_SYNONYM:
        return find_term(query, within, factor);
      case Xapian::Query::OP_OR:
        return find_any(query, within, factor, std::plus<>());
      case Xapian::Query::OP_MAX:
        return find_any(query, within, factor,
                        [](float a, float b) { return std::max(a, b); });
      case Xapian::Query::OP_AND:
        return find_all(parts_of(query), within, factor);
      case Xapian::Query::OP_AND_NOT:
        return find_all_but(query, within, factor);
      case Xapian::Query::OP_AND_MAYBE:
        return find_maybe(query, within, factor);
      case Xapian::Query::OP_FILTER:
        return find_filtered(query, within, factor);
      case Xapian::Query::OP_SCALE_WEIGHT:
        return find(query.get_subquery(0), within, factor * factor_of(query));
      case Xapian::Query::OP_NEAR:
      case Xapian::Query::OP_PHRASE:
        return find_placed(query, within, factor);
      case Xapian::Query::OP_VALUE_RANGE:
      case Xapian::Query::OP_VALUE_GE:
      case Xapian::Query::OP_VALUE_LE:
        return find_values(query, within);
      default:
        throw std::logic_error("an operator that is not weighed: " +
                               query.get_description());
    }
  }

 private:
  Ids all_ids() const {
    const Xapian::doccount count = shard_.get_doccount();
    Ids ids;
    if (count == shard_.get_lastdocid()) {
      ids.resize(count);
      std::iota(ids.begin(), ids.end(), 1);
      return ids;
    }
    ids.reserve(count);
    for (auto id = shard_.postlist_begin(""); id != shard_.postlist_end("");
         ++id) {
      ids.push_back(*id);
    }
    return ids;
  }

  static Weights unweighed(Ids ids) {
    std::vector<float> weights(ids.size(), 0);
    return {std::move(ids), std::move(weights)};
  }

  // Tells `use(id, wdf)` of each document that has the term.
  template <typename Use>
  void for_each_posting(const std::string& term, const Ids* within,
                        Use use) const {
    // Leaping to a document costs as much as reading on past so many.
    constexpr std::size_t kLeap = 8;
    auto posting = shard_.postlist_begin(term);
    const auto end = shard_.postlist_end(term);
    if (!within) {
      for (; posting != end; ++posting) use(*posting, posting.get_wdf());
      return;
    }
    const bool leap = within->size() < shard_.get_termfreq(term) / kLeap;
    auto wanted = within->begin();
    for (; posting != end && wanted != within->end(); ++posting) {
      if (leap) posting.skip_to(*wanted);
      if (posting == end) return;
      const DocumentId id = *posting;
      while (wanted != within->end() && *wanted < id) ++wanted;
      if (wanted == within->end()) return;
      if (*wanted != id) continue;
      use(id, posting.get_wdf());
      ++wanted;
    }
  }

  Counts count(const Xapian::Query& query, const Ids* within) const {
    if (query.get_type() == Xapian::Query::LEAF_TERM) {
      const std::string term = term_of(query);
      Counts counts;
      counts.reserve(within ? 0 : shard_.get_termfreq(term));
      for_each_posting(term, within, [&](DocumentId id, std::uint32_t count) {
        counts.add(id, count);
      });
      return counts;
    }
    if (query.get_type() != Xapian::Query::OP_SYNONYM) {
      throw std::logic_error("no synonym: " + query.get_description());
    }
    std::vector<Counts> counts;
    for (const Xapian::Query& part : parts_of(query)) {
      counts.push_back(count(part, within));
    }
    return unite_all(std::move(counts), std::plus<>());
  }

  // Of one term, or of several that stand for each other.
  Weights find_term(const Xapian::Query& query, const Ids* within,
                    double factor) const {
    const TermWeight weight(estimated_frequency(query, statistics_), factor,
                            statistics_);
    Counts counts = count(query, within);
    std::vector<float> weights(counts.ids.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      weights[i] = weight.of(counts.values[i], columns_.lengths[counts.ids[i]]);
    }
    return {std::move(counts.ids), std::move(weights)};
  }

  template <typename Join>
  Weights find_any(const Xapian::Query& query, const Ids* within, double factor,
                   Join join) const {
    std::vector<Weights> found;
    for (const Xapian::Query& part : parts_of(query)) {
      found.push_back(find(part, within, factor));
    }
    return unite_all(std::move(found), join);
  }

  // The rarest first; of the others only what it found is looked at.
  Weights find_all(std::vector<Xapian::Query> parts, const Ids* within,
                   double factor) const {
    std::stable_sort(parts.begin(), parts.end(),
                     [&](const Xapian::Query& a, const Xapian::Query& b) {
                       return most_matches(a, statistics_) <
                              most_matches(b, statistics_);
                     });
    Weights found = find(parts.front(), within, factor);
    for (std::size_t i = 1; i < parts.size() && !found.ids.empty(); ++i) {
      const Weights other = find(parts[i], &found.ids, factor);
      Weights both;
      both.reserve(other.ids.size());
      for_each_common(other.ids, found.ids, [&](std::size_t k, std::size_t n) {
        both.add(other.ids[k], other.values[k] + found.values[n]);
      });
      found = std::move(both);
    }
    return found;
  }

  Weights find_all_but(const Xapian::Query& query, const Ids* within,
                       double factor) const {
    const Weights found = find(query.get_subquery(0), within, factor);
    return leave_out(found, find(query.get_subquery(1), &found.ids, 0).ids);
  }

  Weights find_maybe(const Xapian::Query& query, const Ids* within,
                     double factor) const {
    Weights found = find(query.get_subquery(0), within, factor);
    const Weights more = find(query.get_subquery(1), &found.ids, factor);
    for_each_common(more.ids, found.ids, [&](std::size_t i, std::size_t k) {
      found.values[k] += more.values[i];
    });
    return found;
  }

  Weights find_filtered(const Xapian::Query& query, const Ids* within,
                        double factor) const {
    const Weights found = find(query.get_subquery(0), within, factor);
    return keep(found, find(query.get_subquery(1), &found.ids, 0).ids);
  }

  // Of the documents that have all the words, those that have them where they
  // should stand.
  Weights find_placed(const Xapian::Query& query, const Ids* within,
                      double factor) const {
    Weights found = find_all(parts_of(query), within, factor);
    if (found.ids.empty()) return found;
    return keep(found, matching_documents(query, shard_));
  }

  Weights find_values(const Xapian::Query& query, const Ids* within) const {
    Weights found = unweighed(matching_documents(query, shard_));
    return within ? keep(found, *within) : found;
  }

  const Xapian::Database& shard_;
  const Columns& columns_;
  const Statistics& statistics_;
};

}  // namespace

WeighedMatches weigh_matches(const Xapian::Query& query,
                             const Reading& reading) {
  const Statistics statistics(reading.whole);
  WeighedMatches matches;
  for (std::size_t shard = 0; shard < reading.shards.size(); ++shard) {
    const ShardMatcher matcher(reading.shards[shard],
                               reading.snapshot->shards[shard], statistics);
    Weights found = matcher.find(query, nullptr, 1);
    matches.ids.push_back(std::move(found.ids));
    matches.weights.push_back(std::move(found.values));
  }
  return matches;
}

}  // namespace fihrist
