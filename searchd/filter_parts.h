// The filters of a request taken apart, so that each can be asked alone or
// left out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searchd/request.h"

namespace fihrist {

// At most so many: the filters, and actors that are all asked for one by one.
constexpr std::size_t kMaxActorParts = 8;
constexpr std::size_t kMaxFilterParts = 6 + kMaxActorParts;

struct FilterPart {
  Parameters parameters;  // to leave out; days, not periods
  std::string text;       // "from=2020-01-01 to=2020-12-31"
  Filters filters;        // this part alone
};

// A spelling is asked of the actors that are chosen: they are one part. With
// ActorMode::all each actor is a part, up to kMaxActorParts of them.
std::vector<FilterPart> parts_of_filters(const Filters& filters);

// Leaves a part out of the filters it was taken from.
void drop(const FilterPart& part, Filters& filters);

}  // namespace fihrist
