#include "searchd/ranking.h"

#include <xapian.h>

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "analyzers/words.h"
#include "indexer/schema.h"
#include "searchd/lift.h"
#include "searchd/weights.h"
#include "searchd/xapian_query.h"

namespace fihrist {
namespace {

using Terms = std::vector<Xapian::Query>;

Xapian::Query any_term(std::string_view prefix,
                       const std::vector<std::string>& texts) {
  Terms terms;
  for (const std::string& text : texts) {
    terms.emplace_back(make_term(prefix, text));
  }
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
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

std::vector<std::string> folded(const std::vector<std::string>& names) {
  std::vector<std::string> keys;
  for (const std::string& name : names) keys.push_back(fold(name));
  return keys;
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

Xapian::Query actors_query(const Filters& filters) {
  if (filters.actor_mode == ActorMode::any) {
    return any_term(kActorPrefix, filters.actors);
  }
  Terms terms;
  for (const std::string& actor : filters.actors) {
    terms.emplace_back(make_term(kActorPrefix, actor));
  }
  return {Xapian::Query::OP_AND, terms.begin(), terms.end()};
}

// The filters of a request as Xapian asks them; FilterTest is the same over
// columns, and a test holds the two together.
Xapian::Query filtered(Xapian::Query query, const Filters& filters,
                       const Reading& reading) {
  const auto keep = [&](const Xapian::Query& filter) {
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, filter);
  };
  if (!filters.actors.empty()) keep(actors_query(filters));
  if (!filters.dates.is_open() || filters.undated) keep(dates_query(filters));
  if (!filters.sources.empty()) {
    keep(any_term(kSourcePrefix, folded(filters.sources)));
  }
  if (!filters.languages.empty()) {
    keep(languages_query(filters.languages, reading.whole));
  }
  if (!filters.spellings.empty()) {
    const auto terms = spelling_terms(filters, *reading.snapshot->table);
    keep(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  }
  if (!filters.not_actors.empty()) {
    query = Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                          any_term(kActorPrefix, filters.not_actors));
  }
  return query;
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

// A query as Xapian weighs it.
struct Weighed {
  Xapian::Query query;
  bool has_phrase_in_or = false;
};

Weighed as_typed(const Query& query, const Reading& reading) {
  return {to_xapian(query, reading.whole), has_phrase_in_or(query)};
}

// What the query does not find, but what it was widened to.
Weighed only_widened(const Query& query, const Query& widened,
                     const Reading& reading) {
  return {{Xapian::Query::OP_AND_NOT, to_xapian(widened, reading.whole),
           to_xapian(query, reading.whole)},
          has_phrase(widened)};
}

// Which of all that a query finds are asked for.
struct Page {
  std::size_t offset = 0;
  std::size_t limit = 0;
};

struct RankedPage {
  std::vector<Ranked> hits;
  std::size_t found = 0;  // by the query, on all pages; exact when the page is
                          // not full
};

Xapian::MSet weigh(const Xapian::Query& query, std::size_t offset,
                   std::size_t limit, Xapian::doccount weighed,
                   const Reading& reading) {
  Xapian::Enquire enquire(reading.whole);
  enquire.set_query(query);
  enquire.set_sort_by_relevance_then_value(
      static_cast<Xapian::valueno>(Slot::order), false);
  return enquire.get_mset(static_cast<Xapian::doccount>(offset),
                          static_cast<Xapian::doccount>(limit), weighed);
}

Ranked ranked(const Xapian::MSetIterator& hit, const Reading& reading) {
  return {reading.shard_of(*hit), reading.local_id(*hit), hit.get_weight()};
}

bool has_filters(const Filters& filters) {
  return !filters.actors.empty() || !filters.not_actors.empty() ||
         !filters.spellings.empty() || !filters.dates.is_open() ||
         filters.undated || !filters.sources.empty() ||
         !filters.languages.empty();
}

// With a phrase among alternatives, Xapian 1.4 credits documents with the
// phrase that only have its words where a filter asks for them one by one: so
// all are weighed without the filters, and the answers taken from them.
RankedPage by_full_weight(const Weighed& asked, const MatchSet& answers,
                          const Page& page, const Reading& reading) {
  const Xapian::doccount all = reading.whole.get_doccount();
  const Xapian::MSet found = weigh(asked.query, 0, all, all, reading);
  RankedPage answer;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    if (answer.hits.size() == page.limit) break;
    const Ranked one = ranked(hit, reading);
    const auto& ids = answers[one.shard];
    if (!std::binary_search(ids.begin(), ids.end(), one.id)) continue;
    if (++answer.found > page.offset) answer.hits.push_back(one);
  }
  return answer;
}

RankedPage by_relevance(const Weighed& asked, const MatchSet& answers,
                        const Page& page, const SearchRequest& request,
                        const Reading& reading) {
  if (asked.has_phrase_in_or && has_filters(request.filters)) {
    return by_full_weight(asked, answers, page, reading);
  }
  const Xapian::Query query = filtered(asked.query, request.filters, reading);
  // A short cut to the best ones would credit phrases likewise: none is taken.
  const Xapian::doccount all = reading.whole.get_doccount();
  Xapian::MSet found = weigh(query, page.offset, page.limit,
                             asked.has_phrase_in_or ? all : 0, reading);
  RankedPage answer;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    answer.hits.push_back(ranked(hit, reading));
  }
  if (answer.hits.empty() && page.offset > 0) {
    answer.found = weigh(query, 0, 0, all, reading).get_matches_estimated();
  } else {
    answer.found = page.offset + answer.hits.size();
  }
  return answer;
}

// The best are looked at again whichever page is asked for, so that pages fit
// together. `words` are what `asked` was made of.
RankedPage by_lifted_relevance(const Weighed& asked, const Query& words,
                               const MatchSet& answers, const Page& page,
                               const SearchRequest& request,
                               const Reading& reading) {
  if (page.offset >= kLookedAtAgain) {
    return by_relevance(asked, answers, page, request, reading);
  }
  const std::size_t end = page.offset + page.limit;
  RankedPage answer = by_relevance(
      asked, answers, {0, std::max(end, kLookedAtAgain)}, request, reading);
  std::vector<Ranked>& hits = answer.hits;
  lift(words, reading,
       std::span(hits).first(std::min(hits.size(), kLookedAtAgain)));
  const auto at = [&](std::size_t place) {
    return hits.begin() +
           static_cast<std::ptrdiff_t>(std::min(place, hits.size()));
  };
  hits.erase(at(end), hits.end());
  hits.erase(hits.begin(), at(page.offset));
  return answer;
}

// Below all that the words find, whose scores are 0 at least.
double score_by_sound(double weight) { return -1 / (1 + weight); }

// What the query finds, then what only the widened one does.
std::vector<Ranked> typed_first(const Query& query, const Query& widened,
                                const MatchSet& answers,
                                const SearchRequest& request,
                                const Reading& reading) {
  RankedPage typed =
      by_lifted_relevance(as_typed(query, reading), query, answers,
                          {request.offset, request.limit}, request, reading);
  std::vector<Ranked> hits = std::move(typed.hits);
  if (hits.size() == request.limit || query == widened) return hits;
  const Page rest{request.offset - std::min(request.offset, typed.found),
                  request.limit - hits.size()};
  for (Ranked& hit :
       by_lifted_relevance(only_widened(query, widened, reading), widened,
                           answers, rest, request, reading)
           .hits) {
    hit.score = score_by_sound(hit.score);
    hits.push_back(hit);
  }
  return hits;
}

struct Candidate {
  std::int64_t key;  // the smaller, the earlier
  std::size_t shard;
  DocumentId id;
  std::string order;  // Slot::order, for those that may tie
};

std::int64_t sort_key(Sort sort, const Columns& columns, DocumentId id) {
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  const std::int32_t days = columns.dates[id];
  if (sort == Sort::added) return -columns.added[id];
  if (days == kUndated) return kLast;
  return sort == Sort::oldest ? days : -std::int64_t{days};
}

// Candidates of one shard ascend by id, as the stream of its values does.
void read_order(std::vector<Candidate>& candidates, const Reading& reading) {
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) {
              return std::tie(a.shard, a.id) < std::tie(b.shard, b.id);
            });
  const auto slot = static_cast<Xapian::valueno>(Slot::order);
  for (std::size_t shard = 0; shard < reading.shards.size(); ++shard) {
    auto order = reading.shards[shard].valuestream_begin(slot);
    for (Candidate& candidate : candidates) {
      if (candidate.shard != shard) continue;
      order.skip_to(candidate.id);
      candidate.order = *order;
    }
  }
}

std::vector<Candidate> candidates_of(const MatchSet& answers, Sort sort,
                                     const Snapshot& snapshot) {
  std::vector<Candidate> candidates;
  for (std::size_t shard = 0; shard < answers.size(); ++shard) {
    for (const DocumentId id : answers[shard]) {
      candidates.push_back(
          {sort_key(sort, snapshot.shards[shard], id), shard, id, {}});
    }
  }
  return candidates;
}

// Those that are among the first `count` or tie with the last of them.
void keep_first(std::vector<Candidate>& candidates, std::size_t count) {
  if (candidates.size() <= count || count == 0) return;
  const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(count - 1);
  std::nth_element(
      candidates.begin(), last, candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.key < b.key; });
  const std::int64_t limit = last->key;
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return candidate.key > limit;
  });
}

std::vector<Ranked> by_time(const MatchSet& answers,
                            const SearchRequest& request, Sort sort,
                            const Reading& reading) {
  std::vector<Candidate> candidates =
      candidates_of(answers, sort, *reading.snapshot);
  keep_first(candidates, request.offset + request.limit);
  read_order(candidates, reading);
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) {
              return std::tie(a.key, a.order) < std::tie(b.key, b.order);
            });
  std::vector<Ranked> page;
  for (std::size_t i = request.offset;
       i < candidates.size() && page.size() < request.limit; ++i) {
    page.push_back({candidates[i].shard, candidates[i].id, 0});
  }
  return page;
}

}  // namespace

std::vector<Ranked> rank(const Query& query, const Query& widened,
                         const MatchSet& answers, const SearchRequest& request,
                         const Reading& reading) {
  if (request.limit == 0) return {};
  if (request.sort != Sort::relevance) {
    return by_time(answers, request, request.sort, reading);
  }
  if (query.kind == Query::Kind::everything) {
    return by_time(answers, request, Sort::newest, reading);
  }
  return typed_first(query, widened, answers, request, reading);
}

}  // namespace fihrist
