#include "searchd/linked_actors.h"

#include <algorithm>

namespace fihrist {

std::vector<LinkedActor> linked_actors(ActorIndex actor,
                                       const AliasTable& table) {
  const std::vector<ActorIndex>& supporters = table.supporters(actor);
  std::vector<LinkedActor> linked;
  const auto add = [&](const std::string& id, const Link& link,
                       LinkDirection direction) {
    const ActorIndex other = *table.find_actor(id);
    const bool supports = std::find(supporters.begin(), supporters.end(),
                                    other) != supporters.end();
    linked.push_back({table.actor(other), link.kind, direction, supports});
  };
  for (const Link& link : table.rows().links) {
    if (table.find_actor(link.actor) == actor) {
      add(link.related, link, LinkDirection::to);
    } else if (table.find_actor(link.related) == actor) {
      add(link.actor, link, LinkDirection::from);
    }
  }
  return linked;
}

std::string_view to_string(LinkDirection direction) {
  return direction == LinkDirection::to ? "to" : "from";
}

}  // namespace fihrist
