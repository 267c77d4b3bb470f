#include "searchd/filter_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace fihrist {
namespace {

void add(FilterPart& part, const char* parameter, std::string_view value) {
  part.parameters.emplace_back(parameter, value);
  if (!part.text.empty()) part.text += ' ';
  part.text += fmt::format("{}={}", parameter, value);
}

void add(FilterPart& part, const char* parameter,
         const std::vector<std::string>& values) {
  for (const std::string& value : values) add(part, parameter, value);
}

std::string_view to_text(Undated undated) {
  if (undated == Undated::include) return "include";
  return undated == Undated::only ? "only" : "exclude";
}

FilterPart dates_part(const Filters& filters) {
  FilterPart part;
  part.filters.dates = filters.dates;
  part.filters.undated = filters.undated;
  if (filters.dates.first) add(part, "from", to_string(*filters.dates.first));
  if (filters.dates.last) add(part, "to", to_string(*filters.dates.last));
  if (filters.undated) add(part, "undated", to_text(*filters.undated));
  return part;
}

FilterPart actors_part(const Filters& filters,
                       std::vector<std::string> actors) {
  FilterPart part;
  part.filters.actors = std::move(actors);
  part.filters.actor_mode = filters.actor_mode;
  part.filters.spellings = filters.spellings;
  add(part, "actor", part.filters.actors);
  add(part, "spelling", filters.spellings);
  return part;
}

void add_actor_parts(const Filters& filters, std::vector<FilterPart>& parts) {
  const bool each = filters.actor_mode == ActorMode::all &&
                    filters.spellings.empty() &&
                    filters.actors.size() <= kMaxActorParts;
  if (!each) {
    parts.push_back(actors_part(filters, filters.actors));
    return;
  }
  for (const std::string& actor : filters.actors) {
    parts.push_back(actors_part(filters, {actor}));
  }
}

}  // namespace

std::vector<FilterPart> parts_of_filters(const Filters& filters) {
  std::vector<FilterPart> parts;
  const auto part_of = [&](std::vector<std::string> Filters::*values,
                           const char* parameter) {
    if ((filters.*values).empty()) return;
    FilterPart part;
    part.filters.*values = filters.*values;
    add(part, parameter, filters.*values);
    parts.push_back(std::move(part));
  };
  if (!filters.actors.empty() || !filters.spellings.empty()) {
    add_actor_parts(filters, parts);
  }
  part_of(&Filters::not_actors, "not_actor");
  if (!filters.dates.is_open() || filters.undated) {
    parts.push_back(dates_part(filters));
  }
  part_of(&Filters::sources, "source");
  part_of(&Filters::languages, "language");
  if (!filters.kinds.empty()) {
    FilterPart part;
    part.filters.kinds = filters.kinds;
    for (const ActorKind kind : filters.kinds) {
      add(part, "kind", to_string(kind));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

void drop(const FilterPart& part, Filters& filters) {
  const auto take = [](const std::vector<std::string>& values,
                       std::vector<std::string>& from) {
    std::erase_if(from, [&](const std::string& value) {
      return std::find(values.begin(), values.end(), value) != values.end();
    });
  };
  take(part.filters.actors, filters.actors);
  take(part.filters.spellings, filters.spellings);
  take(part.filters.not_actors, filters.not_actors);
  take(part.filters.sources, filters.sources);
  take(part.filters.languages, filters.languages);
  if (!part.filters.kinds.empty()) filters.kinds.clear();
  if (!part.filters.dates.is_open() || part.filters.undated) {
    filters.dates = {};
    filters.undated.reset();
  }
}

}  // namespace fihrist
