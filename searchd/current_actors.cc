#include "searchd/current_actors.h"

#include <algorithm>
#include <utility>

#include "searchd/name_reading.h"

namespace fihrist {

void bring_up_to_date(std::vector<std::string>& ids, const AliasTable& table,
                      std::vector<std::string>& notes) {
  std::vector<std::string> current;
  for (const std::string& id : ids) {
    const auto actor = table.find_actor(id);
    if (!actor) notes.push_back(unknown_actor_note(id));
    std::string now = actor ? table.actor(*actor).id : id;
    if (now != id) notes.push_back(renamed_actor_note(id, now));
    if (std::find(current.begin(), current.end(), now) == current.end()) {
      current.push_back(std::move(now));
    }
  }
  ids = std::move(current);
}

}  // namespace fihrist
