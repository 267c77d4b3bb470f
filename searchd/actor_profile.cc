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

// Which documents of each shard are asked for.
class ArticleBits {
 public:
  ArticleBits(const ActorArticles& articles, const Snapshot& snapshot) {
    for (std::size_t shard = 0; shard < snapshot.shards.size(); ++shard) {
      std::vector<bool>& bits =
          bits_.emplace_back(snapshot.shards[shard].dates.size());
      for (const DocumentId id : articles.documents[shard]) bits[id] = true;
    }
  }

  bool has(const Place& place) const { return bits_[place.shard][place.id]; }

 private:
  std::vector<std::vector<bool>> bits_;
};

class SpellingCounter {
 public:
  SpellingCounter(const ArticleBits& articles, const Reading& reading)
      : articles_(articles), reading_(reading), sources_(names().size(), 0) {}

  void count(const std::string& term) {
    for (std::size_t shard = 0; shard < reading_.shards.size(); ++shard) {
      const Xapian::Database& database = reading_.shards[shard];
      for (auto id = database.postlist_begin(term);
           id != database.postlist_end(term); ++id) {
        const Place place{shard, *id};
        if (articles_.has(place)) count_document(place);
      }
    }
  }

  std::uint64_t documents() const { return documents_; }

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

  const ArticleBits& articles_;
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
                                      const ActorArticles& articles,
                                      const Reading& reading) {
  const ArticleBits bits(articles, *reading.snapshot);
  const auto written = written_spellings(profile, *reading.snapshot->table);
  const std::string prefix = spelling_term(profile.actor.id, "");
  std::vector<SpellingUse> uses;
  const auto end = reading.whole.allterms_end(prefix);
  for (auto term = reading.whole.allterms_begin(prefix); term != end; ++term) {
    SpellingCounter counter(bits, reading);
    counter.count(*term);
    if (counter.documents() == 0) continue;
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

DateFacet timeline_of(const ActorArticles& articles, Interval interval,
                      const Snapshot& snapshot) {
  std::map<std::int32_t, std::uint64_t> days;
  std::uint64_t undated = 0;
  for (std::size_t shard = 0; shard < articles.documents.size(); ++shard) {
    for (const DocumentId id : articles.documents[shard]) {
      const std::int32_t day = snapshot.shards[shard].dates[id];
      ++(day == kUndated ? undated : days[day]);
    }
  }
  return date_facet(days, undated, interval);
}

}  // namespace

ActorProfile make_profile(ActorIndex actor, const ActorRequest& request,
                          const Reading& reading) {
  const AliasTable& table = *reading.snapshot->table;
  ActorProfile profile;
  profile.actor = table.actor(actor);
  const ActorArticles articles = find_articles(actor, request, reading);
  profile.read_as = articles.read_as;
  profile.notes = articles.notes;
  profile.documents = articles.total;
  profile.stories = count_stories(articles, reading);
  profile.undated_left_out = articles.undated_left_out;
  profile.timeline = timeline_of(articles, request.interval, *reading.snapshot);
  for (AliasIndex row = 0; row < table.aliases().size(); ++row) {
    if (table.actor_of(row) == actor) {
      profile.aliases.push_back(table.alias(row));
    }
  }
  profile.links = linked_actors(actor, table);
  profile.spellings = spellings_of(profile, articles, reading);
  profile.within = request.within;
  profile.company = count_company(actor, request, articles, reading);
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
