#include "searchd/mentioned_actors.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace fihrist {

std::vector<MentionedActor> mentioned_actors(
    const std::vector<StoredMention>& mentions, const AliasTable& table) {
  std::vector<MentionedActor> actors;
  // Looked up once an actor: most are mentioned many times.
  std::unordered_map<std::string_view, std::optional<std::size_t>> places;
  for (const StoredMention& mention : mentions) {
    const auto [known, is_new] = places.try_emplace(mention.actor);
    if (is_new) {
      const auto actor = table.find_actor(mention.actor);
      if (!actor || table.actor(*actor).kind == ActorKind::place) continue;
      known->second = actors.size();
      actors.push_back({{mention.actor, table.actor(*actor).name},
                        table.actor(*actor).kind,
                        0});
    }
    if (known->second) ++actors[*known->second].count;
  }
  std::stable_sort(actors.begin(), actors.end(),
                   [](const MentionedActor& a, const MentionedActor& b) {
                     return a.count > b.count;
                   });
  return actors;
}

}  // namespace fihrist
