#include "searchd/actor_profile.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "analyzers/words.h"
#include "indexer/schema.h"
#include "indexer/stored_document.h"

namespace fihrist {
namespace {

struct Place {
  std::size_t shard;
  DocumentId id;
};

// The id as Slot::order has it, cut where it is long.
std::string document_id(const Place& place, const Reading& reading) {
  const Xapian::Document document =
      reading.shards[place.shard].get_document(place.id);
  const std::string order =
      document.get_value(static_cast<Xapian::valueno>(Slot::order));
  const std::string id = order.substr(encode_order({}, {}).size());
  const bool is_whole = encode_order({}, id + "-").size() > order.size();
  return is_whole ? id : reading.read(place.shard, place.id).document.id;
}

// The documents of the first or the last day seen.
class Extreme {
 public:
  explicit Extreme(bool is_last) : is_last_(is_last) {}

  void see(std::int32_t days, Place place) {
    if (!places_.empty() && days != days_) {
      if (is_last_ != (days > days_)) return;
      places_.clear();
    }
    days_ = days;
    places_.push_back(place);
  }

  std::optional<Use> use(const Reading& reading) const {
    std::optional<Use> first;
    for (const Place& place : places_) {
      std::string id = document_id(place, reading);
      if (!first || id < first->document) first = {Date{days_}, std::move(id)};
    }
    return first;
  }

 private:
  bool is_last_;
  std::int32_t days_ = 0;
  std::vector<Place> places_;
};

class SpellingCounter {
 public:
  explicit SpellingCounter(const Reading& reading)
      : reading_(reading), sources_(names().size(), 0) {}

  void count(const std::string& term) {
    for (std::size_t shard = 0; shard < reading_.shards.size(); ++shard) {
      const Xapian::Database& database = reading_.shards[shard];
      for (auto id = database.postlist_begin(term);
           id != database.postlist_end(term); ++id) {
        count_document({shard, *id});
      }
    }
  }

  void put_into(SpellingUse& use) const {
    use.documents = documents_;
    use.undated = undated_;
    use.first = first_.use(reading_);
    use.last = last_.use(reading_);
    for (const auto& [month, count] : months_) {
      use.months.push_back(
          {fmt::format("{:04}-{:02}", month.first, month.second), count});
    }
    for (std::uint32_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i] == 0) continue;
      use.sources.push_back({names().name(i), sources_[i]});
    }
    std::sort(use.sources.begin(), use.sources.end(),
              [](const NamedCount& a, const NamedCount& b) {
                return std::tie(b.count, a.name) < std::tie(a.count, b.name);
              });
    use.source_count = use.sources.size();
    if (use.sources.size() > kMaxSourcesOfSpelling) {
      use.sources.resize(kMaxSourcesOfSpelling);
    }
  }

 private:
  const ValueNames& names() const { return reading_.snapshot->names.sources; }

  void count_document(const Place& place) {
    const Columns& columns = reading_.snapshot->shards[place.shard];
    ++documents_;
    ++sources_[columns.sources[place.id]];
    const std::int32_t days = columns.dates[place.id];
    if (days == kUndated) {
      ++undated_;
      return;
    }
    const CivilDay day = civil_day(Date{days});
    ++months_[{day.year, day.month}];
    first_.see(days, place);
    last_.see(days, place);
  }

  const Reading& reading_;
  std::uint64_t documents_ = 0;
  std::uint64_t undated_ = 0;
  std::map<std::pair<int, int>, std::uint64_t> months_;
  std::vector<std::uint64_t> sources_;  // by number
  Extreme first_{false};
  Extreme last_{true};
};

struct WrittenSpelling {
  std::string text;
  std::string kind;
};

// How the rows of an actor write the spellings, by their terms.
std::map<std::string, WrittenSpelling> written_spellings(
    const ActorProfile& profile, const AliasTable& table) {
  std::map<std::string, WrittenSpelling> written;
  const std::string& id = profile.actor.id;
  for (const Alias& alias : profile.aliases) {
    written.try_emplace(
        spelling_term(id, fold(alias.text)),
        WrittenSpelling{alias.text, std::string(to_string(alias.kind))});
  }
  for (const Override& row : table.rows().overrides) {
    if (table.find_actor(row.actor) != table.find_actor(id)) continue;
    written.try_emplace(spelling_term(id, fold(row.surface)),
                        WrittenSpelling{row.surface, "override"});
  }
  return written;
}

std::vector<SpellingUse> spellings_of(const ActorProfile& profile,
                                      const Reading& reading) {
  const auto written = written_spellings(profile, *reading.snapshot->table);
  const std::string prefix = spelling_term(profile.actor.id, "");
  std::vector<SpellingUse> uses;
  const auto end = reading.whole.allterms_end(prefix);
  for (auto term = reading.whole.allterms_begin(prefix); term != end; ++term) {
    SpellingCounter counter(reading);
    counter.count(*term);
    SpellingUse use;
    const auto row = written.find(*term);
    if (row != written.end()) {
      use.spelling = row->second.text;
      use.kind = row->second.kind;
    } else {
      use.spelling = (*term).substr(prefix.size());
    }
    counter.put_into(use);
    uses.push_back(std::move(use));
  }
  std::sort(uses.begin(), uses.end(),
            [](const SpellingUse& a, const SpellingUse& b) {
              return std::tie(b.documents, a.spelling) <
                     std::tie(a.documents, b.spelling);
            });
  return uses;
}

bool is_earlier(const Use& a, const Use& b) {
  return std::tie(a.date.days, a.document) < std::tie(b.date.days, b.document);
}

bool is_later(const Use& a, const Use& b) {
  return a.date.days != b.date.days ? a.date.days > b.date.days
                                    : a.document < b.document;
}

}  // namespace

ActorProfile make_profile(ActorIndex actor, const Reading& reading) {
  const AliasTable& table = *reading.snapshot->table;
  ActorProfile profile;
  profile.actor = table.actor(actor);
  profile.documents =
      reading.whole.get_termfreq(make_term(kActorPrefix, profile.actor.id));
  for (AliasIndex row = 0; row < table.aliases().size(); ++row) {
    if (table.actor_of(row) == actor) {
      profile.aliases.push_back(table.alias(row));
    }
  }
  profile.links = linked_actors(actor, table);
  profile.spellings = spellings_of(profile, reading);
  for (const SpellingUse& use : profile.spellings) {
    if (!use.first) continue;
    if (!profile.first_use || is_earlier(*use.first, *profile.first_use)) {
      profile.first_use = use.first;
    }
    if (!profile.last_use || is_later(*use.last, *profile.last_use)) {
      profile.last_use = use.last;
    }
  }
  return profile;
}

}  // namespace fihrist
