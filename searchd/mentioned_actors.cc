#include "searchd/mentioned_actors.h"

#include <algorithm>
#include <map>

namespace fihrist {

std::vector<MentionedActor> mentioned_actors(
    const std::vector<StoredMention>& mentions, const AliasTable& table) {
  std::vector<MentionedActor> actors;
  std::map<std::string, std::size_t> places;
  for (const StoredMention& mention : mentions) {
    const auto actor = table.find_actor(mention.actor);
    if (!actor || table.actor(*actor).kind == ActorKind::place) continue;
    const auto [known, is_new] =
        places.try_emplace(mention.actor, actors.size());
    if (is_new) {
      actors.push_back({{mention.actor, table.actor(*actor).name},
                        table.actor(*actor).kind,
                        0});
    }
    ++actors[known->second].count;
  }
  std::stable_sort(actors.begin(), actors.end(),
                   [](const MentionedActor& a, const MentionedActor& b) {
                     return a.count > b.count;
                   });
  return actors;
}

}  // namespace fihrist
