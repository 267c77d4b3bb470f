#include "searchd/empty_answer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <bit>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "indexer/schema.h"
#include "searchd/count_answers.h"
#include "searchd/filter_parts.h"
#include "searchd/match_set.h"
#include "searchd/name_parts.h"
#include "searchd/name_widening.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;

// Which conditions an article fails, a bit each.
using Failed = std::uint32_t;

constexpr std::size_t kMaxConditions = 32;
static_assert(kMaxPartsExplained + kMaxFilterParts <= kMaxConditions);

Failed bit_of(std::size_t condition) { return Failed{1} << condition; }

Query all_of(std::vector<Query> children) {
  if (children.size() == 1) return std::move(children.front());
  Query all;
  all.kind = children.empty() ? Kind::everything : Kind::all_of;
  all.children = std::move(children);
  return all;
}

// What is asked for all at once. Names side by side are widened together.
std::vector<Query> parts_of(const Query& query) {
  if (query.kind == Kind::everything) return {};
  if (query.kind != Kind::all_of) return {query};
  const std::span<const Query> children = query.children;
  std::vector<Query> parts;
  std::size_t at = 0;
  while (at < children.size()) {
    const auto name = next_name(children, at);
    std::size_t end = at + 1;
    if (name && name->begin == at) end = name->end;
    if (parts.size() + 1 == kMaxPartsExplained) end = children.size();
    parts.push_back(
        all_of({children.begin() + static_cast<std::ptrdiff_t>(at),
                children.begin() + static_cast<std::ptrdiff_t>(end)}));
    at = end;
  }
  return parts;
}

// One query of several parts; an AND among them is taken apart.
Query joined(std::span<const Query> parts) {
  std::vector<Query> children;
  for (const Query& part : parts) {
    if (part.kind == Kind::all_of) {
      children.insert(children.end(), part.children.begin(),
                      part.children.end());
    } else {
      children.push_back(part);
    }
  }
  return all_of(std::move(children));
}

bool has_names(const Query& query) {
  return query.kind == Kind::name ||
         std::any_of(query.children.begin(), query.children.end(), has_names);
}

std::string words_of(const Query& query) {
  std::string words;
  for (const Query::Place& place : query.places) {
    if (!words.empty()) words += ' ';
    words += place.actor.empty() ? place.word : "actor:" + place.actor;
  }
  return words;
}

// As it may have been typed: the words of a name rather than whom it means.
std::string typed(const Query& query) {
  if (query.kind == Kind::any_of && query.children.size() > 1 &&
      query.children.back().kind == Kind::exact &&
      query.children.front().kind == Kind::actor) {
    return words_of(query.children.back());
  }
  std::string mark = " ";
  if (query.kind == Kind::near) mark = fmt::format(" NEAR/{} ", query.window);
  if (query.kind != Kind::all_of && mark == " ") return to_string(query);
  std::string text;
  for (const Query& child : query.children) {
    const std::string part = typed(child);
    const bool is_group =
        child.kind == Kind::any_of && part == to_string(child);
    if (!text.empty()) text += mark;
    text += is_group ? fmt::format("({})", part) : part;
  }
  return text;
}

class Explainer {
 public:
  Explainer(const Query& query, const Filters& filters, const Reading& reading)
      : filters_(filters),
        reading_(reading),
        filter_parts_(parts_of_filters(filters)) {
    for (const Query& part : parts_of(query)) add_part(part);
  }

  EmptyAnswer explain() {
    count();
    EmptyAnswer empty;
    empty.has_articles = !counts_.empty();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      empty.parts.push_back(explain_part(i));
    }
    for (std::size_t i = 0; i < filter_parts_.size(); ++i) {
      empty.filters.push_back(explain_filter(i));
    }
    empty.drop = least_drop();
    return empty;
  }

 private:
  std::size_t conditions() const {
    return parts_.size() + filter_parts_.size();
  }

  // Of names side by side that no article has, each is a part.
  void add_part(const Query& part) {
    MatchSet having = match(widen_names(part, reading_).query, reading_);
    const std::size_t names =
        part.kind == Kind::all_of ? part.children.size() : 0;
    if (names > 1 && is_empty(having) &&
        parts_.size() + names <= kMaxPartsExplained) {
      for (const Query& name : part.children) add_part(name);
      return;
    }
    parts_.push_back(part);
    having_.push_back(std::move(having));
  }

  static bool is_empty(const MatchSet& matches) {
    return std::all_of(matches.begin(), matches.end(),
                       [](const auto& ids) { return ids.empty(); });
  }

  // Counts all articles by what they fail.
  void count() {
    const MatchSet all = match(Query{}, reading_);
    std::vector<FilterTest> tests;
    tests.reserve(filter_parts_.size());
    for (const FilterPart& part : filter_parts_) {
      tests.emplace_back(part.filters, reading_);
    }
    for (std::size_t shard = 0; shard < all.size(); ++shard) {
      std::vector<std::size_t> at(parts_.size(), 0);
      for (const DocumentId id : all[shard]) {
        Failed failed = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
          const auto& ids = having_[i][shard];
          while (at[i] < ids.size() && ids[at[i]] < id) ++at[i];
          if (at[i] == ids.size() || ids[at[i]] != id) failed |= bit_of(i);
        }
        for (std::size_t i = 0; i < tests.size(); ++i) {
          if (tests[i].failures(shard, id) != 0) {
            failed |= bit_of(parts_.size() + i);
          }
        }
        ++counts_[failed];
      }
    }
  }

  // Articles that fail nothing but some of these.
  std::uint64_t without(Failed dropped) const {
    std::uint64_t count = 0;
    for (const auto& [failed, articles] : counts_) {
      if ((failed & ~dropped) == 0) count += articles;
    }
    return count;
  }

  std::uint64_t meeting(std::size_t condition) const {
    std::uint64_t count = 0;
    for (const auto& [failed, articles] : counts_) {
      if ((failed & bit_of(condition)) == 0) count += articles;
    }
    return count;
  }

  Query query_without(Failed dropped) const {
    std::vector<Query> left;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if ((dropped & bit_of(i)) == 0) left.push_back(parts_[i]);
    }
    return joined(left);
  }

  Filters filters_without(Failed dropped) const {
    Filters left = filters_;
    for (std::size_t i = 0; i < filter_parts_.size(); ++i) {
      if ((dropped & bit_of(parts_.size() + i)) != 0) {
        drop(filter_parts_[i], left);
      }
    }
    return left;
  }

  // As typed where that is read the same, else as it was read.
  std::string text_of(const Query& query) const {
    std::string text = typed(query);
    return read_query(text, filters_, reading_) == query ? text
                                                         : to_string(query);
  }

  // What stands between two names may have kept them from being one.
  static bool may_widen_anew(const Query& query) {
    return query.kind == Kind::all_of && has_names(query);
  }

  OtherQuery left_without(Failed dropped) const {
    const Query query = query_without(dropped);
    const std::uint64_t total =
        may_widen_anew(query)
            ? count_answers(query, filters_without(dropped), reading_)
            : without(dropped);
    return {text_of(query), total};
  }

  EmptyPart explain_part(std::size_t i) const {
    EmptyPart part;
    part.part = text_of(parts_[i]);
    part.alone = meeting(i);
    OtherQuery left = left_without(bit_of(i));
    part.without = left.total;
    part.query = std::move(left.query);
    part.looser = looser(i);
    if (part.alone == 0) add_missing(parts_[i], part.missing);
    return part;
  }

  // Of words that are asked for as written.
  void add_missing(const Query& query, std::vector<std::string>& words) const {
    if (query.kind == Kind::near) {
      for (const Query& child : query.children) add_missing(child, words);
    }
    if (query.kind != Kind::exact && query.kind != Kind::title) return;
    for (const Query::Place& place : query.places) {
      if (place.actor.empty() &&
          !reading_.whole.term_exists(make_term("", place.word))) {
        words.push_back(place.word);
      }
    }
  }

  EmptyFilter explain_filter(std::size_t i) const {
    const FilterPart& part = filter_parts_[i];
    const std::size_t condition = parts_.size() + i;
    return {part.parameters, part.text, meeting(condition),
            without(bit_of(condition))};
  }

  std::optional<OtherQuery> looser(std::size_t i) const {
    const std::string words = loosened(parts_[i]);
    if (words.empty()) return std::nullopt;
    std::vector<Query> parts = parts_;
    parts[i] = read_query(words, filters_, reading_);
    const Query query = joined(parts);
    const std::uint64_t total = count_answers(query, filters_, reading_);
    if (total == 0) return std::nullopt;
    return OtherQuery{text_of(query), total};
  }

  // Empty where a part cannot be asked for more loosely.
  static std::string loosened(const Query& part) {
    if (part.kind == Kind::exact || part.kind == Kind::title) {
      return words_of(part);
    }
    if (part.kind == Kind::near) {
      Query all = part;
      all.kind = Kind::all_of;
      return to_string(all);
    }
    return {};
  }

  bool keeps_enough(Failed dropped) const {
    const bool is_of_parts = !parts_.empty();
    const std::size_t begin = is_of_parts ? 0 : parts_.size();
    const std::size_t end = is_of_parts ? parts_.size() : conditions();
    for (std::size_t i = begin; i < end; ++i) {
      const bool takes_away = i < parts_.size() &&
                              parts_[i].kind == Kind::none_of &&
                              parts_.size() > 1;
      if ((dropped & bit_of(i)) == 0 && !takes_away) return true;
    }
    return false;
  }

  std::optional<EmptyDrop> least_drop() const {
    std::optional<Failed> least;
    std::tuple<int, std::uint64_t, Failed> best;
    for (const auto& [failed, articles] : counts_) {
      if (!keeps_enough(failed)) continue;
      const std::tuple rank(-std::popcount(failed), without(failed), failed);
      if (least && rank <= best) continue;
      least = failed;
      best = rank;
    }
    if (!least) return std::nullopt;
    EmptyDrop drop;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if ((*least & bit_of(i)) != 0) drop.parts.push_back(text_of(parts_[i]));
    }
    for (std::size_t i = 0; i < filter_parts_.size(); ++i) {
      if ((*least & bit_of(parts_.size() + i)) != 0) {
        drop.filters.push_back(filter_parts_[i].text);
      }
    }
    drop.left = left_without(*least);
    return drop;
  }

  const Filters& filters_;
  const Reading& reading_;
  std::vector<Query> parts_;
  std::vector<FilterPart> filter_parts_;
  std::vector<MatchSet> having_;  // by part
  std::unordered_map<Failed, std::uint64_t> counts_;
};

}  // namespace

EmptyAnswer explain_empty(const Query& query, const Filters& filters,
                          const Reading& reading) {
  return Explainer(query, filters, reading).explain();
}

}  // namespace fihrist
