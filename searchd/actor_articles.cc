#include "searchd/actor_articles.h"

#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/schema.h"
#include "searchd/current_actors.h"
#include "searchd/name_reading.h"
#include "searchd/name_widening.h"
#include "searchd/query_parser.h"

namespace fihrist {
namespace {

MatchSet all_articles(const std::string& id, const Reading& reading) {
  const std::string term = make_term(kActorPrefix, id);
  MatchSet articles;
  for (const Xapian::Database& shard : reading.shards) {
    articles.emplace_back(shard.postlist_begin(term), shard.postlist_end(term));
  }
  return articles;
}

// Those of `articles` that match the query, which is read as by a search.
MatchSet matching(MatchSet articles, const ActorRequest& request,
                  const Reading& reading, ActorArticles& found) {
  const AliasTable& table = *reading.snapshot->table;
  ParsedQuery parsed = parse_query(request.query);
  const NameReading names =
      read_names(parsed.query, table, request.filters.dates);
  found.read_as = to_string(names.query);
  found.notes = std::move(parsed.notes);
  found.notes.insert(found.notes.end(), names.notes.begin(), names.notes.end());
  if (names.query.kind == Query::Kind::everything) return articles;
  const MatchSet matches =
      match(widen_names(names.query, reading).query, reading);
  for (std::size_t shard = 0; shard < articles.size(); ++shard) {
    std::vector<DocumentId> both;
    std::ranges::set_intersection(articles[shard], matches[shard],
                                  std::back_inserter(both));
    articles[shard] = std::move(both);
  }
  return articles;
}

// The spellings are asked of the actor himself, whoever else is chosen.
Filters called_so(const std::string& actor,
                  const std::vector<std::string>& spellings) {
  Filters filters;
  filters.actors = {actor};
  filters.spellings = spellings;
  return filters;
}

class ArticleTest {
 public:
  ArticleTest(ActorIndex actor, const Filters& filters, const Reading& reading)
      : actor_(actor),
        spelled_(called_so(reading.snapshot->table->actor(actor).id,
                           filters.spellings)),
        others_(filters),
        spellings_(spelled_, reading),
        test_(without_spellings(others_), reading) {}
  // Its tests refer to its filters.
  ArticleTest(const ArticleTest&) = delete;
  ArticleTest& operator=(const ArticleTest&) = delete;

  bool passes(std::size_t shard, DocumentId id, std::uint64_t& undated) const {
    if (spellings_.is_asked() && !spellings_.has(shard, id, actor_)) {
      return false;
    }
    const unsigned failed = test_.failures(shard, id);
    if (failed == kFailsDate && test_.is_left_out_as_undated(shard, id)) {
      ++undated;
    }
    return failed == 0;
  }

 private:
  static const Filters& without_spellings(Filters& filters) {
    filters.spellings.clear();
    return filters;
  }

  ActorIndex actor_;
  Filters spelled_;
  Filters others_;
  SpellingColumn spellings_;
  FilterTest test_;
};

}  // namespace

ActorArticles find_articles(ActorIndex actor, const ActorRequest& request,
                            const Reading& reading) {
  const AliasTable& table = *reading.snapshot->table;
  const std::string& id = table.actor(actor).id;
  ActorArticles found;
  found.documents =
      matching(all_articles(id, reading), request, reading, found);
  Filters filters = request.filters;
  bring_up_to_date(filters.actors, table, found.notes);
  bring_up_to_date(filters.not_actors, table, found.notes);
  for (std::string& note :
       spelling_notes(called_so(id, filters.spellings), reading)) {
    found.notes.push_back(std::move(note));
  }
  const ArticleTest test(actor, filters, reading);
  for (std::size_t shard = 0; shard < found.documents.size(); ++shard) {
    std::erase_if(found.documents[shard], [&](DocumentId document) {
      return !test.passes(shard, document, found.undated_left_out);
    });
    found.total += found.documents[shard].size();
  }
  return found;
}

}  // namespace fihrist
