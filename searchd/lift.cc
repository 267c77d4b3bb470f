#include "searchd/lift.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/schema.h"
#include "searchd/columns.h"
#include "searchd/snapshot.h"
#include "searchd/weights.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;

// The terms that stand where one part of the query does.
using Part = std::vector<std::string>;
using Positions = std::vector<Xapian::termpos>;

void add_terms(const Query& query, Part& part) {
  if (query.kind == Kind::word) {
    part.push_back(query.text);
  } else if (query.kind == Kind::actor) {
    part.push_back(make_term(kActorPrefix, query.text));
  } else if (query.places.size() == 1 && query.kind != Kind::title) {
    part.push_back(query.places.front().word);
  }
  if (query.kind != Kind::any_of) return;
  for (const Query& child : query.children) add_terms(child, part);
}

std::vector<Part> parts_of(const Query& query) {
  std::vector<Part> parts;
  if (query.kind != Kind::all_of) return parts;
  for (const Query& child : query.children) {
    Part part;
    if (child.kind != Kind::none_of) add_terms(child, part);
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

Positions positions_of(const Part& part, const Xapian::Database& shard,
                       DocumentId id) {
  Positions positions;
  for (const std::string& term : part) {
    if (term.empty()) continue;
    positions.insert(positions.end(), shard.positionlist_begin(id, term),
                     shard.positionlist_end(id, term));
  }
  if (part.size() > 1) std::sort(positions.begin(), positions.end());
  return positions;
}

// 1 where a word of `after` stands right behind one of `before`; less the
// further apart they are, in either order; 0 beyond kApart.
double closeness(const Positions& before, const Positions& after) {
  double best = 0;
  auto next = after.begin();
  for (const Xapian::termpos position : before) {
    while (next != after.end() && *next <= position) ++next;
    if (next != after.end() && *next - position <= kApart) {
      best = std::max(best, 1.0 / (*next - position));
    }
    if (next == after.begin()) continue;
    const Xapian::termpos behind = position - *(next - 1);
    if (behind > 0 && behind <= kApart) {
      best = std::max(best, 1.0 / (behind + 1));
    }
  }
  return best;
}

// From 0 to 1: the mean over neighbours of the query.
double togetherness(const std::vector<Part>& parts,
                    const Xapian::Database& shard, DocumentId id) {
  if (parts.size() < 2) return 0;
  double sum = 0;
  Positions before = positions_of(parts.front(), shard, id);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Positions after = positions_of(parts[i], shard, id);
    sum += closeness(before, after);
    before = std::move(after);
  }
  return sum / static_cast<double>(parts.size() - 1);
}

double years(const Columns& columns, DocumentId id) {
  constexpr double kDaysOfYear = 365.25;
  const std::int32_t days = columns.dates[id];
  return days == kUndated ? 0 : std::max(0.0, days / kDaysOfYear);
}

}  // namespace

void lift(const Query& query, const Reading& reading, std::span<Ranked> hits) {
  const std::vector<Part> parts = parts_of(query);
  for (Ranked& hit : hits) {
    const Columns& columns = reading.snapshot->shards[hit.shard];
    hit.score *=
        1 + kYear * years(columns, hit.id) +
        kTogether * togetherness(parts, reading.shards[hit.shard], hit.id);
  }
  std::stable_sort(
      hits.begin(), hits.end(),
      [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

}  // namespace fihrist
