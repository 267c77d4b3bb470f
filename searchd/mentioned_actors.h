// The actors of an article, as answers list them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "indexer/stored_document.h"

namespace fihrist {

struct NamedActor {
  std::string id;
  std::string name;
};

struct MentionedActor {
  NamedActor actor;
  ActorKind kind = ActorKind::person;
  std::uint64_t count = 0;  // of mentions
};

// Most mentions first; places are no actors.
std::vector<MentionedActor> mentioned_actors(
    const std::vector<StoredMention>& mentions, const AliasTable& table);

}  // namespace fihrist
