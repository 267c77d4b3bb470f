// Answers requests from an index. The library, the command line and HTTP give
// the same answers, because all of them ask this.
//
//   const Searcher searcher("data/index");
//   SearchRequest request;
//   request.query = "kani visit";
//   for (const Hit& hit : searcher.search(request).hits) …
//
// Follows what is written meanwhile: each answer is of one revision. Safe to
// share among threads. Throws Error: usage, limit, not_found, no_index,
// damaged.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "indexer/stored_document.h"
#include "searchd/actor_profile.h"
#include "searchd/copies.h"
#include "searchd/did_you_mean.h"
#include "searchd/empty_answer.h"
#include "searchd/explain_name.h"
#include "searchd/facets.h"
#include "searchd/highlight.h"
#include "searchd/mentioned_actors.h"
#include "searchd/name_reading.h"
#include "searchd/name_widening.h"
#include "searchd/request.h"
#include "searchd/suggestions.h"

namespace fihrist {

// Which state of the index an answer is of.
struct IndexState {
  unsigned generation = 0;
  std::string revision;  // changes with every commit
  std::string aliases;   // digest of the alias tables
};

struct Hit {
  Document document;  // without its body
  double score = 0;
  std::uint64_t copies = 1;  // of its story in the archive, itself included
  std::vector<NamedActor> actors;  // all that are mentioned, places left out
  Snippet title;
  Snippet snippet;
  std::vector<Why> why;
};

// An actor the query was read as.
struct QueryActor {
  NamedActor actor;
  std::string surface;
  std::string via;
};

struct SearchResponse {
  std::string query;
  std::string read_as;
  std::vector<QueryActor> actors;
  std::vector<AlsoAsked> also;
  std::vector<std::string> notes;
  std::uint64_t total = 0;     // articles
  std::uint64_t distinct = 0;  // stories
  std::string digest;          // of all answers (result_set.h)
  std::uint64_t undated_left_out = 0;
  double took_ms = 0;
  IndexState index;
  std::vector<Hit> hits;
  FacetChoice shown_facets;
  Facets facets;
  std::optional<DidYouMean> did_you_mean;
  std::optional<EmptyAnswer> empty;  // where nothing answers
};

struct DocumentResponse {
  StoredDocument stored;
  std::vector<MentionedActor> actors;  // most mentions first, no places
  std::optional<Copies> copies;        // where they were asked for
  IndexState index;
};

struct Snapshot;

// The state of a snapshot, and a document as its tables call its actors.
IndexState state_of(const Snapshot& snapshot);
DocumentResponse make_document_response(StoredDocument stored,
                                        const Snapshot& snapshot);

struct ActorEntry {
  Actor actor;
  std::uint64_t documents = 0;
};

struct ActorResponse {
  ActorProfile profile;
  std::string redirected_from;  // the id asked for, where it was renamed
  IndexState index;
};

// Without an index when the tables alone were asked.
struct NameResponse {
  NameExplanation explanation;
  std::optional<IndexState> index;
};

struct TaggedMention {
  StoredMention mention;
  std::string name;  // of the actor
  ActorKind kind = ActorKind::person;
};

struct TagResponse {
  Document document;
  std::vector<TaggedMention> mentions;  // in the order of the text
  std::vector<MentionedActor> actors;   // most mentions first, no places
  std::optional<IndexState> index;
};

// Who is meant in a text, by tables that no index need have.
TagResponse tag_document(const Document& document, const AliasTable& table);

class ResultWalk;

class Searcher {
 public:
  // Keeps what was matched and counted within so many bytes, so that a facet
  // chosen, the next page or another order need no second search; 0: keeps
  // nothing (searchd/kept_results.h). Throws Error (no_index) when there is
  // nothing to search.
  explicit Searcher(const std::string& index,
                    std::size_t match_set_bytes = kDefaultMatchSetBytes);
  ~Searcher();
  Searcher(Searcher&&) noexcept;

  SearchResponse search(const SearchRequest& request) const;

  // All answers in their order, one by one (searchd/result_walk.h), whatever
  // the limit and offset.
  ResultWalk walk(const SearchRequest& request) const;

  // Throws Error (not_found) when there is no such document.
  enum class WithCopies { no, yes };
  DocumentResponse document(const std::string& id,
                            WithCopies copies = WithCopies::no) const;

  // Actors in the archive whose id, name or alias begins with `prefix`
  // (folded; empty: all), most documents first. Places are left out.
  std::vector<ActorEntry> actors(const std::string& prefix) const;

  // All that is known of an actor, places too; the id may be one that was
  // renamed. Throws Error (not_found) when no actor has it.
  ActorResponse actor(const std::string& id,
                      const ActorRequest& request = {}) const;

  // Whom a name means and why, with the number of documents.
  NameResponse explain(const std::string& name) const;

  // Who is meant in a text that is not in the index. `document.id` matters
  // only to corrections (overrides.tsv).
  TagResponse tag(const Document& document) const;

  // Names that the tables lack (searchd/suggestions.h). Takes seconds on a
  // large archive: one is made at a time, and the last one kept until the
  // index changes.
  Suggestions suggestions(const SuggestionRequest& request) const;

  // Which actors a name may mean, by the live tables.
  std::shared_ptr<const AliasTable> table() const;

  IndexState state() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fihrist
