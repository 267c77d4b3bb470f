#include "searchd/marked_words.h"

#include <algorithm>

#include "analyzers/stem.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;

// The stretches of words of a phrase; an actor within it is marked by its
// mentions.
std::vector<std::vector<std::string>> stretches(const Query& query) {
  std::vector<std::vector<std::string>> found(1);
  for (const Query::Place& place : query.places) {
    if (place.actor.empty()) {
      found.back().push_back(place.word);
    } else {
      found.emplace_back();
    }
  }
  std::erase_if(found, [](const auto& words) { return words.empty(); });
  return found;
}

Mark word_mark(Field field, const Word& first, const Word& last,
               std::string via) {
  Mark mark;
  mark.field = field;
  mark.begin = first.begin;
  mark.end = last.end;
  mark.via = std::move(via);
  return mark;
}

}  // namespace

WordMarker::WordMarker(const Query& query) { collect(query); }

void WordMarker::collect(const Query& query) {
  if (query.kind == Kind::none_of) return;
  if (query.kind == Kind::word) {
    Stemmer stemmer;
    words_.insert(query.text);
    stems_.insert(stemmer.stem(query.text));
  }
  if (query.kind == Kind::prefix) prefixes_.insert(query.text);
  if (query.kind == Kind::exact || query.kind == Kind::title) {
    auto& phrases = query.kind == Kind::title ? title_phrases_ : phrases_;
    for (auto& words : stretches(query)) phrases.push_back(std::move(words));
  }
  for (const Query& child : query.children) collect(child);
}

bool WordMarker::begins_phrase(const std::vector<Word>& words,
                               std::size_t first,
                               const std::vector<std::string>& phrase) const {
  if (first + phrase.size() > words.size()) return false;
  return std::equal(phrase.begin(), phrase.end(), words.begin() + first,
                    [](const std::string& asked, const Word& word) {
                      return asked == word.folded;
                    });
}

// How a single word counts; empty when it is not asked for.
std::string WordMarker::via(const std::string& folded) const {
  if (words_.contains(folded)) return "word";
  const bool has_prefix = std::any_of(
      prefixes_.begin(), prefixes_.end(),
      [&](const auto& prefix) { return folded.starts_with(prefix); });
  return has_prefix ? "prefix" : "";
}

// Stemming keeps the first letter, and is dear: most words need none.
bool WordMarker::may_share_stem(const std::string& folded) const {
  return std::any_of(stems_.begin(), stems_.end(), [&](const auto& stem) {
    return stem.front() == folded.front();
  });
}

std::vector<Mark> WordMarker::find(Field field, std::string_view text) const {
  std::vector<Mark> marks;
  if (words_.empty() && prefixes_.empty() && phrases_.empty() &&
      title_phrases_.empty()) {
    return marks;
  }
  Stemmer stemmer;
  const std::vector<Word> words = break_words(text);
  const auto mark_phrases = [&](const auto& phrases, std::size_t first) {
    for (const auto& phrase : phrases) {
      if (!begins_phrase(words, first, phrase)) continue;
      marks.push_back(word_mark(field, words[first],
                                words[first + phrase.size() - 1],
                                phrase.size() > 1 ? "phrase" : "word"));
    }
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    mark_phrases(phrases_, i);
    if (field == Field::title) mark_phrases(title_phrases_, i);
    std::string reason = via(words[i].folded);
    if (reason.empty() && may_share_stem(words[i].folded) &&
        stems_.contains(stemmer.stem(words[i].folded))) {
      reason = "stem";
    }
    if (reason.empty()) continue;
    marks.push_back(word_mark(field, words[i], words[i], reason));
  }
  return marks;
}

}  // namespace fihrist
