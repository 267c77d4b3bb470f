// Who is named in an article for certain, where first, and who bears which
// surname there: what decides about surnames that stand alone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "analyzers/alias_table.h"
#include "analyzers/mentions.h"

namespace fihrist {

// A word of the article; those of the title come first.
using Place = std::pair<Field, std::uint32_t>;

// The title belongs to every story of a thread (stories.h).
constexpr std::uint32_t kTitleStory = UINT32_MAX;

class NamedActors {
 public:
  void add(ActorIndex actor, std::uint32_t story, Place place);

  // Somebody was named with the surname, which is folded and outlives this; no
  // actor: one that no table knows.
  void add_bearer(std::string_view surname, std::uint32_t story, Place place,
                  std::optional<ActorIndex> actor);

  bool contains(ActorIndex actor) const;

  // Whether the surname at a place, of which the actor is a claimant, is that
  // of somebody who is none of the claimants and was named with it before: in
  // the same story, and before the actor was.
  bool is_anothers(std::string_view surname, std::uint32_t story, Place place,
                   ActorIndex actor,
                   std::span<const ActorIndex> claimants) const;

 private:
  // Who bears a surname in a story, and where he is first named with it.
  using Bearers = std::map<std::optional<ActorIndex>, Place>;

  bool is_named_before(ActorIndex actor, std::uint32_t story,
                       Place place) const;
  bool has_other_bearer(const Bearers& bearers, std::uint32_t story,
                        Place place, ActorIndex actor,
                        std::span<const ActorIndex> claimants) const;

  std::map<std::pair<ActorIndex, std::uint32_t>, Place> first_;
  std::map<std::pair<std::string_view, std::uint32_t>, Bearers> bearers_;
};

}  // namespace fihrist
