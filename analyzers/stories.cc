#include "analyzers/stories.h"

#include <algorithm>
#include <array>

#include "analyzers/claims.h"

namespace fihrist {
namespace {

constexpr auto kPostMarks =
    std::to_array<std::string_view>({"posted", "story", "reply", "re", "quote",
                                     "comment", "originally", "post"});

constexpr std::uint32_t kFewestMarks = 2;
constexpr std::uint32_t kMostWordsOfDateline = 3;

class StoryFinder {
 public:
  StoryFinder(std::string_view text, const std::vector<Word>& words)
      : text_(text), words_(words) {}

  std::vector<std::uint32_t> find() const {
    std::vector<std::uint32_t> stories(words_.size(), 0);
    std::uint32_t story = 0;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (begins_line(i) && begins_story(i)) ++story;
      stories[i] = story;
    }
    if (story < kFewestMarks) std::fill(stories.begin(), stories.end(), 0);
    return stories;
  }

 private:
  std::string_view gap(std::uint32_t word) const {
    return word == 0 ? text_.substr(0, words_[0].begin)
                     : gap_before(text_, words_, word);
  }

  std::string_view gap_after(std::uint32_t word) const {
    if (word + 1 < words_.size()) return gap(word + 1);
    return text_.substr(words_[word].end);
  }

  bool begins_line(std::uint32_t word) const {
    return word == 0 || gap(word).find('\n') != std::string_view::npos;
  }

  bool begins_story(std::uint32_t word) const {
    if (gap(word).ends_with('#') && is_number(words_[word])) return true;
    return is_mark(words_[word]) || is_dateline(word) || has_mark(gap(word));
  }

  static bool is_mark(const Word& word) {
    return std::find(kPostMarks.begin(), kPostMarks.end(), word.folded) !=
           kPostMarks.end();
  }

  // A line of furniture that begins with a mark. The first line of the gap is
  // the end of one that has words.
  static bool has_mark(std::string_view gap) {
    const std::size_t line = gap.find('\n');
    if (line == std::string_view::npos) return false;
    const std::string_view lines = gap.substr(line);
    std::size_t end_before = 0;
    for (const Word& word : break_words(lines)) {
      const std::string_view between =
          lines.substr(end_before, word.begin - end_before);
      if (between.find('\n') != std::string_view::npos && is_mark(word)) {
        return true;
      }
      end_before = word.end;
    }
    return false;
  }

  static bool is_number(const Word& word) {
    return word.folded.find_first_not_of("0123456789") == std::string::npos;
  }

  bool is_dateline(std::uint32_t word) const {
    for (std::uint32_t i = word;
         i < words_.size() && i < word + kMostWordsOfDateline; ++i) {
      if (words_[i].letter_case != LetterCase::capitals) return false;
      if (gap_after(i).starts_with(':')) return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
};

}  // namespace

std::vector<std::uint32_t> find_stories(std::string_view text,
                                        const std::vector<Word>& words) {
  return StoryFinder(text, words).find();
}

}  // namespace fihrist
