#include "searchd/highlight.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "analyzers/words.h"
#include "searchd/marked_words.h"

namespace fihrist {
namespace {

constexpr std::array kFields = {Field::title, Field::body};

std::vector<Mark> actor_marks(const Query& query,
                              const StoredDocument& stored) {
  const std::vector<std::string> actors = actors_in(query);
  std::vector<Mark> marks;
  for (const StoredMention& mention : stored.mentions) {
    if (std::find(actors.begin(), actors.end(), mention.actor) ==
        actors.end()) {
      continue;
    }
    marks.push_back({mention.field,
                     mention.begin,
                     mention.end,
                     mention.actor,
                     std::string(to_string(mention.via)),
                     mention.row,
                     mention.support,
                     {},
                     0});
  }
  return marks;
}

// Mentions win over words, longer marks over shorter ones.
bool wins(const Mark& a, const Mark& b) {
  if (a.actor.empty() != b.actor.empty()) return b.actor.empty();
  return a.end - a.begin > b.end - b.begin;
}

std::vector<Mark> without_overlaps(std::vector<Mark> marks) {
  std::stable_sort(
      marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return std::tie(a.field, a.begin) < std::tie(b.field, b.begin);
      });
  std::vector<Mark> kept;
  for (Mark& mark : marks) {
    const bool overlaps = !kept.empty() && kept.back().field == mark.field &&
                          mark.begin < kept.back().end;
    if (!overlaps) {
      kept.push_back(std::move(mark));
    } else if (wins(mark, kept.back())) {
      kept.back() = std::move(mark);
    }
  }
  return kept;
}

std::string_view text_of(const StoredDocument& stored, const Mark& mark) {
  return std::string_view(stored.text(mark.field))
      .substr(mark.begin, mark.end - mark.begin);
}

}  // namespace

std::vector<Mark> find_marks(const Query& query, const StoredDocument& stored) {
  std::vector<Mark> marks = actor_marks(query, stored);
  const WordMarker marker(query);
  for (const Field field : kFields) {
    std::vector<Mark> mentions = marks;
    std::erase_if(mentions, [&](const Mark& mark) {
      return mark.field != field || mark.actor.empty();
    });
    for (Mark& mark : marker.find(field, stored.text(field),
                                  stored.document.language, mentions)) {
      marks.push_back(std::move(mark));
    }
  }
  return without_overlaps(std::move(marks));
}

std::vector<Why> explain(const StoredDocument& stored,
                         const std::vector<Mark>& marks) {
  std::vector<Why> reasons;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const Mark& mark : marks) {
    const std::string surface(text_of(stored, mark));
    if (!seen.emplace(fold(surface), mark.actor, mark.via).second) continue;
    reasons.push_back({surface, mark.actor, mark.via, mark.row, mark.support,
                       mark.like, mark.score});
    if (reasons.size() == kMaxReasons) break;
  }
  return reasons;
}

}  // namespace fihrist
