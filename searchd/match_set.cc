#include "searchd/match_set.h"

#include <xapian.h>

#include <algorithm>

#include "analyzers/words.h"
#include "indexer/schema.h"
#include "searchd/posting_lists.h"
#include "searchd/xapian_query.h"

namespace fihrist {
namespace {

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

// They are kept for long: without the room they were joined in.
void put_into(Matches& matches, WeighedMatches&& found) {
  for (auto& ids : found.ids) ids.shrink_to_fit();
  for (auto& weights : found.weights) weights.shrink_to_fit();
  matches.ids = std::move(found.ids);
  matches.scores = std::move(found.weights);
}

// Adds one to the marks of the documents that have the term.
void mark(const std::string& term, const Xapian::Database& shard,
          const std::vector<DocumentId>& ids,
          std::vector<std::uint8_t>& marks) {
  constexpr std::size_t kLeap = 8;
  if (ids.empty()) return;
  const bool leap = ids.size() < shard.get_termfreq(term) / kLeap;
  const auto end = shard.postlist_end(term);
  std::size_t i = 0;
  for (auto posting = shard.postlist_begin(term);
       posting != end && i < ids.size(); ++posting) {
    if (leap) posting.skip_to(ids[i]);
    if (posting == end) return;
    const DocumentId id = *posting;
    while (i < ids.size() && ids[i] < id) ++i;
    if (i == ids.size()) return;
    if (ids[i] == id) ++marks[i++];
  }
}

}  // namespace

MatchSet match(const Query& query, const Reading& reading) {
  return weigh_matches(to_xapian(query, reading.whole), reading).ids;
}

std::size_t Matches::bytes() const {
  std::size_t bytes = sizeof *this;
  for (const auto& list : ids) bytes += list.capacity() * sizeof list[0];
  for (const auto& list : scores) bytes += list.capacity() * sizeof list[0];
  for (const AlsoAsked& also : widening.also) {
    // Once here, once or twice in the query.
    bytes += 4 * (sizeof also + also.name.size() + also.spelling.term.size() +
                  also.spelling.text.size());
  }
  return bytes;
}

Matches match_widened(const Query& query, const Reading& reading) {
  Matches matches;
  matches.widening = widen_names(query, reading);
  WeighedMatches typed =
      weigh_matches(to_xapian(query, reading.whole), reading);
  if (matches.widening.query == query) {
    put_into(matches, std::move(typed));
    return matches;
  }
  WeighedMatches all =
      weigh_matches(to_xapian(matches.widening.query, reading.whole), reading);
  for (std::size_t shard = 0; shard < all.ids.size(); ++shard) {
    std::vector<float>& scores = all.weights[shard];
    for (float& score : scores)
      score = static_cast<float>(score_by_sound(score));
    for_each_common(typed.ids[shard], all.ids[shard],
                    [&](std::size_t i, std::size_t k) {
                      scores[k] = typed.weights[shard][i];
                    });
  }
  put_into(matches, std::move(all));
  return matches;
}

KindBits kind_bits(ActorKind kind) {
  if (kind == ActorKind::place) return 0;
  return static_cast<KindBits>(1U << static_cast<unsigned>(kind));
}

FilterTest::FilterTest(const Filters& filters, const Reading& reading)
    : filters_(filters),
      reading_(reading),
      snapshot_(*reading.snapshot),
      spellings_(filters, reading),
      undated_(filters.undated.value_or(
          filters.dates.is_open() ? Undated::include : Undated::exclude)),
      sources_(choose(keys_of(filters.sources, fold), snapshot_.names.sources)),
      languages_(choose(keys_of(filters.languages, language_key),
                        snapshot_.names.languages)) {
  chosen_ = choose_actors(filters.actors, *snapshot_.table, actors_);
  choose_actors(filters.not_actors, *snapshot_.table, not_actors_);
  for (const ActorKind kind : filters.kinds) kinds_ |= kind_bits(kind);
  if (filters.kinds.empty()) return;
  for (const Actor& actor : snapshot_.table->actors()) {
    kinds_of_actors_.push_back(kind_bits(actor.kind));
  }
}

bool FilterTest::passes_actors(std::size_t shard, DocumentId id) const {
  if (chosen_ == 0) return true;
  std::size_t found = 0;
  for (const ActorIndex actor : snapshot_.shards[shard].actors(id)) {
    found += actors_[actor] ? 1 : 0;
  }
  return filters_.actor_mode == ActorMode::any ? found > 0 : found == chosen_;
}

bool FilterTest::passes_kinds(std::size_t shard, DocumentId id) const {
  if (filters_.kinds.empty()) return true;
  for (const ActorIndex actor : snapshot_.shards[shard].actors(id)) {
    if ((kinds_of_actors_[actor] & kinds_) != 0) return true;
  }
  return false;
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

unsigned FilterTest::asked() const {
  unsigned asked = 0;
  if (chosen_ > 0) asked |= kFailsActor;
  if (!filters_.dates.is_open() || filters_.undated) asked |= kFailsDate;
  if (!sources_.empty()) asked |= kFailsSource;
  if (!languages_.empty()) asked |= kFailsLanguage;
  if (!filters_.not_actors.empty()) asked |= kFailsNotActor;
  if (spellings_.is_asked()) asked |= kFailsSpelling;
  if (!filters_.kinds.empty()) asked |= kFailsKind;
  return asked;
}

unsigned FilterTest::failures(std::size_t shard, DocumentId id) const {
  const Columns& columns = snapshot_.shards[shard];
  unsigned failed = 0;
  if (!passes_actors(shard, id)) failed |= kFailsActor;
  if (!passes_dates(columns.dates[id])) failed |= kFailsDate;
  if (!is_chosen_source(columns.sources[id]) && !sources_.empty()) {
    failed |= kFailsSource;
  }
  if (!is_chosen_language(columns.languages[id]) && !languages_.empty()) {
    failed |= kFailsLanguage;
  }
  for (const ActorIndex actor : columns.actors(id)) {
    if (not_actors_[actor]) failed |= kFailsNotActor;
  }
  if (!passes_spelling(shard, id)) failed |= kFailsSpelling;
  if (!passes_kinds(shard, id)) failed |= kFailsKind;
  return failed;
}

// Each filter by itself, over the one column it needs.
std::vector<std::uint8_t> FilterTest::failures(
    std::size_t shard, const std::vector<DocumentId>& ids) const {
  if (asked() == 0) return {};
  const Columns& columns = snapshot_.shards[shard];
  std::vector<std::uint8_t> failed(ids.size(), 0);
  const auto fail = [&](FilterBit bit, auto passes) {
    if ((asked() & bit) == 0) return;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (!passes(ids[i])) failed[i] |= static_cast<std::uint8_t>(bit);
    }
  };
  fail_by_actors(shard, ids, failed);
  fail(kFailsDate,
       [&](DocumentId id) { return passes_dates(columns.dates[id]); });
  fail(kFailsSource,
       [&](DocumentId id) { return is_chosen_source(columns.sources[id]); });
  fail(kFailsLanguage, [&](DocumentId id) {
    return is_chosen_language(columns.languages[id]);
  });
  fail(kFailsSpelling,
       [&](DocumentId id) { return passes_spelling(shard, id); });
  fail(kFailsKind, [&](DocumentId id) { return passes_kinds(shard, id); });
  return failed;
}

// By posting lists, which are read in less time than the actors of each.
void FilterTest::fail_by_actors(std::size_t shard,
                                const std::vector<DocumentId>& ids,
                                std::vector<std::uint8_t>& failed) const {
  const auto marks_of = [&](const std::vector<std::string>& actors) {
    std::vector<std::uint8_t> marks(ids.size(), 0);
    for (const std::string& actor : actors) {
      mark(make_term(kActorPrefix, actor), reading_.shards[shard], ids, marks);
    }
    return marks;
  };
  if (!filters_.actors.empty()) {
    const std::size_t least =
        filters_.actor_mode == ActorMode::any ? 1 : filters_.actors.size();
    const std::vector<std::uint8_t> marks = marks_of(filters_.actors);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (marks[i] < least) failed[i] |= kFailsActor;
    }
  }
  if (!filters_.not_actors.empty()) {
    const std::vector<std::uint8_t> marks = marks_of(filters_.not_actors);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (marks[i] > 0) failed[i] |= kFailsNotActor;
    }
  }
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
