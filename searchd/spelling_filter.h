// The filter `spelling`: documents in which somebody is called so.
//
//   spelling=Kani                      anybody who is called Kani
//   spelling=Kani&actor=esmail-qaani   only he
//
// A spelling is a row of the tables, or of overrides.tsv, compared as folded
// (terms XF of indexer/schema.h). Its article and an Arabic proclitic do not
// count: al-Kadhimi is Kadhimi, والكاظمي is الكاظمي.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/alias_table.h"
#include "searchd/request.h"
#include "searchd/snapshot.h"

namespace fihrist {

// A name of one actor, as the index has it.
struct ActorSpelling {
  ActorIndex actor = 0;
  std::string folded;
  auto operator<=>(const ActorSpelling&) const = default;
};

// Whoever may be called so; by actor, each name once.
std::vector<ActorSpelling> find_spellings(std::string_view text,
                                          const AliasTable& table);

// The terms of the filter: any of them. Of the chosen actors only, where any
// are chosen; of spellings that nobody has, none.
std::vector<std::string> spelling_terms(const Filters& filters,
                                        const AliasTable& table);

// Who is called by a spelling asked for, document by document.
class SpellingColumn {
 public:
  SpellingColumn(const Filters& filters, const Reading& reading);

  bool is_asked() const { return is_asked_; }
  // Of the actors that are called so in a document, each once.
  template <typename Test>
  bool any(std::size_t shard, DocumentId id, Test test) const;
  bool has(std::size_t shard, DocumentId id, ActorIndex actor) const;

 private:
  using Call = std::pair<DocumentId, ActorIndex>;
  using Calls = std::vector<Call>;  // ascending

  static Calls::const_iterator first_of(const Calls& calls, DocumentId id);

  bool is_asked_;
  std::vector<Calls> calls_;  // by shard
};

// What is told of the spellings that no document answers to.
std::vector<std::string> spelling_notes(const Filters& filters,
                                        const Reading& reading);

template <typename Test>
bool SpellingColumn::any(std::size_t shard, DocumentId id, Test test) const {
  const Calls& calls = calls_[shard];
  for (auto call = first_of(calls, id);
       call != calls.end() && call->first == id; ++call) {
    if (test(call->second)) return true;
  }
  return false;
}

}  // namespace fihrist
