#include "analyzers/named_actors.h"

#include <algorithm>
#include <array>

namespace fihrist {
namespace {

// What stands before a place is in its own story or in the title: of a place
// in the title, in the title.
std::array<std::uint32_t, 2> stories_before(std::uint32_t story) {
  return {story, kTitleStory};
}

}  // namespace

void NamedActors::add(ActorIndex actor, std::uint32_t story, Place place) {
  const auto [known, is_new] = first_.try_emplace({actor, story}, place);
  if (!is_new) known->second = std::min(known->second, place);
}

void NamedActors::add_bearer(std::string_view surname, std::uint32_t story,
                             Place place, std::optional<ActorIndex> actor) {
  const auto [known, is_new] =
      bearers_[{surname, story}].try_emplace(actor, place);
  if (!is_new) known->second = std::min(known->second, place);
}

bool NamedActors::contains(ActorIndex actor) const {
  const auto found = first_.lower_bound({actor, 0});
  return found != first_.end() && found->first.first == actor;
}

bool NamedActors::is_named_before(ActorIndex actor, std::uint32_t story,
                                  Place place) const {
  const auto stories = stories_before(story);
  return std::any_of(stories.begin(), stories.end(), [&](std::uint32_t each) {
    const auto found = first_.find({actor, each});
    return found != first_.end() && found->second < place;
  });
}

bool NamedActors::has_other_bearer(
    const Bearers& bearers, std::uint32_t story, Place place, ActorIndex actor,
    std::span<const ActorIndex> claimants) const {
  return std::any_of(bearers.begin(), bearers.end(), [&](const auto& bearer) {
    const auto& [bearing, named] = bearer;
    const bool is_claimant =
        bearing && std::find(claimants.begin(), claimants.end(), *bearing) !=
                       claimants.end();
    return !is_claimant && named < place &&
           !is_named_before(actor, story, named);
  });
}

bool NamedActors::is_anothers(std::string_view surname, std::uint32_t story,
                              Place place, ActorIndex actor,
                              std::span<const ActorIndex> claimants) const {
  const auto stories = stories_before(story);
  return std::any_of(stories.begin(), stories.end(), [&](std::uint32_t each) {
    const auto found = bearers_.find({surname, each});
    return found != bearers_.end() &&
           has_other_bearer(found->second, story, place, actor, claimants);
  });
}

}  // namespace fihrist
