#include "analyzers/group_names.h"

#include <algorithm>
#include <optional>

namespace fihrist {
namespace {

constexpr std::size_t kMostWords = 6;

class GroupFinder {
 public:
  GroupFinder(const NameRun& run, const std::vector<Word>& words)
      : run_(run), words_(words) {}

  std::vector<RunSpan> find() const {
    std::vector<RunSpan> groups;
    for (std::size_t i = 0; i < run_.size();) {
      const std::size_t from = groups.empty() ? 0 : groups.back().end;
      const auto group = group_at(i, from);
      if (group) groups.push_back(*group);
      i = group ? group->end : i + 1;
    }
    return groups;
  }

 private:
  std::optional<RunSpan> group_at(std::size_t i, std::size_t from) const {
    if (run_[i].is(WordRole::group_head)) return after_head(i);
    if (is_tail(i) && is_last_tail(i)) {
      if (const auto group = before_tail(i, from)) return group;
    }
    if (run_[i].is(WordRole::of_head)) return before_of(i);
    return std::nullopt;
  }

  bool is_tail(std::size_t i) const {
    return run_[i].is(WordRole::group_tail) ||
           run_[i].is(WordRole::group_tail_weak);
  }

  bool is_last_tail(std::size_t i) const {
    return i + 1 == run_.size() || !is_tail(i + 1);
  }

  bool is_small(std::size_t i) const {
    return words_[run_[i].word].letter_case == LetterCase::lower;
  }

  bool is_of(std::size_t i) const {
    return is_small(i) && words_[run_[i].word].folded == "of";
  }

  bool is_link(std::size_t i) const {
    return is_of(i) || (is_small(i) && words_[run_[i].word].folded == "for");
  }

  bool is_name(std::size_t i) const {
    return run_[i].roles.may_be_name() && !run_[i].initial;
  }

  // May stand inside the name of a group.
  bool may_belong(std::size_t i) const {
    const RunWord& word = run_[i];
    return word.roles.may_be_name() || word.is(WordRole::cause) ||
           word.is(WordRole::demonym) || word.is(WordRole::place) ||
           word.is(WordRole::particle);
  }

  // Harakat al-Nujaba: the head and the names behind it.
  std::optional<RunSpan> after_head(std::size_t head) const {
    std::size_t end = head + 1;
    std::size_t tellers = 0;
    while (end < run_.size() && end - head < kMostWords &&
           (may_belong(end) || run_[end].is(WordRole::group_head) ||
            is_tail(end))) {
      if (!run_[end].is(WordRole::particle)) ++tellers;
      ++end;
    }
    while (run_[end - 1].is(WordRole::particle)) --end;
    if (tellers == 0) return std::nullopt;
    return RunSpan{head, end};
  }

  // Nujaba Movement: the tail and the names before it, no further than `from`.
  std::optional<RunSpan> before_tail(std::size_t tail, std::size_t from) const {
    std::size_t begin = tail;
    while (begin > from && tail - begin < kMostWords &&
           (may_belong(begin - 1) || is_tail(begin - 1))) {
      --begin;
    }
    while (begin < tail && is_dropped_before_tail(begin)) ++begin;
    if (!names_a_group(begin, tail)) return std::nullopt;
    return RunSpan{begin, end_of_links(tail + 1)};
  }

  // "Lebanese Amal Movement" is Amal's; "Syrian Democratic Forces" is whole.
  bool is_dropped_before_tail(std::size_t i) const {
    if (run_[i].is(WordRole::particle)) return !run_[i + 1].hyphenated;
    const bool is_origin =
        run_[i].is(WordRole::demonym) || run_[i].is(WordRole::place);
    return is_origin && is_name(i + 1);
  }

  bool names_a_group(std::size_t begin, std::size_t tail) const {
    bool has_cause = false;
    for (std::size_t i = begin; i < tail; ++i) {
      if (run_[i].roles.is_proper() && !run_[i].initial) return true;
      has_cause = has_cause || run_[i].is(WordRole::cause);
    }
    return has_cause && run_[tail].is(WordRole::group_tail);
  }

  // "Front" + "for the Liberation" + "of Palestine".
  std::size_t end_of_links(std::size_t at) const {
    while (at < run_.size() && is_link(at)) {
      const std::size_t linked = first_capital(at + 1);
      if (!may_belong(linked) || run_[linked].is(WordRole::demonym)) break;
      at = linked + 1;
      while (at < run_.size() && !is_small(at) && may_belong(at)) ++at;
    }
    return at;
  }

  std::size_t first_capital(std::size_t i) const {
    while (i + 1 < run_.size() && is_small(i)) ++i;
    return i;
  }

  // League of the Righteous: any capitals, but not only a country.
  std::optional<RunSpan> before_of(std::size_t head) const {
    if (head + 2 >= run_.size() || !is_of(head + 1)) return std::nullopt;
    std::size_t end = first_capital(head + 2);
    bool tells = false;
    while (end < run_.size() && !is_small(end) && !is_tail(end) &&
           !run_[end].is(WordRole::rank) && end - head < kMostWords) {
      const RunWord& word = run_[end];
      tells =
          tells || !(word.is(WordRole::place) || word.is(WordRole::demonym));
      ++end;
    }
    if (!tells) return std::nullopt;
    if (end < run_.size() && is_tail(end)) ++end;
    return RunSpan{head, end};
  }

  const NameRun& run_;
  const std::vector<Word>& words_;
};

}  // namespace

std::vector<RunSpan> find_group_names(const NameRun& run,
                                      const std::vector<Word>& words) {
  return GroupFinder(run, words).find();
}

}  // namespace fihrist
