#include "searchd/suggestions.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <utility>

#include "analyzers/guessed_rows.h"
#include "analyzers/likeness.h"
#include "analyzers/whole_name.h"
#include "analyzers/words.h"
#include "indexer/schema.h"
#include "searchd/company.h"
#include "searchd/name_example.h"
#include "searchd/snapshot.h"
#include "searchd/twins.h"

namespace fihrist {
namespace {

constexpr std::size_t kMostCandidates = 3;
constexpr double kLeastScore = 0.5;
constexpr double kOtherWords = 0.9;

// Of brothers the given names differ more than this, mostly.
constexpr double kAlikeNames = 0.85;

// What may be read on the way before names of no likeness have their turn.
constexpr std::size_t kDocumentsForLikely = kMaxDocumentsRead * 2 / 3;

class Refusals {
 public:
  explicit Refusals(const std::vector<Alias>& rows) {
    for (const Alias& row : rows) pairs_.emplace(fold(row.text), row.actor);
  }
  // A name may be refused for one actor, or as no name at all.
  bool contains(const std::string& folded, std::string_view actor) const {
    return pairs_.contains({folded, std::string(actor)});
  }

 private:
  std::set<std::pair<std::string, std::string>> pairs_;
};

// Of one token the index has log-odds, of several a score from 0 to 1.
double from_0_to_1(double score, const std::string& name) {
  if (read_whole_name(name).size() > 1) return score;
  return 1 / (1 + std::exp(-score));
}

bool has_as_many_words(const std::string& a, const std::string& b) {
  return read_whole_name(a).size() == read_whole_name(b).size();
}

// "Trump Jr." is another man than the row he sounds like.
bool is_of_son(std::string_view folded) {
  return folded.ends_with(" jr") || folded.ends_with(" sr");
}

// "George Bush" may be the one with a W or the one with an H.
bool lacks_initial(std::string_view name, std::string_view row) {
  const std::vector<std::string> words = folded_words(name);
  const std::vector<std::string> of_row = folded_words(fold(row));
  return std::any_of(
      of_row.begin(), of_row.end(), [&](const std::string& word) {
        return word.size() == 1 &&
               std::find(words.begin(), words.end(), word) == words.end();
      });
}

double score_of(const LikelyActor& actor) {
  return actor.likeness * (1 + actor.company) / 2;
}

// Names under which others are listed that sound like them.
class Heads {
 public:
  std::size_t size() const { return heads_.size(); }

  void add(WholeName name) {
    if (!name.empty()) {
      for (const std::string& key : name.back().keys) {
        by_last_key_[key].push_back(heads_.size());
      }
    }
    heads_.push_back(std::move(name));
  }

  // The first that is alike.
  std::optional<std::size_t> find(const WholeName& name) const {
    if (name.empty()) return std::nullopt;
    for (const std::string& key : name.back().keys) {
      const auto places = by_last_key_.find(key);
      if (places == by_last_key_.end()) continue;
      for (const std::size_t place : places->second) {
        if (is_alike(heads_[place], name)) return place;
      }
    }
    return std::nullopt;
  }

 private:
  // With as many words, of which the last, mostly surnames, are alike too.
  static bool is_alike(const WholeName& a, const WholeName& b) {
    return a.size() == b.size() && name_score(a, b) >= kAlikeNames &&
           token_score(a.back(), b.back()) >= kBalancedTokens;
  }

  std::vector<WholeName> heads_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_last_key_;
};

class Suggester {
 public:
  Suggester(const SuggestionRequest& request, const Reading& reading)
      : request_(request),
        reading_(reading),
        table_(*reading.snapshot->table),
        refusals_(table_.rows().refusals),
        companies_(reading),
        twins_(reading, kMaxDocumentsRead) {}

  Suggestions suggest() {
    collect(NameKind::person);
    collect(NameKind::group);
    std::sort(found_.begin(), found_.end(),
              [](const FoundName& a, const FoundName& b) {
                return a.count != b.count ? a.count > b.count
                                          : a.folded < b.folded;
              });
    answer_.effort.names = found_.size();
    compare();
    seek_twins();
    rank();
    list_unknown();
    return std::move(answer_);
  }

 private:
  bool is_wanted(NameKind kind) const {
    return !request_.kind || *request_.kind == kind;
  }

  void collect(NameKind kind) {
    if (!is_wanted(kind)) return;
    const std::string prefix = unlisted_prefix(kind);
    const auto end = reading_.whole.allterms_end(prefix);
    for (auto term = reading_.whole.allterms_begin(prefix); term != end;
         ++term) {
      const std::uint64_t count = term.get_termfreq();
      if (count < request_.min_count.value_or(1)) continue;
      FoundName name;
      name.kind = kind;
      name.folded = (*term).substr(prefix.size());
      name.count = count;
      if (is_new(name.folded)) found_.push_back(std::move(name));
    }
  }

  // A digest stands for a name too long to be shown.
  bool is_new(const std::string& folded) const {
    return !folded.starts_with('#') && table_.find_aliases(folded).empty() &&
           !refusals_.contains(folded, kNobody);
  }

  void compare() {
    const SpellingIndex index(table_);
    const std::size_t compared = std::min(found_.size(), kMaxNamesCompared);
    for (std::size_t i = 0; i < compared; ++i) {
      if (is_of_son(found_[i].folded)) continue;
      const auto candidates = index.candidates(found_[i].folded);
      if (candidates.empty()) continue;
      add_likely(i, candidates);
    }
    answer_.effort.compared = compared;
  }

  void add_likely(std::size_t found,
                  const std::vector<LikelySpelling>& candidates) {
    const FoundName& name = found_[found];
    const Company company =
        companies_.of_term(unlisted_term(name.kind, name.folded));
    LikelyName likely;
    for (const LikelySpelling& candidate : candidates) {
      const Actor& actor = table_.actor(candidate.actor);
      if (refusals_.contains(name.folded, actor.id)) continue;
      if (likely.others.size() == kMostCandidates) break;
      likely.others.push_back(
          {.id = actor.id,
           .name = actor.name,
           .like = table_.alias(candidate.alias).text,
           .like_strength = table_.alias(candidate.alias).strength,
           .likeness = likeness(candidate, name.folded),
           .company = likeness_of(company, company_of(candidate.actor),
                                  candidate.actor),
           .together = together(company, candidate.actor)});
    }
    if (likely.others.empty()) return;
    std::stable_sort(likely.others.begin(), likely.others.end(),
                     [](const LikelyActor& a, const LikelyActor& b) {
                       return score_of(a) > score_of(b);
                     });
    likely.actor = std::move(likely.others.front());
    likely.others.erase(likely.others.begin());
    likely.score = score_of(likely.actor);
    likely_.emplace_back(found, std::move(likely));
  }

  double likeness(const LikelySpelling& candidate,
                  const std::string& folded) const {
    const double score = from_0_to_1(candidate.score, folded);
    return has_as_many_words(folded, table_.alias(candidate.alias).text)
               ? score
               : score * kOtherWords;
  }

  const Company& company_of(ActorIndex actor) {
    const auto [known, is_new] = company_by_actor_.try_emplace(actor);
    if (is_new) {
      known->second =
          companies_.of_term(make_term(kActorPrefix, table_.actor(actor).id));
    }
    return known->second;
  }

  static std::uint64_t together(const Company& company, ActorIndex actor) {
    const auto found = company.together.find(actor);
    return found == company.together.end() ? 0 : found->second;
  }

  void seek_twins() {
    std::stable_sort(likely_.begin(), likely_.end(),
                     [](const auto& a, const auto& b) {
                       return a.second.score > b.second.score;
                     });
    std::vector<bool> has_likeness(found_.size());
    for (auto& [found, likely] : likely_) {
      has_likeness[found] = true;
      if (twins_.documents_read() >= kDocumentsForLikely) continue;
      add_twins(found_[found], likely);
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (twins_.is_exhausted()) break;
      if (has_likeness[i]) continue;
      LikelyName likely;
      add_twins(found_[i], likely);
      if (!likely.twins.empty()) likely_.emplace_back(i, std::move(likely));
    }
    answer_.effort.documents = twins_.documents_read();
  }

  // A twin decides who is meant: the actor that most copies name.
  void add_twins(const FoundName& name, LikelyName& likely) {
    ++answer_.effort.twinned;
    std::vector<Twin> twins = twins_.find(name.kind, name.folded);
    std::erase_if(twins, [&](const Twin& twin) {
      return refusals_.contains(name.folded, twin.actor);
    });
    if (twins.empty()) return;
    const std::string actor = twins.front().actor;
    std::erase_if(twins, [&](const Twin& twin) { return twin.actor != actor; });
    likely.twins = std::move(twins);
    if (likely.actor.id != actor) choose(actor, name, likely);
    likely.score = score_of(likely.actor) + 1;
  }

  void choose(const std::string& id, const FoundName& name,
              LikelyName& likely) {
    const auto other =
        std::find_if(likely.others.begin(), likely.others.end(),
                     [&](const LikelyActor& actor) { return actor.id == id; });
    if (other != likely.others.end()) {
      std::swap(*other, likely.actor);
      return;
    }
    if (!likely.actor.id.empty()) {
      likely.others.insert(likely.others.begin(), likely.actor);
    }
    const ActorIndex actor = *table_.find_actor(id);
    const Company company =
        companies_.of_term(unlisted_term(name.kind, name.folded));
    likely.actor = {.id = id,
                    .name = table_.actor(actor).name,
                    .like = {},
                    .like_strength = Strength::weak,
                    .likeness = 0,
                    .company = likeness_of(company, company_of(actor), actor),
                    .together = together(company, actor)};
  }

  void rank() {
    std::erase_if(likely_, [](const auto& likely) {
      return likely.second.score <= kLeastScore;
    });
    std::stable_sort(likely_.begin(), likely_.end(),
                     [](const auto& a, const auto& b) {
                       return a.second.score > b.second.score;
                     });
    answer_.effort.likely = likely_.size();
    std::vector<bool> is_likely(found_.size());
    for (auto& [found, likely] : likely_) {
      is_likely[found] = true;
      if (answer_.spellings.size() == request_.limit) continue;
      likely.name = with_details(found_[found]);
      likely.strength =
          is_beyond_doubt(likely) ? Strength::strong : Strength::weak;
      answer_.spellings.push_back(std::move(likely));
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!is_likely[i]) unknown_.push_back(i);
    }
  }

  // The names that most articles have; those that sound like one of them are
  // added to it, however few articles have them.
  void list_unknown() {
    const std::size_t least =
        request_.min_count.value_or(kDefaultMinCountOfNames);
    Heads heads;
    for (const std::size_t i : unknown_) {
      const FoundName& name = found_[i];
      WholeName tokens = read_whole_name(name.folded);
      if (name.count >= least) ++answer_.effort.unknown;
      if (const auto head = heads.find(tokens)) {
        answer_.names[*head].alike.push_back(with_details(name));
      } else if (heads.size() < request_.limit && name.count >= least) {
        answer_.names.push_back({with_details(name), {}});
        heads.add(std::move(tokens));
      }
    }
  }

  static bool is_beyond_doubt(const LikelyName& likely) {
    constexpr double kLikeCompany = 0.5;
    constexpr double kFarBehind = 0.1;
    const LikelyActor& actor = likely.actor;
    if (actor.likeness < kSurelyOneName) return false;
    if (actor.like_strength == Strength::weak) return false;
    if (actor.company < kLikeCompany && likely.twins.empty()) return false;
    if (!has_as_many_words(likely.name.folded, actor.like)) return false;
    // Safi al-Din is one name, and not of one man.
    if (read_whole_name(actor.like).size() < 2) return false;
    if (lacks_initial(likely.name.folded, actor.like)) return false;
    return std::all_of(likely.others.begin(), likely.others.end(),
                       [&](const LikelyActor& other) {
                         return other.likeness < actor.likeness - kFarBehind;
                       });
  }

  FoundName with_details(FoundName name) const {
    const std::string term = unlisted_term(name.kind, name.folded);
    add_dates(term, name);
    const auto id = reading_.whole.postlist_begin(term);
    const StoredDocument stored = reading_.read(*id);
    name.example = find_example(stored, name.folded);
    name.text = name.example.name;
    name.alias_kind = guess_alias_kind(name.text);
    return name;
  }

  void add_dates(const std::string& term, FoundName& name) const {
    for (std::size_t i = 0; i < reading_.shards.size(); ++i) {
      const Columns& columns = reading_.snapshot->shards[i];
      const auto end = reading_.shards[i].postlist_end(term);
      for (auto id = reading_.shards[i].postlist_begin(term); id != end; ++id) {
        if (columns.dates[*id] == kUndated) continue;
        const Date date{columns.dates[*id]};
        name.first = name.first ? std::min(*name.first, date) : date;
        name.last = name.last ? std::max(*name.last, date) : date;
      }
    }
  }

  const SuggestionRequest& request_;
  const Reading& reading_;
  const AliasTable& table_;
  Refusals refusals_;
  Companies companies_;
  TwinFinder twins_;
  std::unordered_map<ActorIndex, Company> company_by_actor_;
  std::vector<FoundName> found_;
  std::vector<std::pair<std::size_t, LikelyName>> likely_;  // and its place
  std::vector<std::size_t> unknown_;                        // places in found_
  Suggestions answer_;
};

}  // namespace

Suggestions suggest_names(const SuggestionRequest& request,
                          const Reading& reading) {
  return Suggester(request, reading).suggest();
}

}  // namespace fihrist
