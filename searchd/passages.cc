#include "searchd/passages.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace fihrist {
namespace {

// Words of each passage, where there are one, two or three of them.
constexpr std::array<std::size_t, kMaxPassages> kPassageWords = {36, 26, 20};

// So many words back from the first mark a sentence or a clause may begin;
// where none does, some stand before it all the same.
constexpr std::size_t kWordsToSentence = 10;
constexpr std::size_t kWordsToClause = 6;
constexpr std::size_t kWordsBeforeMark = 4;

// A passage ends sooner, by a third, or a few words later, to end with a
// sentence or a clause.
constexpr std::size_t kWordsToEnd = 4;

// Passages closer than this are one.
constexpr std::size_t kWordsBetween = 4;

// Of one spelling so many marks are weighed, of all of them so many.
constexpr std::size_t kMaxMarksOfSpelling = 8;
constexpr std::size_t kMaxMarksWeighed = 200;

// What a mark is worth in a passage: another part of the query, another
// spelling, a name or phrase of several words, and being there.
constexpr unsigned kNewPart = 1000;
constexpr unsigned kNewSpelling = 50;
constexpr unsigned kLongMark = 3;
constexpr unsigned kMark = 1;

// A mark of the body, weighed.
struct Weighed {
  std::size_t first_word = 0;
  std::size_t end_word = 0;
  std::uint32_t part = 0;
  std::size_t spelling = 0;  // numbered
};

class PassageFinder {
 public:
  PassageFinder(const StoredDocument& stored, const std::vector<Word>& words,
                const std::vector<Mark>& marks)
      : body_(stored.document.body), words_(words) {
    for (const Mark& mark : marks) {
      if (marks_.size() == kMaxMarksWeighed) break;
      if (mark.field == Field::body) add(mark);
    }
  }

  // In the order of the text.
  std::vector<Passage> find() const {
    if (words_.empty()) return {};
    if (words_.size() <= kPassageWords.front()) return {{0, words_.size()}};
    std::vector<Passage> passages;
    std::vector<const Weighed*> seen;
    while (passages.size() < kMaxPassages) {
      const auto best = best_beside(passages, seen);
      if (!best) break;
      for (const Weighed& mark : marks_) {
        if (is_in(mark, *best)) seen.push_back(&mark);
      }
      passages.push_back(*best);
    }
    if (passages.empty()) passages.push_back({0, 0});
    std::sort(
        passages.begin(), passages.end(),
        [](const Passage& a, const Passage& b) { return a.first < b.first; });
    return grown(std::move(passages));
  }

 private:
  void add(const Mark& mark) {
    const auto first = std::lower_bound(
        words_.begin(), words_.end(), mark.begin,
        [](const Word& word, std::uint32_t at) { return word.begin < at; });
    const auto behind = std::lower_bound(
        first, words_.end(), mark.end,
        [](const Word& word, std::uint32_t at) { return word.begin < at; });
    if (first == behind) return;
    std::string spelling = std::to_string(mark.part);
    for (auto word = first; word != behind; ++word) {
      spelling.append(" ").append(word->folded);
    }
    auto& [number, count] =
        spellings_.try_emplace(std::move(spelling), spellings_.size(), 0U)
            .first->second;
    if (++count > kMaxMarksOfSpelling) return;
    marks_.push_back({static_cast<std::size_t>(first - words_.begin()),
                      static_cast<std::size_t>(behind - words_.begin()),
                      mark.part, number});
  }

  static bool is_in(const Weighed& mark, const Passage& passage) {
    return passage.first <= mark.first_word && mark.end_word <= passage.end;
  }

  // The passage that shows most of what has not been seen; nothing where none
  // shows another spelling.
  std::optional<Passage> best_beside(
      const std::vector<Passage>& others,
      const std::vector<const Weighed*>& seen) const {
    std::optional<Passage> best;
    unsigned most = others.empty() ? 0 : kNewSpelling - 1;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const auto passage = passage_at(marks_[i].first_word, others);
      if (!passage) continue;
      const unsigned value = worth(*passage, i, seen);
      if (value <= most) continue;
      most = value;
      best = passage;
    }
    return best;
  }

  // None where another passage has the word.
  std::optional<Passage> passage_at(std::size_t word,
                                    const std::vector<Passage>& others) const {
    Passage passage{begin_before(word), 0};
    if (passage.first <= kWordsBetween) passage.first = 0;
    passage.end = std::min(words_.size(), passage.first + kPassageWords.back());
    for (const Passage& other : others) {
      if (other.first <= word && word < other.end) return std::nullopt;
      if (other.end <= word) passage.first = std::max(passage.first, other.end);
      if (word < other.first) passage.end = std::min(passage.end, other.first);
    }
    return passage;
  }

  // `first` is the first mark that may stand in the passage but for those a
  // few words before it.
  unsigned worth(const Passage& passage, std::size_t first,
                 const std::vector<const Weighed*>& seen) const {
    while (first > 0 && is_in(marks_[first - 1], passage)) --first;
    std::vector<const Weighed*> known = seen;
    unsigned value = 0;
    for (std::size_t i = first; i < marks_.size(); ++i) {
      const Weighed& mark = marks_[i];
      if (mark.first_word >= passage.end) break;
      if (!is_in(mark, passage)) continue;
      const auto knows = [&](auto same) {
        return std::any_of(known.begin(), known.end(), same);
      };
      value += kMark;
      if (mark.end_word - mark.first_word > 1) value += kLongMark;
      if (!knows([&](auto* one) { return one->part == mark.part; })) {
        value += kNewPart;
      }
      if (!knows([&](auto* one) { return one->spelling == mark.spelling; })) {
        value += kNewSpelling;
        known.push_back(&mark);
      }
    }
    return value;
  }

  // What stands between the word and the one before it.
  std::string_view before(std::size_t word) const {
    const std::size_t begin = words_[word - 1].end;
    return body_.substr(begin, words_[word].begin - begin);
  }

  bool begins_clause(std::size_t word) const {
    const std::string_view between = before(word);
    return between.find_first_of(",;:(") != std::string_view::npos ||
           between.find("\u2014") != std::string_view::npos ||  // —
           between.find("\u2013") != std::string_view::npos ||  // –
           between.find("\u060C") != std::string_view::npos ||  // ،
           between.find("\u061B") != std::string_view::npos;    // ؛
  }

  std::size_t begin_before(std::size_t word) const {
    const auto least = [&](std::size_t back) {
      return word - std::min(word, back);
    };
    for (std::size_t at = word;; --at) {
      if (at == 0 || words_[at].starts_sentence) return at;
      if (at == least(kWordsToSentence)) break;
    }
    for (std::size_t at = least(kWordsBeforeMark); at > least(kWordsToClause);
         --at) {
      if (begins_clause(at)) return at;
    }
    for (std::size_t at = least(kWordsBeforeMark) + 1; at < word; ++at) {
      if (begins_clause(at)) return at;
    }
    return least(kWordsBeforeMark);
  }

  // Of a passage that has so many words and may have no more than `most`.
  std::size_t good_end(std::size_t wanted, std::size_t least,
                       std::size_t most) const {
    if (most == words_.size() && wanted + kWordsToEnd >= most) return most;
    for (std::size_t at = std::min(most, wanted + kWordsToEnd); at > least;
         --at) {
      if (at == words_.size() || words_[at].starts_sentence) return at;
    }
    for (std::size_t at = wanted; at > least; --at) {
      if (begins_clause(at)) return at;
    }
    return wanted;
  }

  std::vector<Passage> grown(std::vector<Passage> passages) const {
    const std::size_t size = kPassageWords[passages.size() - 1];
    std::vector<Passage> kept;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      const std::size_t first = passages[i].first;
      const std::size_t limit =
          i + 1 < passages.size() ? passages[i + 1].first : words_.size();
      const std::size_t wanted = std::min(limit, first + size);
      const std::size_t least =
          std::max(last_mark_end(passages[i]), wanted - (wanted - first) / 3);
      const std::size_t end =
          std::max(last_mark_end(passages[i]),
                   wanted == limit ? limit : good_end(wanted, least, limit));
      if (!kept.empty() && first <= kept.back().end + kWordsBetween) {
        kept.back().end = end;
      } else {
        kept.push_back({first, end});
      }
    }
    return kept;
  }

  std::size_t last_mark_end(const Passage& passage) const {
    std::size_t end = passage.first;
    for (const Weighed& mark : marks_) {
      if (is_in(mark, passage)) end = std::max(end, mark.end_word);
    }
    return end;
  }

  std::string_view body_;
  const std::vector<Word>& words_;
  // Their numbers, and how many marks have been weighed of each.
  std::map<std::string, std::pair<std::size_t, std::size_t>> spellings_;
  std::vector<Weighed> marks_;
};

}  // namespace

std::vector<Passage> find_passages(const StoredDocument& stored,
                                   const std::vector<Word>& words,
                                   const std::vector<Mark>& marks) {
  return PassageFinder(stored, words, marks).find();
}

}  // namespace fihrist
