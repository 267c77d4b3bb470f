#include "analyzers/named_actors.h"

#include <algorithm>

namespace fihrist {
namespace {

bool are_together(std::uint32_t story, std::uint32_t other) {
  return story == other || story == kTitleStory || other == kTitleStory;
}

}  // namespace

void NamedActors::add(ActorIndex actor, std::uint32_t story, Place place) {
  const auto [known, is_new] = first_.try_emplace({actor, story}, place);
  if (!is_new) known->second = std::min(known->second, place);
}

void NamedActors::add_bearer(std::string_view surname, std::uint32_t story,
                             Place place, std::optional<ActorIndex> actor) {
  bearers_.push_back({surname, story, place, actor});
}

bool NamedActors::contains(ActorIndex actor) const {
  const auto found = first_.lower_bound({actor, 0});
  return found != first_.end() && found->first.first == actor;
}

bool NamedActors::is_named_before(ActorIndex actor, std::uint32_t story,
                                  Place place) const {
  for (auto at = first_.lower_bound({actor, 0});
       at != first_.end() && at->first.first == actor; ++at) {
    if (are_together(at->first.second, story) && at->second < place) {
      return true;
    }
  }
  return false;
}

bool NamedActors::is_anothers(std::string_view surname, std::uint32_t story,
                              Place place, ActorIndex actor,
                              std::span<const ActorIndex> claimants) const {
  return std::any_of(
      bearers_.begin(), bearers_.end(), [&](const Bearer& bearer) {
        const bool is_claimant =
            bearer.actor && std::find(claimants.begin(), claimants.end(),
                                      *bearer.actor) != claimants.end();
        return bearer.surname == surname && !is_claimant &&
               are_together(bearer.story, story) && bearer.place < place &&
               !is_named_before(actor, story, bearer.place);
      });
}

}  // namespace fihrist
