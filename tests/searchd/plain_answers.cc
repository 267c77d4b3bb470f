#include "plain_answers.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "analyzers/words.h"
#include "corpus/digest.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "searchd/lift.h"
#include "searchd/name_reading.h"
#include "searchd/name_widening.h"
#include "searchd/query_parser.h"
#include "searchd/spelling_filter.h"
#include "searchd/weights.h"
#include "searchd/xapian_query.h"

namespace fihrist {
namespace {

using Terms = std::vector<Xapian::Query>;

Xapian::valueno number(Slot slot) { return static_cast<Xapian::valueno>(slot); }

Xapian::Query any_of(const std::vector<std::string>& terms) {
  const Terms queries(terms.begin(), terms.end());
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

std::vector<std::string> actor_terms(const std::vector<std::string>& ids) {
  std::vector<std::string> terms;
  for (const std::string& id : ids)
    terms.push_back(make_term(kActorPrefix, id));
  return terms;
}

Xapian::Query dates_query(const Filters& filters) {
  const Xapian::Query undated{std::string(kUndatedTerm)};
  if (filters.undated == Undated::only) return undated;
  Query dates;
  dates.kind =
      filters.dates.is_open() ? Query::Kind::everything : Query::Kind::date;
  dates.dates = filters.dates;
  const Xapian::Query dated = to_xapian(dates);
  if (filters.undated == Undated::exclude) {
    return {Xapian::Query::OP_AND_NOT, dated, undated};
  }
  if (filters.undated == Undated::include) {
    return {Xapian::Query::OP_OR, dated, undated};
  }
  return dated;
}

Xapian::Query languages_query(const std::vector<std::string>& codes,
                              const Xapian::Database& archive) {
  Terms terms;
  for (const std::string& code : codes) {
    Query language;
    language.kind = Query::Kind::language;
    language.text = code;
    terms.push_back(to_xapian(language, archive));
  }
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

std::vector<std::string> terms_of_kinds(const std::vector<ActorKind>& kinds,
                                        const AliasTable& table) {
  std::vector<std::string> terms;
  for (const Actor& actor : table.actors()) {
    if (std::find(kinds.begin(), kinds.end(), actor.kind) == kinds.end()) {
      continue;
    }
    terms.push_back(make_term(kActorPrefix, actor.id));
  }
  return terms;
}

// One query a filter; all must match.
Terms filter_queries(const Filters& filters, const Reading& reading) {
  const AliasTable& table = *reading.snapshot->table;
  Terms queries;
  if (!filters.actors.empty()) {
    const std::vector<std::string> terms = actor_terms(filters.actors);
    queries.emplace_back(
        filters.actor_mode == ActorMode::any
            ? any_of(terms)
            : Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
  }
  if (!filters.dates.is_open() || filters.undated) {
    queries.push_back(dates_query(filters));
  }
  if (!filters.sources.empty()) {
    std::vector<std::string> terms;
    for (const std::string& source : filters.sources) {
      terms.push_back(make_term(kSourcePrefix, fold(source)));
    }
    queries.push_back(any_of(terms));
  }
  if (!filters.languages.empty()) {
    queries.push_back(languages_query(filters.languages, reading.whole));
  }
  if (!filters.spellings.empty()) {
    queries.push_back(any_of(spelling_terms(filters, table)));
  }
  if (!filters.kinds.empty()) {
    queries.push_back(any_of(terms_of_kinds(filters.kinds, table)));
  }
  if (!filters.not_actors.empty()) {
    queries.emplace_back(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll,
                         any_of(actor_terms(filters.not_actors)));
  }
  return queries;
}

Xapian::MSet all_of(const Xapian::Query& query, const Reading& reading) {
  const Xapian::doccount all = reading.whole.get_doccount();
  Xapian::Enquire enquire(reading.whole);
  enquire.set_query(query);
  return enquire.get_mset(0, all, all);
}

std::set<Xapian::docid> ids_of(const Xapian::Query& query,
                               const Reading& reading) {
  std::set<Xapian::docid> ids;
  const Xapian::MSet found = all_of(query, reading);
  for (auto hit = found.begin(); hit != found.end(); ++hit) ids.insert(*hit);
  return ids;
}

bool has_phrase(const Query& query) {
  return query.places.size() > 1 || query.kind == Query::Kind::near ||
         std::any_of(query.children.begin(), query.children.end(), has_phrase);
}

bool has_phrase_in_or(const Query& query) {
  if (query.kind == Query::Kind::any_of) return has_phrase(query);
  return std::any_of(query.children.begin(), query.children.end(),
                     has_phrase_in_or);
}

// What comes first, of two hits.
struct IsBefore {
  Sort sort;
  const std::map<std::string, std::int64_t>& added;

  bool operator()(const PlainHit& a, const PlainHit& b) const {
    const auto key = [&](const PlainHit& hit) -> double {
      const bool is_undated = hit.order.starts_with("\xff\xff\xff\xff");
      if (sort == Sort::added) return -static_cast<double>(added.at(hit.id));
      if (sort != Sort::oldest) return -hit.score;
      return is_undated ? 1e12 : days_of(hit);
    };
    return std::tuple(key(a), a.order) < std::tuple(key(b), b.order);
  }

  static double days_of(const PlainHit& hit) {
    double inverted = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      inverted = inverted * 256 + static_cast<unsigned char>(hit.order[i]);
    }
    return -inverted;
  }
};

}  // namespace

PlainAnswers::PlainAnswers(const std::string& index)
    : pool_(std::make_unique<ReadingPool>(index)), reading_(pool_->take()) {
  for (const Xapian::docid id : ids_of(Xapian::Query::MatchAll, *reading_)) {
    ++copies_[reading_->whole.get_document(id).get_value(
        number(Slot::cluster))];
  }
}

std::size_t PlainAnswers::copies(const std::string& cluster) const {
  return cluster.empty() ? 1 : copies_.at(cluster);
}

bool PlainAnswers::may_credit_too_much(const SearchRequest& request) const {
  const NameReading names = read_names(parse_query(request.query).query,
                                       table(), request.filters.dates);
  return has_phrase_in_or(widen_names(names.query, *reading_).query);
}

// With weights as Xapian has them, when it need not look at filters.
std::vector<PlainHit> PlainAnswers::found(const SearchRequest& request) const {
  const NameReading names = read_names(parse_query(request.query).query,
                                       table(), request.filters.dates);
  const Widening widening = widen_names(names.query, *reading_);
  const Xapian::Query typed = to_xapian(names.query, reading_->whole);
  const Xapian::Query widened = to_xapian(widening.query, reading_->whole);
  std::map<Xapian::docid, double> scores;
  const Xapian::MSet all = all_of(widened, *reading_);
  for (auto hit = all.begin(); hit != all.end(); ++hit) {
    scores[*hit] = -1 / (1 + hit.get_weight());
  }
  const Xapian::MSet exact = all_of(typed, *reading_);
  for (auto hit = exact.begin(); hit != exact.end(); ++hit) {
    scores[*hit] = hit.get_weight();
  }
  for (const Xapian::Query& filter :
       filter_queries(request.filters, *reading_)) {
    const std::set<Xapian::docid> passing = ids_of(filter, *reading_);
    std::erase_if(
        scores, [&](const auto& hit) { return !passing.contains(hit.first); });
  }
  std::vector<PlainHit> hits;
  for (const auto& [id, score] : scores) {
    const Xapian::Document document = reading_->whole.get_document(id);
    const std::string order = document.get_value(number(Slot::order));
    hits.push_back({order.substr(encode_order({}, {}).size()), order,
                    document.get_value(number(Slot::cluster)),
                    static_cast<float>(score), reading_->shard_of(id),
                    reading_->local_id(id)});
  }
  return hits;
}

// The first of what was typed, and the first of what was widened to.
void PlainAnswers::lift_best(std::vector<PlainHit>& hits,
                             const SearchRequest& request) const {
  const NameReading names = read_names(parse_query(request.query).query,
                                       table(), request.filters.dates);
  if (names.query.kind == Query::Kind::everything) return;
  const Query widened = widen_names(names.query, *reading_).query;
  for (const bool is_typed : {true, false}) {
    std::vector<PlainHit> tier;
    for (const PlainHit& hit : hits) {
      if ((hit.score >= 0) == is_typed && tier.size() < kLookedAtAgain) {
        tier.push_back(hit);
      }
    }
    std::vector<Ranked> ranked;
    for (const PlainHit& hit : tier) {
      ranked.push_back(
          {hit.shard, hit.document, is_typed ? hit.score : -1 / hit.score - 1});
    }
    lift(is_typed ? names.query : widened, *reading_, ranked);
    auto place = std::find_if(hits.begin(), hits.end(), [&](const auto& hit) {
      return (hit.score >= 0) == is_typed;
    });
    for (const Ranked& one : ranked) {
      *place = *std::find_if(tier.begin(), tier.end(), [&](const auto& hit) {
        return hit.shard == one.shard && hit.document == one.id;
      });
      place++->score = is_typed ? one.score : -1 / (1 + one.score);
    }
  }
}

std::vector<PlainHit> PlainAnswers::hits(const SearchRequest& request) const {
  std::vector<PlainHit> hits = found(request);
  std::map<std::string, std::int64_t> added;
  for (Xapian::docid id : ids_of(Xapian::Query::MatchAll, *reading_)) {
    const Xapian::Document document = reading_->whole.get_document(id);
    const std::string order = document.get_value(number(Slot::order));
    added[order.substr(encode_order({}, {}).size())] =
        decode_added(document.get_value(number(Slot::added)));
  }
  if (request.sort != Sort::relevance) {
    for (PlainHit& hit : hits) hit.score = 0;
  }
  std::sort(hits.begin(), hits.end(), IsBefore{request.sort, added});
  std::set<std::string> seen;
  std::erase_if(hits, [&](const PlainHit& hit) {
    return request.copies == CopyMode::group && !hit.cluster.empty() &&
           !seen.insert(hit.cluster).second;
  });
  if (request.sort == Sort::relevance) lift_best(hits, request);
  return hits;
}

PlainCount PlainAnswers::count(const SearchRequest& request) const {
  PlainCount count;
  std::set<std::string> seen;
  for (const PlainHit& hit : found(request)) {
    ++count.articles;
    if (hit.cluster.empty() || seen.insert(hit.cluster).second) ++count.stories;
  }
  return count;
}

void make_clusters(const std::string& index) {
  constexpr unsigned kClusters = 12;  // half of these numbers stand alone
  for (const std::string& path : live_generation(index).shards) {
    Xapian::WritableDatabase shard(path, Xapian::DB_OPEN);
    for (Xapian::docid id = 1; id <= shard.get_lastdocid(); ++id) {
      Xapian::Document document = shard.get_document(id);
      const std::string order = document.get_value(number(Slot::order));
      const std::string digest = sha256_hex(order.substr(4));
      const unsigned cluster =
          static_cast<unsigned>(std::stoul(digest.substr(0, 4), nullptr, 16)) %
          (2 * kClusters);
      if (cluster >= kClusters) continue;
      document.add_value(number(Slot::cluster),
                         std::string(7, '\0') + static_cast<char>(cluster));
      shard.replace_document(id, document);
    }
    shard.commit();
  }
}

}  // namespace fihrist
