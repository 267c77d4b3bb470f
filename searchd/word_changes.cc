#include "searchd/word_changes.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <string_view>
#include <utility>

#include "analyzers/words.h"

namespace fihrist {
namespace {

using Words = std::span<const Word>;

std::vector<Word> body_words(const Document& document) {
  return break_words(document.body, document.furniture);
}

std::size_t common_prefix(Words a, Words b) {
  std::size_t length = 0;
  while (length < std::min(a.size(), b.size()) &&
         a[length].folded == b[length].folded) {
    ++length;
  }
  return length;
}

std::size_t common_suffix(Words a, Words b) {
  std::size_t length = 0;
  while (length < std::min(a.size(), b.size()) &&
         a[a.size() - 1 - length].folded == b[b.size() - 1 - length].folded) {
    ++length;
  }
  return length;
}

// A point that a shortest way from both beginnings to both ends goes through.
struct Middle {
  std::size_t a;
  std::size_t b;
};

// Goes from both ends at once, by d changes at a time. On diagonal k = x − y,
// `ahead` has the furthest x that d changes reach from the beginnings and
// `back` the same from the ends, counted from there.
class MiddleFinder {
 public:
  MiddleFinder(Words a, Words b)
      : a_(a),
        b_(b),
        most_(static_cast<int>(a.size() + b.size() + 1) / 2 + 1),
        ahead_(2 * most_ + 1),
        back_(2 * most_ + 1) {}

  Middle find() {
    const int delta = size(a_) - size(b_);
    const bool is_odd = delta % 2 != 0;
    const auto equal_ahead = [this](int x, int y) {
      return a_[x].folded == b_[y].folded;
    };
    const auto equal_back = [this](int x, int y) {
      return a_[a_.size() - 1 - x].folded == b_[b_.size() - 1 - y].folded;
    };
    for (int d = 0;; ++d) {
      for (int k = -d; k <= d; k += 2) {
        const int x = step(ahead_, d, k, equal_ahead);
        const bool may_meet = is_odd && std::abs(delta - k) < d;
        if (may_meet && meet(x, k, back_[most_ + delta - k], delta - k)) {
          return middle(x, x - k);
        }
      }
      for (int k = -d; k <= d; k += 2) {
        const int x = step(back_, d, k, equal_back);
        const bool may_meet = !is_odd && std::abs(delta - k) <= d;
        if (may_meet && meet(ahead_[most_ + delta - k], delta - k, x, k)) {
          return middle(size(a_) - x, size(b_) - (x - k));
        }
      }
    }
  }

 private:
  static int size(Words words) { return static_cast<int>(words.size()); }

  static Middle middle(int x, int y) {
    return {static_cast<std::size_t>(x), static_cast<std::size_t>(y)};
  }

  // Ways that run out of either text are furthest of all, and lead nowhere.
  bool is_inside(int x, int k) const {
    return x <= size(a_) && x - k >= 0 && x - k <= size(b_);
  }

  bool meet(int ahead, int k, int back, int k_back) const {
    return ahead + back >= size(a_) && is_inside(ahead, k) &&
           is_inside(back, k_back);
  }

  template <typename Equal>
  int step(std::vector<int>& reached, int d, int k, Equal equal) {
    int* const here = &reached[most_ + k];
    const bool down = k == -d || (k != d && here[-1] < here[1]);
    int x = d == 0 ? 0 : (down ? here[1] : here[-1] + 1);
    while (x < size(a_) && x - k < size(b_) && x - k >= 0 && equal(x, x - k)) {
      ++x;
    }
    return *here = x;
  }

  Words a_;
  Words b_;
  int most_;
  std::vector<int> ahead_;
  std::vector<int> back_;
};

class Differ {
 public:
  Differ(std::size_t a, std::size_t b) : removed_(a), added_(b) {}

  // Marks what of each is not in the other. `at_a` and `at_b` are the numbers
  // of their first words.
  void mark(Words a, Words b, std::size_t at_a, std::size_t at_b) {
    const std::size_t prefix = common_prefix(a, b);
    a = a.subspan(prefix);
    b = b.subspan(prefix);
    at_a += prefix;
    at_b += prefix;
    const std::size_t suffix = common_suffix(a, b);
    a = a.first(a.size() - suffix);
    b = b.first(b.size() - suffix);
    if (a.empty() || b.empty()) {
      std::fill_n(removed_.begin() + static_cast<std::ptrdiff_t>(at_a),
                  a.size(), true);
      std::fill_n(added_.begin() + static_cast<std::ptrdiff_t>(at_b), b.size(),
                  true);
      return;
    }
    const auto [x, y] = MiddleFinder(a, b).find();
    mark(a.first(x), b.first(y), at_a, at_b);
    mark(a.subspan(x), b.subspan(y), at_a + x, at_b + y);
  }

  const std::vector<bool>& removed() const { return removed_; }
  const std::vector<bool>& added() const { return added_; }

 private:
  std::vector<bool> removed_;
  std::vector<bool> added_;
};

// Words from `begin` on, before `end`, as they stand; a line end is a blank.
std::string surface(std::string_view text, Words words) {
  if (words.empty()) return "";
  std::string shown;
  for (const char c : text.substr(words.front().begin,
                                  words.back().end - words.front().begin)) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t';
    if (!is_blank) {
      shown += c;
    } else if (shown.back() != ' ') {
      shown += ' ';
    }
  }
  return shown;
}

TextSpan span_of(Words removed, Words before) {
  if (!removed.empty()) return {removed.front().begin, removed.back().end};
  const std::uint32_t here = before.empty() ? 0 : before.back().end;
  return {here, here};
}

std::size_t run_from(const std::vector<bool>& marked, std::size_t begin) {
  std::size_t end = begin;
  while (end < marked.size() && marked[end]) ++end;
  return end - begin;
}

}  // namespace

bool can_compare(const Document& one, const Document& other) {
  return body_words(one).size() <= kMostWordsCompared &&
         body_words(other).size() <= kMostWordsCompared;
}

std::vector<WordChange> word_changes(const Document& one,
                                     const Document& other) {
  const std::vector<Word> a = body_words(one);
  const std::vector<Word> b = body_words(other);
  Differ differ(a.size(), b.size());
  differ.mark(a, b, 0, 0);
  std::vector<WordChange> changes;
  std::size_t x = 0;
  std::size_t y = 0;
  while (x < a.size() || y < b.size()) {
    const std::size_t removed = run_from(differ.removed(), x);
    const std::size_t added = run_from(differ.added(), y);
    if (removed + added > 0) {
      const Words gone = Words(a).subspan(x, removed);
      changes.push_back({surface(one.body, gone),
                         surface(other.body, Words(b).subspan(y, added)),
                         span_of(gone, Words(a).first(x))});
    }
    x += removed + (removed + added == 0 ? 1 : 0);
    y += added + (removed + added == 0 ? 1 : 0);
  }
  return changes;
}

}  // namespace fihrist
