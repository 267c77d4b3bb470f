#include "analyzers/name_runs.h"

#include <algorithm>
#include <array>
#include <span>

#include "analyzers/claims.h"

namespace fihrist {
namespace {

// Small words in a title-cased heading tell nothing.
constexpr std::array<std::string_view, 26> kSmallInHeadings = {
    "a",    "an",  "and", "as",   "at",  "but", "by",  "for", "from",
    "if",   "in",  "is",  "into", "nor", "of",  "off", "on",  "or",
    "over", "per", "the", "to",   "up",  "via", "vs",  "with"};

// "Photo by", "Reporting by": the names behind are of those who made the page.
constexpr std::array<std::string_view, 14> kBylines = {
    "photo",   "photos",  "picture",  "image",     "reporting",
    "editing", "writing", "reported", "written",   "edited",
    "story",   "posted",  "compiled", "translated"};

constexpr std::array<std::string_view, 4> kHyphens = {"-", "- ", "\u2010",
                                                      "\u2011"};

// Between the head of a group and the rest of its name.
constexpr std::array<std::string_view, 2> kGroupLinks = {"of", "for"};

template <typename Words>
bool is_in(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with_capital(const Word& word) {
  return word.letter_case == LetterCase::capitalised ||
         word.letter_case == LetterCase::capitals;
}

// Fewer than one in five of the words that tell is small.
bool is_heading(std::span<const Word> line) {
  std::size_t small = 0;
  std::size_t all = 0;
  for (const Word& word : line) {
    if (word.letter_case == LetterCase::none) continue;
    if (is_in(kSmallInHeadings, word.folded)) continue;
    ++all;
    if (word.letter_case == LetterCase::lower) ++small;
  }
  return small * 5 < all;
}

class RunFinder {
 public:
  RunFinder(std::string_view text, const std::vector<Word>& words,
            const std::vector<bool>& is_taken)
      : text_(text), words_(words), is_taken_(is_taken) {}

  std::vector<NameRun> find() {
    for (std::uint32_t begin = 0; begin < words_.size();) {
      const std::uint32_t end = end_of_line(begin);
      if (!is_heading(std::span(words_).subspan(begin, end - begin))) {
        scan_line(begin, end);
      }
      begin = end;
    }
    return std::move(runs_);
  }

 private:
  std::uint32_t end_of_line(std::uint32_t begin) const {
    std::uint32_t end = begin + 1;
    while (end < words_.size() && !starts_line(end)) ++end;
    return end;
  }

  bool starts_line(std::uint32_t i) const {
    return words_[i].starts_sentence &&
           gap_before(text_, words_, i).find('\n') != text_.npos;
  }

  void scan_line(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end;) {
      if (is_byline(i, begin)) i = end_of_byline(i + 1, end);
      if (i >= end) return;
      i = may_begin(i, end) ? scan_run(i, end) : i + 1;
    }
  }

  bool is_byline(std::uint32_t i, std::uint32_t line) const {
    if (words_[i].folded != "by") return false;
    if (i == line || words_[i].starts_sentence) return true;
    return is_in(kBylines, words_[i - 1].folded);
  }

  std::uint32_t end_of_byline(std::uint32_t i, std::uint32_t end) const {
    while (i < end && !words_[i].starts_sentence &&
           (begins_with_capital(words_[i]) || words_[i].folded == "and")) {
      ++i;
    }
    return i;
  }

  bool may_begin(std::uint32_t i, std::uint32_t end) const {
    if (is_taken_[i]) return false;
    if (is_capitalised(i)) return true;
    return (words_[i].folded == "al" || words_[i].folded == "el") &&
           i + 1 < end && is_hyphen(i + 1) && is_capitalised(i + 1);
  }

  bool is_capitalised(std::uint32_t i) const {
    return !is_taken_[i] && words_[i].letter_case == LetterCase::capitalised &&
           !has_digit(words_[i].folded);  // Su-35, N035
  }

  static bool has_digit(std::string_view folded) {
    return folded.find_first_of("0123456789") != std::string_view::npos;
  }

  // A capital; or a small second half: Jong-un, Gholam-reza, but Iran-backed.
  bool goes_on(std::uint32_t i) const {
    if (is_capitalised(i)) return true;
    return !is_taken_[i] && gap_before(text_, words_, i) == "-" &&
           words_[i].letter_case == LetterCase::lower &&
           word_roles(words_[i].folded).is_proper() &&
           !has_digit(words_[i].folded);
  }

  bool is_hyphen(std::uint32_t i) const {
    return is_in(kHyphens, gap_before(text_, words_, i));
  }

  bool is_initial(std::uint32_t i) const {
    return words_[i].end - words_[i].begin == 1;
  }

  // The word goes on with the name of the word before it.
  bool is_bound(std::uint32_t i) const {
    if (is_taken_[i]) return false;
    const std::string_view gap = gap_before(text_, words_, i);
    if (gap == " " || is_in(kHyphens, gap)) return !words_[i].starts_sentence;
    return gap == ". " && is_initial(i - 1);
  }

  // How many small words, all bound, stand at `i` before a capital: "bin",
  // "of the". 0 when the run ends.
  std::uint32_t small_words(std::uint32_t i, std::uint32_t end) const {
    constexpr std::uint32_t kMost = 3;
    const bool is_link = is_in(kGroupLinks, words_[i].folded);
    for (std::uint32_t count = 0; count <= kMost && i + count < end; ++count) {
      const std::uint32_t at = i + count;
      if (!is_bound(at)) return 0;
      if (is_capitalised(at)) return count;
      const bool is_article = is_link && words_[at].folded == "the";
      if (count > 0 || !is_link) {
        if (!is_article &&
            !word_roles(words_[at].folded).is(WordRole::particle) &&
            !word_roles(words_[at].folded).is(WordRole::kunya)) {
          return 0;
        }
      }
    }
    return 0;
  }

  std::uint32_t scan_run(std::uint32_t i, std::uint32_t end) {
    NameRun run;
    add(i, run);
    for (++i; i < end && is_bound(i);) {
      const std::uint32_t small = goes_on(i) ? 0 : small_words(i, end);
      if (small == 0 && !goes_on(i)) break;
      for (const std::uint32_t last = i + small; i <= last; ++i) add(i, run);
    }
    if (run.size() > 1) runs_.push_back(std::move(run));
    return i;
  }

  void add(std::uint32_t i, NameRun& run) const {
    RunWord word{i, word_roles(words_[i].folded)};
    word.hyphenated = !run.empty() && is_hyphen(i);
    // Behind an article every word is a name: al-Dam, al-Amir.
    if (word.hyphenated && run.back().is(WordRole::particle)) word.roles = {};
    word.ezafe = word.hyphenated &&
                 (words_[i].folded == "e" || words_[i].folded == "ye");
    word.initial = is_initial(i) && !word.ezafe;
    if (words_[i].starts_sentence && looks_like_verb(words_[i].folded)) {
      word.roles.add(WordRole::ordinary);
    }
    run.push_back(word);
  }

  // Speaking, Reportedly: at the start of a sentence these are no names.
  static bool looks_like_verb(std::string_view folded) {
    return folded.size() > 5 &&
           (folded.ends_with("ing") || folded.ends_with("ly"));
  }

  std::string_view text_;
  const std::vector<Word>& words_;
  const std::vector<bool>& is_taken_;
  std::vector<NameRun> runs_;
};

}  // namespace

std::vector<NameRun> find_name_runs(std::string_view text,
                                    const std::vector<Word>& words,
                                    const std::vector<bool>& is_taken) {
  if (is_all_capitals(words)) return {};
  return RunFinder(text, words, is_taken).find();
}

}  // namespace fihrist
