#include "corpus/title.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "corpus/dates/publication_line.h"
#include "corpus/furniture.h"
#include "corpus/lines.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kLinesSearched = 12;  // that are no furniture
constexpr std::size_t kLinesRead = 60;
constexpr std::size_t kMinWords = 4;
constexpr std::size_t kMaxHeadlineBytes = 200;
constexpr std::size_t kSentenceCharacters = 80;

// "U.S.", "Gen." and "Jan." end no sentence.
constexpr std::size_t kMaxAbbreviationLetters = 3;

constexpr std::u32string_view kSentenceEnds =
    U".!?\u061F\u06D4\u2026";                                    // ؟ ۔ …
constexpr std::u32string_view kClauseEnds = U":;,\u061B\u060C";  // ؛ ،
constexpr std::u32string_view kOpeningQuotes = U"\"'\u2018\u201C\u00AB\u201E";
constexpr std::u32string_view kClosingQuotes = U"\"'\u2019\u201D\u00BB)";

// How lines start that stand where a headline might and are none.
constexpr std::string_view kNoHeadlines[] = {
    "By ",       "BY ",     "Photo:",  "Photo by ", "File photo",
    "Published", "Updated", "Posted ", "Source:",   "Copyright",
    "بقلم",      "كتب ",    "المصدر",
};

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

bool is_letter_or_digit(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c));
}

char32_t first_character(std::string_view text) {
  return CodePoints(text).peek();
}

// Of a text that is not empty, behind closing quotes; 0 if it has no other.
char32_t last_but_quotes(std::string_view text) {
  char32_t last = 0;
  for (CodePoints rest(text); !rest.at_end();) {
    const char32_t c = rest.take();
    if (!is_in(c, kClosingQuotes)) last = c;
  }
  return last;
}

// Stretches without blanks that have a letter or digit.
std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (CodePoints rest(text); !rest.at_end();) {
    const char32_t c = rest.take();
    if (is_blank(c)) {
      in_word = false;
    } else if (!in_word && is_letter_or_digit(c)) {
      in_word = true;
      ++words;
    }
  }
  return words;
}

// "[ad_1]", "<br>", "{{ad}}": what a page's machinery left behind.
bool is_markup(std::string_view line) {
  return (line.starts_with('[') && line.ends_with(']')) ||
         (line.starts_with('<') && line.ends_with('>')) ||
         (line.starts_with('{') && line.ends_with('}'));
}

bool starts_like_none(std::string_view line) {
  return std::ranges::any_of(kNoHeadlines, [&](std::string_view start) {
    return line.starts_with(start);
  });
}

bool is_prose(std::string_view line) {
  return !is_markup(line) && count_words(line) >= kMinWords &&
         !read_dated_line(line);
}

// Line `i` stands inside a paragraph, not at its beginning.
bool continues(const std::vector<TextLine>& lines, std::size_t i) {
  return i > 0 && !lines[i].after_blank && is_prose(lines[i - 1].text);
}

// Line `i` was broken in the middle of a sentence.
bool is_continued(const std::vector<TextLine>& lines, std::size_t i) {
  if (i + 1 == lines.size() || lines[i + 1].after_blank) return false;
  const char32_t next = first_character(lines[i + 1].text);
  return u_islower(static_cast<UChar32>(next));
}

// Empty when none does; behind a first long paragraph there is no headline.
std::string_view find_headline(const std::vector<TextLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.size() > kMaxHeadlineBytes) break;
    if (reads_like_headline(lines[i].text) && !continues(lines, i) &&
        !is_continued(lines, i)) {
      return lines[i].text;
    }
  }
  return {};
}

// The first line that is prose, or at least no markup.
std::size_t find_sentence(const std::vector<TextLine>& lines) {
  auto first = std::ranges::find_if(lines, is_prose, &TextLine::text);
  if (first == lines.end()) {
    first = std::ranges::find_if_not(lines, is_markup, &TextLine::text);
  }
  return first == lines.end() ? 0 : first - lines.begin();
}

// Where the first sentence of the line ends, or the line.
std::size_t sentence_end(std::string_view line) {
  std::size_t letters = 0;  // of the last word
  bool ended = false;
  for (CodePoints rest(line); !rest.at_end();) {
    const std::size_t start = rest.offset();
    const char32_t c = rest.take();
    if (is_blank(c)) {
      if (ended) return start;
      letters = 0;
    } else if (is_letter_or_digit(c)) {
      ++letters;
      ended = false;
    } else if (is_in(c, kSentenceEnds)) {
      ended = letters > kMaxAbbreviationLetters;
    }
  }
  return line.size();
}

// Where `text` is to be cut so that whole words of at most
// kSentenceCharacters are left; its size when it is no longer.
std::size_t cut_at_word(std::string_view text) {
  std::size_t last_blank = 0;
  std::size_t characters = 0;
  for (CodePoints rest(text); !rest.at_end(); ++characters) {
    const std::size_t start = rest.offset();
    const bool blank = is_blank(rest.take());
    if (blank) last_blank = start;
    if (characters == kSentenceCharacters) {
      return last_blank > 0 ? last_blank : start;
    }
  }
  return text.size();
}

// Every run of blanks becomes one space.
std::string with_single_spaces(std::string_view text) {
  std::string result;
  bool after_blank = false;
  for (CodePoints rest(text); !rest.at_end();) {
    const std::size_t start = rest.offset();
    const bool blank = is_blank(rest.take());
    if (!blank) {
      if (after_blank) result += ' ';
      result += text.substr(start, rest.offset() - start);
    }
    after_blank = blank;
  }
  return result;
}

std::string start_of_sentence(const std::vector<TextLine>& lines,
                              std::size_t i) {
  const std::string_view line = lines[i].text;
  const std::string_view sentence = line.substr(0, sentence_end(line));
  const std::string_view start =
      trimmed(sentence.substr(0, cut_at_word(sentence)));
  const bool is_whole =
      start.size() == sentence.size() &&
      (sentence.size() < line.size() || !is_continued(lines, i));
  return with_single_spaces(start) + (is_whole ? "" : " …");
}

// What stands behind furniture opens a paragraph.
std::vector<TextLine> first_lines_of_article(std::string_view body) {
  std::vector<TextLine> lines;
  bool after_furniture = false;
  for (TextLine line : first_lines(body, kLinesRead)) {
    line.after_blank = line.after_blank || after_furniture;
    after_furniture = is_furniture(line.text);
    if (!after_furniture) lines.push_back(line);
    if (lines.size() == kLinesSearched) break;
  }
  return lines;
}

}  // namespace

bool reads_like_headline(std::string_view line) {
  return line.size() <= kMaxHeadlineBytes && !line.empty() &&
         (is_letter_or_digit(first_character(line)) ||
          is_in(first_character(line), kOpeningQuotes)) &&
         !is_in(last_but_quotes(line), kSentenceEnds) &&
         !is_in(last_but_quotes(line), kClauseEnds) &&
         count_words(line) >= kMinWords && !starts_like_none(line) &&
         !read_dated_line(line);
}

std::string find_title(std::string_view body) {
  const std::vector<TextLine> lines = first_lines_of_article(body);
  if (lines.empty()) return {};
  const std::string_view headline = find_headline(lines);
  if (!headline.empty()) return with_single_spaces(headline);
  return start_of_sentence(lines, find_sentence(lines));
}

}  // namespace fihrist
