// Which documents answer: all that match the text of a query, then those of
// them that pass the filters (searchd/tally.h).
#pragma once

#include <cstdint>
#include <vector>

#include "searchd/name_widening.h"
#include "searchd/query.h"
#include "searchd/request.h"
#include "searchd/snapshot.h"
#include "searchd/spelling_filter.h"
#include "searchd/weighed_matches.h"

namespace fihrist {

// Documents that match, whatever the filters.
MatchSet match(const Query& query, const Reading& reading);

// What a query matches and what its widening adds, each with its score: BM25
// of what is found as typed; below 0, -1 / (1 + BM25), what only the widened
// query finds, so that it stands behind.
struct Matches {
  Widening widening;
  MatchSet ids;
  std::vector<std::vector<float>> scores;  // beside the ids

  std::size_t bytes() const;  // of memory
};

// Of a weight and back. Below all that the words find, whose scores are 0 at
// least.
inline double score_by_sound(double weight) { return -1 / (1 + weight); }
inline double weight_by_sound(double score) { return -1 / score - 1; }

// `query` is what read_names has made.
Matches match_widened(const Query& query, const Reading& reading);

// Which filters a document fails: bits, so that each facet can leave its own
// selection out.
enum FilterBit : unsigned {
  kFailsActor = 1,
  kFailsDate = 2,
  kFailsSource = 4,
  kFailsLanguage = 8,
  kFailsNotActor = 16,
  kFailsSpelling = 32,
  kFailsKind = 64,
};

// Bit k: the kind k of actor. Places are no actors and have none.
using KindBits = std::uint16_t;
KindBits kind_bits(ActorKind kind);

// The filters of a request in the numbers of a snapshot.
class FilterTest {
 public:
  // An actor id no table knows is passed by no document. `filters` and
  // `reading` must outlive the test.
  FilterTest(const Filters& filters, const Reading& reading);

  // The bits of the filters the document fails; 0: it answers.
  unsigned failures(std::size_t shard, DocumentId id) const;

  // The same of many, ascending, in a fraction of the time; empty when there
  // is nothing to fail.
  std::vector<std::uint8_t> failures(std::size_t shard,
                                     const std::vector<DocumentId>& ids) const;

  // The bits of the filters there are.
  unsigned asked() const;

  // Fails the dates for no other reason than that it has none.
  bool is_left_out_as_undated(std::size_t shard, DocumentId id) const;

  // Whether the spelling, of which `failed` tells, is passed when the actor is
  // asked for: alone, or with ActorMode::all besides those that are chosen.
  bool passes_spelling_as(std::size_t shard, DocumentId id, ActorIndex actor,
                          unsigned failed) const;

  const std::vector<bool>& chosen_actors() const { return actors_; }
  bool is_chosen_source(std::uint32_t source) const;
  bool is_chosen_language(std::uint32_t language) const;

 private:
  bool passes_actors(std::size_t shard, DocumentId id) const;
  bool passes_kinds(std::size_t shard, DocumentId id) const;
  bool passes_dates(std::int32_t days) const;
  void fail_by_actors(std::size_t shard, const std::vector<DocumentId>& ids,
                      std::vector<std::uint8_t>& failed) const;
  bool passes_spelling(std::size_t shard, DocumentId id) const;

  const Filters& filters_;
  const Reading& reading_;
  const Snapshot& snapshot_;
  SpellingColumn spellings_;
  Undated undated_;
  std::size_t chosen_ = 0;    // how many actors are chosen
  std::vector<bool> actors_;  // by ActorIndex
  std::vector<bool> not_actors_;
  std::vector<bool> sources_;  // by number; empty: all pass
  std::vector<bool> languages_;
  std::vector<KindBits> kinds_of_actors_;  // where a kind is asked for
  KindBits kinds_ = 0;
};

}  // namespace fihrist
