#include "searchd/explain_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzers/claims.h"
#include "analyzers/words.h"

namespace fihrist {
namespace {

std::string held_text(const DateRange& held) {
  if (held.is_open()) return {};
  return fmt::format(", {} to {}", held.first ? to_string(*held.first) : "…",
                     held.last ? to_string(*held.last) : "…");
}

}  // namespace

std::vector<NameReason> explain_name(const std::string& name,
                                     const AliasTable& table) {
  const std::vector<Word> words = break_words(name);
  std::vector<NameReason> reasons;
  for (const Claim& claim : find_claims(name, words, table.phrases())) {
    if (claim.word_count != words.size()) continue;  // only a part of it
    for (const AliasIndex row : claim.rows) {
      const Actor& actor = table.actor(table.actor_of(row));
      reasons.push_back({actor.id, actor.name, actor.kind, table.alias(row)});
    }
  }
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const NameReason& a, const NameReason& b) {
                     return a.alias.strength < b.alias.strength;
                   });
  return reasons;
}

std::string to_json_text(const std::vector<NameReason>& reasons) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const NameReason& reason : reasons) {
    list.push_back({{"actor", reason.actor},
                    {"name", reason.name},
                    {"kind", to_string(reason.kind)},
                    {"alias", reason.alias.text},
                    {"alias_kind", to_string(reason.alias.kind)},
                    {"strength", to_string(reason.alias.strength)},
                    {"row", reason.alias.row},
                    {"source", reason.alias.source}});
  }
  return list.dump(2);
}

std::string to_text(const std::string& name,
                    const std::vector<NameReason>& reasons) {
  std::string text = fmt::format("{} is folded to “{}”\n", name, fold(name));
  if (reasons.empty()) text += "no row of the tables has it\n";
  for (const NameReason& reason : reasons) {
    text += fmt::format(
        "{}  ({}, {})\n    {} {} “{}”{}, {}, from {}\n", reason.actor,
        reason.name, to_string(reason.kind), to_string(reason.alias.strength),
        to_string(reason.alias.kind), reason.alias.text,
        held_text(reason.alias.held), reason.alias.row, reason.alias.source);
  }
  return text;
}

}  // namespace fihrist
