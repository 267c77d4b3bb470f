#include "analyzers/alias_merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "analyzers/alias_check.h"
#include "analyzers/alias_files.h"
#include "analyzers/words.h"
#include "corpus/error.h"

namespace fihrist {
namespace {

// What a row is about: an actor or a document, and folded words.
using Key = std::pair<std::string, std::string>;

Key key_of(const Alias& alias) { return {alias.actor, fold(alias.text)}; }
Key key_of(const Override& row) { return {row.document, fold(row.surface)}; }

template <typename Row>
void append(std::vector<Row>& rows, std::vector<Row>&& more) {
  std::move(more.begin(), more.end(), std::back_inserter(rows));
}

void replace_actors(AliasRows& below, std::vector<Actor>&& above) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < below.actors.size(); ++i) {
    places.emplace(below.actors[i].id, i);
  }
  for (Actor& actor : above) {
    const auto place = places.find(actor.id);
    if (place == places.end()) {
      below.actors.push_back(std::move(actor));
    } else {
      below.actors[place->second] = std::move(actor);
      places.erase(place);  // a second row of one table is a double
    }
  }
}

bool is_refusal(const Alias& retraction) {
  return retraction.source.starts_with("refused");
}

void retract(AliasRows& rows, std::vector<Alias>&& retractions,
             const ProblemSink& on_problem) {
  if (retractions.empty()) return;
  std::map<Key, bool> taken_back;
  for (const Alias& alias : retractions) taken_back[key_of(alias)] = false;
  std::erase_if(rows.aliases, [&](const Alias& alias) {
    const auto found = taken_back.find(key_of(alias));
    if (found == taken_back.end()) return false;
    found->second = true;
    return true;
  });
  for (Alias& alias : retractions) {
    if (is_refusal(alias)) {
      rows.refusals.push_back(std::move(alias));
    } else if (!taken_back[key_of(alias)]) {
      on_problem({alias.row, 0,
                  fmt::format("retracts “{}” of {}, which no table below has",
                              alias.text, alias.actor)});
    }
  }
}

void replace_overrides(AliasRows& below, std::vector<Override>&& above) {
  std::set<Key> replaced;
  for (const Override& row : above) replaced.insert(key_of(row));
  std::erase_if(below.overrides, [&](const Override& row) {
    return replaced.contains(key_of(row));
  });
  append(below.overrides, std::move(above));
}

// Who bears each renamed id now; nothing in a circle.
class Renames {
 public:
  explicit Renames(const std::vector<Rename>& renames) {
    for (const Rename& rename : renames) next_.emplace(rename.from, rename.to);
  }

  const std::string& bearer(const std::string& id) const {
    const std::string* now = &id;
    for (std::size_t steps = 0; steps <= next_.size(); ++steps) {
      const auto found = next_.find(*now);
      if (found == next_.end()) return *now;
      now = &found->second;
    }
    return id;
  }

  bool is_circle(const std::string& id) const {
    return next_.contains(bearer(id));
  }
  bool contains(const std::string& id) const { return next_.contains(id); }

 private:
  std::unordered_map<std::string, std::string> next_;
};

// Aliases that the new bearer has already are left to him.
void move_aliases(AliasRows& rows, const Renames& renames) {
  std::set<std::string> bearers;
  for (const Rename& rename : rows.renames) {
    bearers.insert(renames.bearer(rename.from));
  }
  std::set<Key> known;
  for (const Alias& alias : rows.aliases) {
    if (bearers.contains(alias.actor)) known.insert(key_of(alias));
  }
  std::erase_if(rows.aliases, [&](Alias& alias) {
    if (!renames.contains(alias.actor)) return false;
    alias.actor = renames.bearer(alias.actor);
    const bool is_new = known.insert(key_of(alias)).second;
    return !is_new && alias.kind != AliasKind::title;
  });
}

// Links that the new bearer has already are left to him, and none ties him to
// himself.
void move_links(AliasRows& rows, const Renames& renames) {
  std::set<std::tuple<std::string, std::string, std::string>> known;
  const auto is_moved = [&](const Link& link) {
    return renames.contains(link.actor) || renames.contains(link.related);
  };
  for (const Link& link : rows.links) {
    if (!is_moved(link)) known.emplace(link.actor, link.related, link.kind);
  }
  std::erase_if(rows.links, [&](Link& link) {
    if (!is_moved(link)) return false;
    link.actor = renames.bearer(link.actor);
    link.related = renames.bearer(link.related);
    return link.actor == link.related ||
           !known.emplace(link.actor, link.related, link.kind).second;
  });
}

// Those to an id that no actor has: or each row of the old one, all of them
// right, would be told of it.
void erase_lost_renames(AliasRows& rows, const ProblemSink& on_problem) {
  std::set<std::string> known;
  for (const Actor& actor : rows.actors) {
    if (!actor.retired) known.insert(actor.id);
  }
  std::erase_if(rows.renames, [&, all = Renames(rows.renames)](
                                  const Rename& rename) {
    const std::string& bearer = all.bearer(rename.from);
    if (known.contains(bearer)) return false;
    on_problem({rename.row, 0, fmt::format("no actor has the id {}", bearer)});
    return true;
  });
}

}  // namespace

AliasRows merge_alias_rows(AliasRows below, AliasRows above,
                           const ProblemSink& on_problem) {
  AliasRows merged = std::move(below);
  replace_actors(merged, std::move(above.actors));
  const auto retractions =
      std::stable_partition(above.aliases.begin(), above.aliases.end(),
                            [](const Alias& alias) { return !alias.retracts; });
  retract(merged,
          {std::make_move_iterator(retractions),
           std::make_move_iterator(above.aliases.end())},
          on_problem);
  above.aliases.erase(retractions, above.aliases.end());
  append(merged.aliases, std::move(above.aliases));
  append(merged.links, std::move(above.links));
  append(merged.renames, std::move(above.renames));
  append(merged.refusals, std::move(above.refusals));
  replace_overrides(merged, std::move(above.overrides));
  return merged;
}

AliasRows follow_renames(AliasRows rows, const ProblemSink& on_problem) {
  if (rows.renames.empty()) return rows;
  std::erase_if(
      rows.renames, [&, all = Renames(rows.renames)](const Rename& rename) {
        if (!all.is_circle(rename.from)) return false;
        on_problem({rename.row, 0,
                    fmt::format("{} is renamed in a circle", rename.from)});
        return true;
      });
  erase_lost_renames(rows, on_problem);
  const Renames renames(rows.renames);
  move_aliases(rows, renames);
  move_links(rows, renames);
  for (Override& row : rows.overrides) row.actor = renames.bearer(row.actor);
  for (Rename& rename : rows.renames) rename.to = renames.bearer(rename.from);
  std::erase_if(rows.actors,
                [&](const Actor& actor) { return renames.contains(actor.id); });
  return rows;
}

AliasRows merge_alias_folders(const std::vector<std::string>& folders,
                              const ProblemSink& on_problem) {
  AliasRows rows = shipped_alias_rows();
  for (const std::string& folder : folders) {
    rows = merge_alias_rows(std::move(rows),
                            read_alias_folder(folder, on_problem), on_problem);
  }
  rows = follow_renames(std::move(rows), on_problem);
  for (const Problem& problem : check_alias_rows(rows)) on_problem(problem);
  return rows;
}

AliasRows load_alias_rows(const std::vector<std::string>& folders) {
  std::vector<Problem> problems;
  AliasRows rows = merge_alias_folders(
      folders, [&](const Problem& problem) { problems.push_back(problem); });
  if (problems.empty()) return rows;
  throw Error(
      ErrorCode::usage,
      fmt::format("the alias tables have {} problem{}; the first: {}; see all "
                  "with: fihrist names check DIR",
                  problems.size(), problems.size() == 1 ? "" : "s",
                  to_string(problems.front())));
}

void keep_actor_numbers(AliasRows& rows, const std::vector<Actor>& before) {
  std::unordered_map<std::string, std::size_t> now;
  for (std::size_t i = 0; i < rows.actors.size(); ++i) {
    now.emplace(rows.actors[i].id, i);
  }
  std::vector<Actor> ordered;
  for (const Actor& actor : before) {
    const auto found = now.find(actor.id);
    if (found == now.end()) {
      ordered.push_back(actor);
      ordered.back().retired = true;
    } else {
      ordered.push_back(std::move(rows.actors[found->second]));
      now.erase(found);
    }
  }
  for (Actor& actor : rows.actors) {
    if (now.contains(actor.id)) ordered.push_back(std::move(actor));
  }
  rows.actors = std::move(ordered);
}

}  // namespace fihrist
