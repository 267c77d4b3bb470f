// Whom links.tsv ties to an actor.
#pragma once

#include <string>
#include <vector>

#include "analyzers/alias_table.h"

namespace fihrist {

// "to": the actor leads the other; "from": the other leads the actor.
enum class LinkDirection { to, from };

struct LinkedActor {
  Actor actor;
  std::string link;  // "leads"
  LinkDirection direction = LinkDirection::to;
  bool supports = false;  // a mention of it bears a weak alias out
};

// In the order of the table.
std::vector<LinkedActor> linked_actors(ActorIndex actor,
                                       const AliasTable& table);

std::string_view to_string(LinkDirection direction);

}  // namespace fihrist
