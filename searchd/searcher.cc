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
#include "searchd/like_spellings.h"
#include "searchd/query_parser.h"
#include "searchd/ranking.h"
#include "searchd/snapshot.h"
#include "searchd/tagging.h"

namespace fihrist {
namespace {

using Clock = std::chrono::steady_clock;

// Commits keep coming while a search runs; each try sees a newer revision.
constexpr int kMaxTries = 20;

IndexState state_of(const Snapshot& snapshot) {
  return {snapshot.generation, snapshot.revision, snapshot.table->digest()};
}

NamedActor named(const AliasTable& table, const std::string& id) {
  const auto actor = table.find_actor(id);
  return {id, actor ? table.actor(*actor).name : id};
}

Hit make_hit(const Ranked& ranked, const Query& query, const Reading& reading) {
  const Xapian::Document found =
      reading.shards[ranked.shard].get_document(ranked.id);
  StoredDocument stored = parse_stored_document(found.get_data());
  find_rows(stored, *reading.snapshot->table);
  const std::vector<Mark> marks = find_marks(query, stored);
  Hit hit;
  hit.score = ranked.score;
  const Snapshot& snapshot = *reading.snapshot;
  const auto cluster = snapshot.shards[ranked.shard].clusters[ranked.id];
  if (cluster != 0) hit.copies = snapshot.clusters.sizes[cluster];
  for (MentionedActor& mentioned :
       mentioned_actors(stored.mentions, *reading.snapshot->table)) {
    hit.actors.push_back(std::move(mentioned.actor));
  }
  hit.title = mark_title(stored, marks);
  hit.snippet = make_snippet(stored, marks);
  hit.why = explain(stored, marks);
  hit.document = std::move(stored.document);
  hit.document.body.clear();
  hit.document.furniture.clear();
  return hit;
}

// Ids as the tables have them now, each once; what they do not know is noted
// and stays.
void bring_up_to_date(std::vector<std::string>& ids, const AliasTable& table,
                      std::vector<std::string>& notes) {
  std::vector<std::string> current;
  for (const std::string& id : ids) {
    const auto actor = table.find_actor(id);
    if (!actor) notes.push_back(unknown_actor_note(id));
    std::string now = actor ? table.actor(*actor).id : id;
    if (now != id) notes.push_back(renamed_actor_note(id, now));
    if (std::find(current.begin(), current.end(), now) == current.end()) {
      current.push_back(std::move(now));
    }
  }
  ids = std::move(current);
}

SearchResponse search_reading(SearchRequest request, const Reading& reading,
                              KeptResults& kept) {
  const Snapshot& snapshot = *reading.snapshot;
  std::vector<std::string> notes;
  bring_up_to_date(request.filters.actors, *snapshot.table, notes);
  bring_up_to_date(request.filters.not_actors, *snapshot.table, notes);
  for (std::string& note : spelling_notes(request.filters, reading)) {
    notes.push_back(std::move(note));
  }
  ParsedQuery parsed = parse_query(request.query);
  const NameReading names =
      read_names(parsed.query, *snapshot.table, request.filters.dates);
  const QueryResults results(kept, snapshot.revision, key_of(names.query));
  const auto matches = results.get<Matches>(
      'M', "", [&] { return match_widened(names.query, reading); });
  Tally counted = tally(matches->ids, request, reading, results);

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
  response.undated_left_out = counted.answers->undated_left_out;
  response.index = state_of(snapshot);
  for (const Ranked& ranked :
       rank(*matches, counted.answers->ids(matches->ids), request, reading)) {
    response.hits.push_back(make_hit(ranked, matches->widening.query, reading));
  }
  response.shown_facets = request.facets;
  response.facets = std::move(counted.facets);
  return response;
}

}  // namespace

struct Searcher::State {
  State(const std::string& index, std::size_t match_set_bytes)
      : pool(index), kept(match_set_bytes) {}

  // Asks a reading; when a commit pulled it away in mid-search, a newer one.
  template <typename Ask>
  auto with_reading(Ask ask) {
    for (int tries = 1;; ++tries) {
      try {
        std::unique_ptr<Reading> reading = pool.take();
        auto answer = ask(*reading);
        pool.give_back(std::move(reading));
        return answer;
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

DocumentResponse Searcher::document(const std::string& id) const {
  return state_->with_reading([&](const Reading& reading) {
    const std::string term = make_term(kIdPrefix, id);
    const auto found = reading.whole.postlist_begin(term);
    if (found == reading.whole.postlist_end(term)) {
      throw Error(ErrorCode::not_found,
                  fmt::format("no document has the id {}", quote(id)));
    }
    DocumentResponse response;
    response.stored =
        parse_stored_document(reading.whole.get_document(*found).get_data());
    find_rows(response.stored, *reading.snapshot->table);
    response.actors =
        mentioned_actors(response.stored.mentions, *reading.snapshot->table);
    response.index = state_of(*reading.snapshot);
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

ActorResponse Searcher::actor(const std::string& id) const {
  return state_->with_reading([&](const Reading& reading) {
    const auto actor = reading.snapshot->table->find_actor(id);
    if (!actor) {
      throw Error(ErrorCode::not_found,
                  fmt::format("no actor has the id {}; see: fihrist actors",
                              quote(id)));
    }
    ActorResponse response;
    response.profile = make_profile(*actor, reading);
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
