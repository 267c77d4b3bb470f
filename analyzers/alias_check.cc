#include "analyzers/alias_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "analyzers/words.h"

namespace fihrist {
namespace {

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool overlap(const DateRange& a, const DateRange& b) {
  return (!a.last || !b.first || *b.first <= *a.last) &&
         (!b.last || !a.first || *a.first <= *b.last);
}

class Checker {
 public:
  explicit Checker(const AliasRows& rows) : rows_(rows) {}

  std::vector<Problem> check() {
    check_actors();
    for (const Alias& alias : rows_.aliases) check_alias(alias);
    check_claims();
    check_titles();
    check_links();
    for (const Rename& rename : rows_.renames) check_rename(rename);
    for (const Override& row : rows_.overrides) check_override(row);
    return std::move(problems_);
  }

 private:
  void report(const std::string& row, std::string reason) {
    problems_.push_back({row, 0, std::move(reason)});
  }

  void check_actors() {
    for (const Actor& actor : rows_.actors) {
      if (!is_id(actor.id)) {
        report(
            actor.row,
            fmt::format("an id has a-z, 0-9 and hyphens only, at most 100: {}",
                        actor.id));
      }
      if (actor.retired) continue;
      if (actor.name.empty()) report(actor.row, "an actor without a name");
      const auto [known, is_new] = kinds_.emplace(actor.id, actor.kind);
      if (!is_new) {
        report(actor.row, fmt::format("{} is defined twice", actor.id));
      }
    }
  }

  void check_alias(const Alias& alias) {
    const std::string folded = fold(alias.text);
    if (folded.empty()) report(alias.row, "an alias without a word");
    if (alias.source.empty()) report(alias.row, "an alias without a source");
    if (alias.retracts) {
      report(alias.row, "a retraction in a table that lies over no other");
    }
    const auto actor = kinds_.find(alias.actor);
    if (actor == kinds_.end()) {
      report(alias.row, fmt::format("no actor has the id {}", alias.actor));
      return;
    }
    if (alias.kind == AliasKind::title) {
      titles_[folded].push_back(&alias);
      check_title(alias, actor->second);
      return;
    }
    if (!alias.held.is_open()) {
      report(alias.row, "from and to are for titles");
    }
    claims_.push_back({std::hash<std::string>{}(folded), &alias});
  }

  // Rows that fold to the same text stand together then; only those are
  // folded once more, for a hash may be the same by chance.
  void check_claims() {
    std::stable_sort(
        claims_.begin(), claims_.end(),
        [](const Claimed& a, const Claimed& b) { return a.hash < b.hash; });
    std::vector<std::pair<const Alias*, const Alias*>> same;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      for (std::size_t j = i; j > 0 && claims_[j - 1].hash == claims_[i].hash;
           --j) {
        same.emplace_back(claims_[i].alias, claims_[j - 1].alias);
      }
    }
    std::stable_sort(
        same.begin(), same.end(),
        [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [alias, before] : same) check_claim(*alias, *before);
  }

  void check_claim(const Alias& alias, const Alias& before) {
    if (fold(alias.text) != fold(before.text)) return;
    if (alias.actor == before.actor) {
      if (alias.kind == AliasKind::acronym && alias.text != before.text) return;
      report(alias.row, fmt::format("“{}” of {} stands at {} already",
                                    alias.text, alias.actor, before.row));
    } else if (alias.strength == Strength::strong &&
               before.strength == Strength::strong) {
      report(alias.row,
             fmt::format("“{}” is strong for {} at {} as well; make both weak",
                         alias.text, before.actor, before.row));
    }
  }

  void check_title(const Alias& alias, ActorKind kind) {
    if (kind == ActorKind::place) report(alias.row, "a place has no title");
    const DateRange& held = alias.held;
    if (held.first && held.last && *held.last < *held.first) {
      report(alias.row,
             fmt::format("held from {} to {}: not in order",
                         to_string(*held.first), to_string(*held.last)));
    }
  }

  void check_titles() {
    for (auto& [folded, holders] : titles_) {
      for (std::size_t i = 0; i < holders.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (!overlap(holders[i]->held, holders[j]->held)) continue;
          report(holders[i]->row,
                 fmt::format("“{}” has another holder at the same time, at {}",
                             holders[i]->text, holders[j]->row));
        }
      }
    }
  }

  void check_links() {
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    for (const Link& link : rows_.links) {
      for (const std::string& id : {link.actor, link.related}) {
        if (!kinds_.contains(id)) {
          report(link.row, fmt::format("no actor has the id {}", id));
        }
      }
      if (link.actor == link.related) {
        report(link.row, fmt::format("{} is linked to itself", link.actor));
      }
      if (!seen.emplace(link.actor, link.related, link.kind).second) {
        report(link.row, fmt::format("{} {} {} stands twice", link.actor,
                                     link.kind, link.related));
      }
    }
  }

  void check_rename(const Rename& rename) {
    if (!is_id(rename.from)) {
      report(rename.row,
             fmt::format("an id has a-z, 0-9 and hyphens only, at most 100: {}",
                         rename.from));
    }
    if (!kinds_.contains(rename.to)) {
      report(rename.row, fmt::format("no actor has the id {}", rename.to));
    }
    if (!renamed_.insert(rename.from).second) {
      report(rename.row, fmt::format("{} is renamed twice", rename.from));
    }
  }

  void check_override(const Override& row) {
    if (row.document.empty()) report(row.row, "a correction of no document");
    if (row.who.empty()) report(row.row, "a correction by nobody");
    if (row.why.empty()) report(row.row, "a correction without a reason");
    const std::string folded = fold(row.surface);
    if (folded.empty()) report(row.row, "a surface without a word");
    if (row.actor != kNobody && !kinds_.contains(row.actor)) {
      report(row.row, fmt::format("no actor has the id {}", row.actor));
    }
    if (!corrected_.emplace(row.document, folded).second) {
      report(row.row, fmt::format("“{}” of {} is corrected twice", row.surface,
                                  row.document));
    }
  }

  const AliasRows& rows_;
  std::vector<Problem> problems_;
  std::set<std::string> renamed_;
  std::set<std::pair<std::string, std::string>> corrected_;
  std::unordered_map<std::string, ActorKind> kinds_;
  struct Claimed {
    std::size_t hash;  // of the folded alias
    const Alias* alias;
  };
  std::vector<Claimed> claims_;
  std::map<std::string, std::vector<const Alias*>> titles_;
};

}  // namespace

std::vector<Problem> check_alias_rows(const AliasRows& rows) {
  return Checker(rows).check();
}

}  // namespace fihrist
