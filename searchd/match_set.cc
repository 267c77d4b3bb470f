#include "searchd/match_set.h"

#include <xapian.h>

#include <algorithm>

#include "analyzers/words.h"
#include "indexer/matching_documents.h"
#include "searchd/xapian_query.h"

namespace fihrist {
namespace {

std::vector<DocumentId> all_ids(const Xapian::Database& shard) {
  std::vector<DocumentId> ids;
  ids.reserve(shard.get_doccount());
  for (auto id = shard.postlist_begin(""); id != shard.postlist_end(""); ++id) {
    ids.push_back(*id);
  }
  return ids;
}

// Numbers of the chosen values; one that no document has is passed by none.
std::vector<bool> choose(const std::vector<std::string>& keys,
                         const ValueNames& names) {
  if (keys.empty()) return {};
  std::vector<bool> chosen(names.size(), false);
  for (const std::string& key : keys) {
    const std::uint32_t number = names.find(key);
    if (number < chosen.size()) chosen[number] = true;
  }
  return chosen;
}

std::vector<std::string> keys_of(const std::vector<std::string>& names,
                                 std::string (*key)(std::string_view)) {
  std::vector<std::string> keys;
  for (const std::string& name : names) keys.push_back(key(name));
  return keys;
}

std::size_t choose_actors(const std::vector<std::string>& ids,
                          const AliasTable& table, std::vector<bool>& chosen) {
  chosen.assign(table.actors().size(), false);
  for (const std::string& id : ids) {
    if (const auto actor = table.find_actor(id)) chosen[*actor] = true;
  }
  return ids.size();
}

bool any_chosen(const std::vector<bool>& chosen,
                std::span<const ActorIndex> actors) {
  return std::any_of(actors.begin(), actors.end(),
                     [&](ActorIndex actor) { return chosen[actor]; });
}

}  // namespace

MatchSet match(const Query& query, const Reading& reading) {
  MatchSet matches;
  const bool is_everything = query.kind == Query::Kind::everything;
  const Xapian::Query asked = to_xapian(query, reading.whole);
  // Of several shards as one, Xapian would tell shard-local ids.
  for (const Xapian::Database& shard : reading.shards) {
    matches.push_back(is_everything ? all_ids(shard)
                                    : matching_documents(asked, shard));
  }
  return matches;
}

FilterTest::FilterTest(const Filters& filters, const Reading& reading)
    : filters_(filters),
      snapshot_(*reading.snapshot),
      spellings_(filters, reading),
      undated_(filters.undated.value_or(
          filters.dates.is_open() ? Undated::include : Undated::exclude)),
      sources_(choose(keys_of(filters.sources, fold), snapshot_.names.sources)),
      languages_(choose(keys_of(filters.languages, language_key),
                        snapshot_.names.languages)) {
  chosen_ = choose_actors(filters.actors, *snapshot_.table, actors_);
  choose_actors(filters.not_actors, *snapshot_.table, not_actors_);
}

bool FilterTest::passes_actors(std::span<const ActorIndex> actors) const {
  if (chosen_ == 0) return true;
  if (filters_.actor_mode == ActorMode::any) {
    return any_chosen(actors_, actors);
  }
  const auto found =
      std::count_if(actors.begin(), actors.end(),
                    [&](ActorIndex actor) { return actors_[actor]; });
  return static_cast<std::size_t>(found) == chosen_;
}

bool FilterTest::passes_dates(std::int32_t days) const {
  if (days == kUndated) return undated_ != Undated::exclude;
  return undated_ != Undated::only && filters_.dates.contains(Date{days});
}

bool FilterTest::passes_spelling(std::size_t shard, DocumentId id) const {
  if (!spellings_.is_asked()) return true;
  return spellings_.any(shard, id, [&](ActorIndex actor) {
    return chosen_ == 0 || actors_[actor];
  });
}

bool FilterTest::passes_spelling_as(std::size_t shard, DocumentId id,
                                    ActorIndex actor, unsigned failed) const {
  const bool others_count =
      filters_.actor_mode == ActorMode::all && chosen_ > 0;
  return !spellings_.is_asked() ||
         (others_count && (failed & kFailsSpelling) == 0) ||
         spellings_.has(shard, id, actor);
}

unsigned FilterTest::failures(std::size_t shard, DocumentId id) const {
  const Columns& columns = snapshot_.shards[shard];
  const auto actors = columns.actors(id);
  unsigned failed = 0;
  if (!passes_actors(actors)) failed |= kFailsActor;
  if (!passes_dates(columns.dates[id])) failed |= kFailsDate;
  if (!is_chosen_source(columns.sources[id]) && !sources_.empty()) {
    failed |= kFailsSource;
  }
  if (!is_chosen_language(columns.languages[id]) && !languages_.empty()) {
    failed |= kFailsLanguage;
  }
  if (any_chosen(not_actors_, actors)) failed |= kFailsNotActor;
  if (!passes_spelling(shard, id)) failed |= kFailsSpelling;
  return failed;
}

bool FilterTest::is_left_out_as_undated(std::size_t shard,
                                        DocumentId id) const {
  return snapshot_.shards[shard].dates[id] == kUndated &&
         undated_ == Undated::exclude;
}

bool FilterTest::is_chosen_source(std::uint32_t source) const {
  return source < sources_.size() && sources_[source];
}

bool FilterTest::is_chosen_language(std::uint32_t language) const {
  return language < languages_.size() && languages_[language];
}

}  // namespace fihrist
