#include "corpus/furniture.h"

#include <algorithm>
#include <bitset>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "corpus/furniture_rows.h"
#include "corpus/furniture_rows_arabic.h"
#include "corpus/line_tokens.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Tokens = std::vector<LineToken>;

// Formulas about cookies are the longest.
constexpr std::size_t kMaxLineBytes = 600;
constexpr std::size_t kAnyWords = static_cast<std::size_t>(-1);

// Fewer words than these may be the end of a sentence that was broken over
// lines: "… to leave / a comment."
constexpr std::size_t kFewestWordsWithFullStop = 3;

constexpr std::u32string_view kSentenceEnds = U".!?\u061F\u06D4";  // ؟ ۔
constexpr std::u32string_view kSentenceOrClauseEnds =
    U".!?:;\u061F\u06D4\u2026\u201D\"";  // ؟ ۔ … ”

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

bool ends_sentence(std::string_view line) {
  return is_in(last_character(line), kSentenceEnds) && !line.ends_with("..");
}

bool is_lower_case(char32_t c) { return c >= U'a' && c <= U'z'; }

// A row of kFurnitureRows or kArabicFurnitureRows, read.
struct Row {
  Tokens before;  // the gap; a row without a gap has no more
  std::size_t most_between = 0;
  Tokens after;
  bool only_last = false;

  bool is_formula() const { return most_between == kAnyWords; }
};

Row read_row(std::string_view text) {
  Row row;
  Tokens* part = &row.before;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word == "**") {
      row.most_between = kAnyWords;
    } else if (word.starts_with('*')) {
      row.most_between = std::stoul(std::string(word.substr(1)));
      part = &row.after;
    } else if (word == "#") {
      part->push_back(kNumberToken);
    } else if (word == ":") {
      part->push_back(kLabelEndToken);
    } else if (word == "$") {
      row.only_last = true;
    } else {
      part->push_back(*LineTokens(word).next());
    }
  }
  return row;
}

std::unordered_set<LineToken> first_tokens(
    std::span<const std::string_view> words) {
  std::unordered_set<LineToken> tokens;
  for (const std::string_view word : words) {
    tokens.insert(*LineTokens(word).next());
  }
  return tokens;
}

// Says of most tokens that they are in no row, without looking them up.
class TokenFilter {
 public:
  void add(LineToken token) { bits_.set(place(token)); }
  bool may_have(LineToken token) const { return bits_.test(place(token)); }

 private:
  static constexpr std::size_t kBits = 1 << 14;
  static std::size_t place(LineToken token) {
    return (token ^ (token >> 32)) % kBits;
  }
  std::bitset<kBits> bits_;
};

class FurnitureTable {
 public:
  FurnitureTable()
      : buttons_(first_tokens(kButtons)),
        beside_(first_tokens(kWordsBesideButtons)) {
    for (const std::string_view text : kFurnitureRows) add(read_row(text));
    for (const std::string_view text : kArabicFurnitureRows) {
      add(read_row(text));
    }
    for (const LineToken token : buttons_) firsts_.add(token);
  }

  // Of a trimmed line, whether or not it is the last.
  bool has(std::string_view line, bool is_last) const {
    if (line.empty() || line.size() > kMaxLineBytes) return false;
    if (!may_begin_row(line) && !may_end_row(line)) return false;
    const Tokens tokens = tokens_of(line);
    if (tokens.empty()) return false;
    return has_row(rows_by_first_, tokens.front(), tokens, line, is_last) ||
           has_row(rows_by_last_, tokens.back(), tokens, line, is_last) ||
           (!ends_sentence(line) && is_buttons(tokens));
  }

 private:
  using Rows = std::unordered_multimap<LineToken, Row>;

  void add(Row row) {
    if (row.before.empty()) {
      lasts_.add(row.after.back());
      rows_by_last_.emplace(row.after.back(), std::move(row));
    } else {
      firsts_.add(row.before.front());
      rows_by_first_.emplace(row.before.front(), std::move(row));
    }
  }

  bool may_begin_row(std::string_view line) const {
    LineTokens rest(line);
    auto token = rest.next();
    while (token == kLabelEndToken) token = rest.next();
    return token && firsts_.may_have(*token);
  }

  bool may_end_row(std::string_view line) const {
    const std::size_t blank = line.rfind(' ');
    const auto token =
        LineTokens(line.substr(blank == line.npos ? 0 : blank)).next();
    return token && lasts_.may_have(*token);
  }

  static bool has_row(const Rows& rows, LineToken key, const Tokens& tokens,
                      std::string_view line, bool is_last) {
    const auto [begin, end] = rows.equal_range(key);
    return std::any_of(begin, end, [&](const auto& row) {
      return is_row(row.second, tokens, line, is_last);
    });
  }

  static bool is_row(const Row& row, const Tokens& tokens,
                     std::string_view line, bool is_last) {
    if (row.only_last && !is_last) return false;
    const std::size_t fixed = row.before.size() + row.after.size();
    if (tokens.size() < fixed || tokens.size() - fixed > row.most_between) {
      return false;
    }
    if (!std::ranges::equal(row.before,
                            std::span(tokens).first(row.before.size())) ||
        !std::ranges::equal(row.after,
                            std::span(tokens).last(row.after.size()))) {
      return false;
    }
    if (row.is_formula() || !ends_sentence(line)) return true;
    const bool is_open = row.after.empty() && tokens.size() > fixed;
    return !is_open && tokens.size() >= kFewestWordsWithFullStop;
  }

  bool is_buttons(const Tokens& tokens) const {
    return !tokens.empty() && buttons_.contains(tokens.front()) &&
           std::ranges::all_of(tokens, [&](LineToken token) {
             return token == kNumberToken || token == kLabelEndToken ||
                    buttons_.contains(token) || beside_.contains(token);
           });
  }

  Rows rows_by_first_;
  Rows rows_by_last_;  // those that begin with a gap
  std::unordered_set<LineToken> buttons_;
  std::unordered_set<LineToken> beside_;
  TokenFilter firsts_;
  TokenFilter lasts_;
};

const FurnitureTable& table() {
  static const FurnitureTable table;
  return table;
}

// "AK/PA", "MMS/YAW": who wrote and who edited, as agencies close a text.
bool is_initials(std::string_view line) {
  constexpr std::size_t kMaxBytes = 12;
  if (line.size() > kMaxBytes || line.find('/') == line.npos) return false;
  while (!line.empty()) {
    const std::string_view letters = line.substr(0, line.find('/'));
    if (letters.size() < 2 || letters.size() > 3) return false;
    if (!std::ranges::all_of(letters,
                             [](char c) { return c >= 'A' && c <= 'Z'; })) {
      return false;
    }
    line.remove_prefix(std::min(line.size(), letters.size() + 1));
  }
  return true;
}

class FurnitureFinder {
 public:
  explicit FurnitureFinder(std::string_view text) : text_(text) {}

  std::vector<TextSpan> find() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      read_line(begin, end);
      begin = end + 1;
    }
    read_last_line();
    return joined();
  }

 private:
  struct Line {
    TextSpan span;
    std::string_view text;  // trimmed
  };

  void read_line(std::size_t begin, std::size_t end) {
    const std::string_view line = trimmed(text_.substr(begin, end - begin));
    const TextSpan span{static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end)};
    const bool continues = runs_on_;
    runs_on_ = false;
    if (line.empty()) return;
    const bool ends_sentence_before = continues && is_lower_case(line.front());
    if (!ends_sentence_before && table().has(line, false)) {
      spans_.push_back(span);
      return;
    }
    last_.reset();
    if (!ends_sentence_before) last_ = Line{span, line};
    runs_on_ = !is_in(last_character(line), kSentenceOrClauseEnds);
  }

  // The last line that is no furniture yet.
  void read_last_line() {
    if (!last_ ||
        !(is_initials(last_->text) || table().has(last_->text, true))) {
      return;
    }
    const auto place = std::ranges::upper_bound(spans_, last_->span.begin, {},
                                                &TextSpan::begin);
    spans_.insert(place, last_->span);
  }

  std::vector<TextSpan> joined() const {
    std::vector<TextSpan> joined;
    for (const TextSpan span : spans_) {
      if (!joined.empty() &&
          is_blank(text_.substr(joined.back().end,
                                span.begin - joined.back().end))) {
        joined.back().end = span.end;
      } else {
        joined.push_back(span);
      }
    }
    return joined;
  }

  std::string_view text_;
  std::vector<TextSpan> spans_;
  std::optional<Line> last_;
  bool runs_on_ = false;  // the line before ended in mid-sentence
};

}  // namespace

std::vector<TextSpan> find_furniture(std::string_view text) {
  return FurnitureFinder(text).find();
}

std::string body_without_furniture(const Document& document) {
  std::string body;
  std::size_t begin = 0;
  for (const TextSpan span : document.furniture) {
    body.append(document.body, begin, span.begin - begin);
    begin = span.end;
  }
  return body.append(document.body, begin);
}

bool is_furniture(std::string_view line) {
  return table().has(trimmed(line), false);
}

}  // namespace fihrist
