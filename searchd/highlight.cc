#include "searchd/highlight.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "analyzers/words.h"
#include "searchd/marked_words.h"
#include "searchd/snippet.h"

namespace fihrist {
namespace {

// Parts of the query that are actors are numbered behind its words.
constexpr std::uint32_t kFirstActorPart = 1U << 16U;

std::vector<Mark> actor_marks(const std::vector<std::string>& actors,
                              const StoredDocument& stored, Field field) {
  std::vector<Mark> marks;
  if (actors.empty()) return marks;
  for (const StoredMention& mention : stored.mentions) {
    if (mention.field != field) continue;
    const auto actor = std::find(actors.begin(), actors.end(), mention.actor);
    if (actor == actors.end()) continue;
    Mark& mark = marks.emplace_back();
    mark.field = mention.field;
    mark.begin = mention.begin;
    mark.end = mention.end;
    mark.actor = mention.actor;
    mark.via = to_string(mention.via);
    mark.row = mention.row;
    mark.support = mention.support;
    mark.part =
        kFirstActorPart + static_cast<std::uint32_t>(actor - actors.begin());
  }
  return marks;
}

// Mentions win over words, longer marks over shorter ones.
bool wins(const Mark& a, const Mark& b) {
  if (a.actor.empty() != b.actor.empty()) return b.actor.empty();
  return a.end - a.begin > b.end - b.begin;
}

// What is left of `mark` before and behind the one that won, in whole words:
// of "Qaani visit" in quotes, the visit.
void add_rest(const Mark& mark, const Mark& winner,
              const std::vector<Word>& words, std::vector<Mark>& rest) {
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    auto first = std::lower_bound(
        words.begin(), words.end(), begin,
        [](const Word& word, std::uint32_t at) { return word.begin < at; });
    const auto behind = std::find_if(
        first, words.end(), [&](const Word& word) { return word.end > end; });
    if (first == behind) return;
    Mark& part = rest.emplace_back(mark);
    part.begin = first->begin;
    part.end = std::prev(behind)->end;
  };
  if (mark.begin < winner.begin) add(mark.begin, winner.begin);
  if (mark.end > winner.end) add(winner.end, mark.end);
}

bool stands_before(const Mark& a, const Mark& b) { return a.begin < b.begin; }

// Most are in order already: to sort is to move them all.
void put_in_order(std::vector<Mark>& marks) {
  if (std::is_sorted(marks.begin(), marks.end(), stands_before)) return;
  std::stable_sort(marks.begin(), marks.end(), stands_before);
}

// In order; where both begin, the mention first.
std::vector<Mark> merged(std::vector<Mark> mentions, std::vector<Mark> words) {
  put_in_order(mentions);
  put_in_order(words);
  if (words.empty()) return mentions;
  if (mentions.empty()) return words;
  std::vector<Mark> marks;
  marks.reserve(mentions.size() + words.size());
  std::merge(std::make_move_iterator(mentions.begin()),
             std::make_move_iterator(mentions.end()),
             std::make_move_iterator(words.begin()),
             std::make_move_iterator(words.end()), std::back_inserter(marks),
             stands_before);
  return marks;
}

// Of one field, in order.
std::vector<Mark> without_overlaps(std::vector<Mark> marks,
                                   const std::vector<Word>& words) {
  std::vector<Mark> kept;
  kept.reserve(marks.size());
  std::vector<Mark> rests;
  for (Mark& mark : marks) {
    if (kept.empty() || mark.begin >= kept.back().end) {
      kept.push_back(std::move(mark));
      continue;
    }
    if (wins(mark, kept.back())) std::swap(mark, kept.back());
    add_rest(mark, kept.back(), words, rests);
  }
  put_in_order(rests);
  std::vector<Mark> free;
  for (Mark& rest : rests) {
    const auto next =
        std::lower_bound(kept.begin(), kept.end(), rest, stands_before);
    const bool is_free =
        (next == kept.end() || rest.end <= next->begin) &&
        (next == kept.begin() || std::prev(next)->end <= rest.begin) &&
        (free.empty() || free.back().end <= rest.begin);
    if (is_free) free.push_back(std::move(rest));
  }
  kept.insert(kept.end(), std::make_move_iterator(free.begin()),
              std::make_move_iterator(free.end()));
  put_in_order(kept);
  return kept;
}

std::string_view text_of(const StoredDocument& stored, const Mark& mark) {
  return std::string_view(stored.text(mark.field))
      .substr(mark.begin, mark.end - mark.begin);
}

}  // namespace

struct Highlighter::State {
  explicit State(const Query& query)
      : marker(query), actors(actors_in(query)) {}

  // `words` are those of the field.
  std::vector<Mark> find(const StoredDocument& stored, Field field,
                         const std::vector<Word>& words) {
    std::vector<Mark> mentions = actor_marks(actors, stored, field);
    std::vector<Mark> found = marker.find(stored, field, words, mentions);
    return without_overlaps(merged(std::move(mentions), std::move(found)),
                            words);
  }

  // `body` are the words of the body.
  std::vector<Mark> find_all(const StoredDocument& stored,
                             const std::vector<Word>& body) {
    std::vector<Mark> marks =
        find(stored, Field::title, words_of(stored, Field::title));
    std::vector<Mark> more = find(stored, Field::body, body);
    marks.insert(marks.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
    return marks;
  }

  WordMarker marker;
  std::vector<std::string> actors;
};

Highlighter::Highlighter(const Query& query)
    : state_(std::make_unique<State>(query)) {}
Highlighter::~Highlighter() = default;
Highlighter::Highlighter(Highlighter&&) noexcept = default;

std::vector<Mark> Highlighter::find_marks(const StoredDocument& stored) {
  return state_->find_all(stored, words_of(stored, Field::body));
}

Highlights Highlighter::highlight(const StoredDocument& stored) {
  const std::vector<Word> body = words_of(stored, Field::body);
  const std::vector<Mark> marks = state_->find_all(stored, body);
  return {mark_title(stored, marks), make_snippet(stored, body, marks),
          explain(stored, marks)};
}

std::vector<Mark> find_marks(const Query& query, const StoredDocument& stored) {
  return Highlighter(query).find_marks(stored);
}

std::vector<Why> explain(const StoredDocument& stored,
                         const std::vector<Mark>& marks) {
  std::vector<Why> reasons;
  // As they stand: folding is dear, and most stand there many times.
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>>
      seen_as_written;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const Mark& mark : marks) {
    const std::string_view surface = text_of(stored, mark);
    if (!seen_as_written.emplace(surface, mark.actor, mark.via).second ||
        !seen.emplace(fold(surface), mark.actor, mark.via).second) {
      continue;
    }
    reasons.push_back({std::string(surface), mark.actor, mark.via, mark.row,
                       mark.support, mark.like, mark.score});
    if (reasons.size() == kMaxReasons) break;
  }
  return reasons;
}

}  // namespace fihrist
