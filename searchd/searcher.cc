#include "searchd/searcher.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>

#include "analyzers/words.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "indexer/schema.h"
#include "searchd/current_actors.h"
#include "searchd/like_spellings.h"
#include "searchd/query_parser.h"
#include "searchd/ranking.h"
#include "searchd/result_walk.h"
#include "searchd/snapshot.h"
#include "searchd/tagging.h"

namespace fihrist {

IndexState state_of(const Snapshot& snapshot) {
  return {snapshot.generation, snapshot.revision, snapshot.table->digest()};
}

DocumentResponse make_document_response(StoredDocument stored,
                                        const Snapshot& snapshot) {
  DocumentResponse response;
  response.stored = std::move(stored);
  find_rows(response.stored, *snapshot.table);
  response.actors = mentioned_actors(response.stored.mentions, *snapshot.table);
  response.index = state_of(snapshot);
  return response;
}

namespace {

using Clock = std::chrono::steady_clock;

// Commits keep coming while a search runs; each try sees a newer revision.
constexpr int kMaxTries = 20;

NamedActor named(const AliasTable& table, const std::string& id) {
  const auto actor = table.find_actor(id);
  return {id, actor ? table.actor(*actor).name : id};
}

// What marks the hits of a query.
struct Marking {
  explicit Marking(const Query& query)
      : highlighter(query), actors(actors_in(query)) {}

  Highlighter highlighter;
  std::vector<std::string> actors;  // the asked for
};

// Only mentions of actors that were asked for are shown: the rows of the others
// need not be looked up.
Highlights highlights_of(StoredDocument& stored, Marking& marking,
                         const AliasTable& table) {
  const auto& actors = marking.actors;
  std::erase_if(stored.mentions, [&](const StoredMention& mention) {
    return std::find(actors.begin(), actors.end(), mention.actor) ==
           actors.end();
  });
  find_rows(stored, table);
  return marking.highlighter.highlight(stored);
}

Hit make_hit(const Ranked& ranked, Marking& marking, const Reading& reading) {
  StoredDocument stored = reading.read(ranked.shard, ranked.id);
  Hit hit;
  hit.score = ranked.score;
  const Snapshot& snapshot = *reading.snapshot;
  const auto cluster = snapshot.shards[ranked.shard].clusters[ranked.id];
  if (cluster != 0) hit.copies = snapshot.clusters.sizes[cluster];
  for (MentionedActor& mentioned :
       mentioned_actors(stored.mentions, *snapshot.table)) {
    hit.actors.push_back(std::move(mentioned.actor));
  }
  Highlights highlights = highlights_of(stored, marking, *snapshot.table);
  hit.title = std::move(highlights.title);
  hit.snippet = std::move(highlights.snippet);
  hit.why = std::move(highlights.why);
  hit.document = std::move(stored.document);
  hit.document.body.clear();
  hit.document.furniture.clear();
  return hit;
}

// How a request was read, and what answers it.
struct Found {
  SearchRequest request;  // its ids brought up to date
  std::vector<std::string> notes;
  ParsedQuery parsed;
  NameReading names;
  std::shared_ptr<const Matches> matches;
  Tally counted;

  const MatchSet& answers() const { return counted.answers->ids(matches->ids); }
};

Found find(const SearchRequest& asked, const Reading& reading,
           KeptResults& kept) {
  const Snapshot& snapshot = *reading.snapshot;
  Found found;
  found.request = asked;
  Filters& filters = found.request.filters;
  bring_up_to_date(filters.actors, *snapshot.table, found.notes);
  bring_up_to_date(filters.not_actors, *snapshot.table, found.notes);
  for (std::string& note : spelling_notes(filters, reading)) {
    found.notes.push_back(std::move(note));
  }
  found.parsed = parse_query(asked.query);
  found.names = read_names(found.parsed.query, *snapshot.table, filters.dates);
  const Query& query = found.names.query;
  const QueryResults results(kept, snapshot.revision, key_of(query));
  found.matches = results.get<Matches>(
      'M', "", [&] { return match_widened(query, reading); });
  found.counted = tally(found.matches->ids, found.request, reading, results);
  return found;
}

SearchResponse search_reading(const SearchRequest& asked,
                              const Reading& reading, KeptResults& kept) {
  const Snapshot& snapshot = *reading.snapshot;
  Found found = find(asked, reading, kept);
  auto& [request, notes, parsed, names, matches, counted] = found;

  SearchResponse response;
  response.query = request.query;
  response.read_as = to_string(names.query);
  for (const ReadName& name : names.names) {
    response.actors.push_back(
        {named(*snapshot.table, name.actor), name.surface, name.via});
  }
  response.also = matches->widening.also;
  response.notes = std::move(parsed.notes);
  response.notes.insert(response.notes.end(), names.notes.begin(),
                        names.notes.end());
  response.notes.insert(response.notes.end(), notes.begin(), notes.end());
  response.total = counted.answers->total;
  response.distinct = counted.answers->distinct;
  response.digest = counted.answers->digest;
  response.undated_left_out = counted.answers->undated_left_out;
  response.index = state_of(snapshot);
  Marking marking(matches->widening.query);
  for (const Ranked& ranked :
       rank(names.query, *matches, found.answers(), request, reading)) {
    response.hits.push_back(make_hit(ranked, marking, reading));
  }
  response.shown_facets = request.facets;
  response.facets = std::move(counted.facets);
  response.did_you_mean = did_you_mean(
      parsed.query, {response.also, response.total}, request.filters, reading);
  if (response.total == 0) {
    response.empty = explain_empty(names.query, request.filters, reading);
    for (std::string& note : notes_of(*response.empty)) {
      response.notes.push_back(std::move(note));
    }
  }
  return response;
}

}  // namespace

struct Searcher::State {
  State(const std::string& index, std::size_t match_set_bytes)
      : pool(index), kept(match_set_bytes) {}

  // Asks a reading; when a commit pulled it away in mid-search, a newer one.
  template <typename Ask>
  auto with_reading(Ask ask) {
    return with_own_reading([&](std::unique_ptr<Reading> reading) {
      auto answer = ask(*reading);
      pool.give_back(std::move(reading));
      return answer;
    });
  }

  // The same for what keeps the reading.
  template <typename Ask>
  auto with_own_reading(Ask ask) {
    for (int tries = 1;; ++tries) {
      try {
        return ask(pool.take());
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (tries == kMaxTries) fail(error);
      } catch (const Xapian::Error& error) {
        fail(error);
      }
    }
  }

  [[noreturn]] void fail(const Xapian::Error& error) const {
    throw Error(ErrorCode::damaged,
                fmt::format("reading the index failed: {}; see: "
                            "fihrist-indexer check",
                            error.get_type()));
  }

  struct KeptSuggestions {
    std::string revision;
    SuggestionRequest request;
    Suggestions answer;
  };

  ReadingPool pool;
  KeptResults kept;
  std::mutex suggesting;  // guards what follows
  std::optional<KeptSuggestions> suggestions;
};

Searcher::Searcher(const std::string& index, std::size_t match_set_bytes)
    : state_(std::make_unique<State>(index, match_set_bytes)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

SearchResponse Searcher::search(const SearchRequest& request) const {
  const Clock::time_point start = Clock::now();
  SearchResponse response = state_->with_reading([&](const Reading& reading) {
    return search_reading(request, reading, state_->kept);
  });
  response.took_ms =
      std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return response;
}

ResultWalk Searcher::walk(const SearchRequest& request) const {
  return state_->with_own_reading([&](std::unique_ptr<Reading> reading) {
    SearchRequest all = request;
    all.facets = {false, false, false, false};
    Found found = find(all, *reading, state_->kept);
    found.request.offset = 0;
    found.request.limit = found.counted.answers->total;
    std::vector<Ranked> ranked = rank(found.names.query, *found.matches,
                                      found.answers(), found.request, *reading);
    std::string digest = found.counted.answers->digest;
    return ResultWalk(std::move(reading), std::move(ranked), std::move(digest));
  });
}

DocumentResponse Searcher::document(const std::string& id,
                                    WithCopies copies) const {
  return state_->with_reading([&](const Reading& reading) {
    const std::string term = make_term(kIdPrefix, id);
    const auto found = reading.whole.postlist_begin(term);
    if (found == reading.whole.postlist_end(term)) {
      throw Error(ErrorCode::not_found,
                  fmt::format("no document has the id {}", quote(id)));
    }
    DocumentResponse response =
        make_document_response(reading.read(*found), *reading.snapshot);
    if (copies == WithCopies::yes) {
      const Columns& columns =
          reading.snapshot->shards[reading.shard_of(*found)];
      response.copies = copies_of(
          response.stored, columns.clusters[reading.local_id(*found)], reading);
    }
    return response;
  });
}

std::vector<ActorEntry> Searcher::actors(const std::string& prefix) const {
  const std::string begin = fold(prefix);
  return state_->with_reading([&](const Reading& reading) {
    const AliasTable& table = *reading.snapshot->table;
    std::set<ActorIndex> named;
    for (AliasIndex i = 0; i < table.aliases().size(); ++i) {
      if (fold(table.alias(i).text).starts_with(begin)) {
        named.insert(table.actor_of(i));
      }
    }
    std::vector<ActorEntry> entries;
    for (ActorIndex i = 0; i < table.actors().size(); ++i) {
      const Actor& actor = table.actor(i);
      const bool matches = named.contains(i) || actor.id.starts_with(prefix) ||
                           fold(actor.name).starts_with(begin);
      if (!matches || actor.kind == ActorKind::place) continue;
      const auto documents =
          reading.whole.get_termfreq(make_term(kActorPrefix, actor.id));
      if (documents > 0) entries.push_back({actor, documents});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const ActorEntry& a, const ActorEntry& b) {
                       return a.documents > b.documents;
                     });
    return entries;
  });
}

ActorResponse Searcher::actor(const std::string& id,
                              const ActorRequest& request) const {
  return state_->with_reading([&](const Reading& reading) {
    const auto actor = reading.snapshot->table->find_actor(id);
    if (!actor) {
      throw Error(ErrorCode::not_found,
                  fmt::format("no actor has the id {}; see: fihrist actors",
                              quote(id)));
    }
    ActorResponse response;
    response.profile = make_profile(*actor, request, reading);
    if (response.profile.actor.id != id) response.redirected_from = id;
    response.index = state_of(*reading.snapshot);
    return response;
  });
}

NameResponse Searcher::explain(const std::string& name) const {
  return state_->with_reading([&](const Reading& reading) {
    const Snapshot& snapshot = *reading.snapshot;
    NameResponse response{explain_name(name, *snapshot.table),
                          state_of(snapshot)};
    for (NameSense& sense : response.explanation.readings) {
      sense.documents = reading.whole.get_termfreq(
          spelling_term(sense.actor.id, fold(sense.row.text)));
    }
    for (SoundedPart& part : response.explanation.parts) {
      for (LikeSpelling& like : find_spellings(part.text, reading)) {
        if (like.stands_alone && like.spelling.text != part.text) {
          part.spellings.push_back(std::move(like.spelling));
        }
      }
    }
    return response;
  });
}

TagResponse tag_document(const Document& document, const AliasTable& table) {
  TagResponse response;
  response.document = document;
  const auto mentions = find_stored_mentions(document, table);
  response.actors = mentioned_actors(mentions, table);
  for (const StoredMention& mention : mentions) {
    const Actor& actor = table.actor(*table.find_actor(mention.actor));
    response.mentions.push_back({mention, actor.name, actor.kind});
  }
  return response;
}

TagResponse Searcher::tag(const Document& document) const {
  return state_->with_reading([&](const Reading& reading) {
    TagResponse response = tag_document(document, *reading.snapshot->table);
    response.index = state_of(*reading.snapshot);
    return response;
  });
}

Suggestions Searcher::suggestions(const SuggestionRequest& request) const {
  const std::lock_guard lock(state_->suggesting);
  return state_->with_reading([&](const Reading& reading) {
    auto& kept = state_->suggestions;
    const std::string& revision = reading.snapshot->revision;
    if (!kept || kept->revision != revision || kept->request != request) {
      kept = State::KeptSuggestions{revision, request,
                                    suggest_names(request, reading)};
    }
    return kept->answer;
  });
}

std::shared_ptr<const AliasTable> Searcher::table() const {
  return state_->with_reading(
      [](const Reading& reading) { return reading.snapshot->table; });
}

IndexState Searcher::state() const {
  return state_->with_reading(
      [](const Reading& reading) { return state_of(*reading.snapshot); });
}

}  // namespace fihrist
