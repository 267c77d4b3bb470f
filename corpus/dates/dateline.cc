#include "corpus/dates/dateline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/dates/dateline_place.h"
#include "corpus/dates/dateline_words.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxHeadBytes = 240;
constexpr std::size_t kMaxPlaceBytes = 80;
constexpr std::size_t kMaxDateBytes = 40;
constexpr std::size_t kMaxPlaceWords = 8;
constexpr std::size_t kMaxTokens = 24;  // from the first number on
constexpr std::size_t kMaxTokensOfDate = 8;
constexpr std::size_t kMaxBracketBytes = 80;
constexpr std::size_t kMinStoryBytes = 20;

constexpr std::u32string_view kDashes =
    U"-:\u0640\u2010\u2011\u2012\u2013\u2014\u2015";

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

// Without blanks and commas at its start.
std::string_view without_commas(std::string_view text) {
  CodePoints rest(text);
  while (!rest.at_end() &&
         (is_blank(rest.peek()) || is_in(rest.peek(), U",.\u060C"))) {
    rest.take();
  }
  return text.substr(rest.offset());
}

// "EL SALVADOR" and "MAR DEL PLATA" have words that dates have too.
bool may_be_of_place(const DateToken& token, std::string_view line) {
  switch (token.role) {
    case Role::number:
    case Role::time:
    case Role::label:
    case Role::qualifier:
      return false;
    case Role::preposition: {
      const std::string word =
          fold_date_word(line.substr(token.begin, token.end - token.begin));
      return word == "el" || word == "le";
    }
    default:
      return true;
  }
}

// No further than a place and two dates can reach.
std::vector<DateToken> read_head(std::string_view head) {
  std::vector<DateToken> tokens;
  DateLexer lexer(head);
  std::size_t enough = 2 * kMaxPlaceWords;
  bool has_number = false;
  while (const std::optional<DateToken> token = lexer.next()) {
    tokens.push_back(*token);
    if (token->role == Role::number && !std::exchange(has_number, true)) {
      enough = tokens.size() + kMaxTokens;
    }
    if (tokens.size() >= enough) break;
  }
  return tokens;
}

bool begins_with_date(std::string_view text) {
  std::vector<DateToken> tokens;
  DateLexer lexer(text);
  while (const std::optional<DateToken> token = lexer.next()) {
    if (token->role == Role::other || tokens.size() == kMaxTokensOfDate) break;
    if (!tokens.empty() || token->role != Role::weekday) {
      tokens.push_back(*token);
    }
  }
  return read_written_date(tokens, text).has_value();
}

// A date of the line, and what stands before and behind it.
struct Found {
  WrittenDate date;
  std::string_view place;
  std::string_view behind = {};
  bool twice = false;  // in two calendars
};

class HeadReader {
 public:
  HeadReader(std::string_view line, const std::vector<DateToken>& tokens)
      : line_(line), tokens_(tokens) {}

  std::optional<Found> read() {
    while (next_ < tokens_.size()) {
      const std::size_t begin = next_;
      while (at(Role::weekday)) ++next_;
      if (auto date = take_date()) return found(begin, *date);
      next_ = begin;
      if (!may_be_of_place(tokens_[next_], line_)) return std::nullopt;
      ++next_;
    }
    return std::nullopt;
  }

 private:
  bool at(Role role) const {
    return next_ < tokens_.size() && tokens_[next_].role == role;
  }

  std::optional<WrittenDate> take_date() {
    const auto date = read_written_date(std::span(tokens_).subspan(next_),
                                        line_, {.years = Years::short_too});
    if (date) next_ += date->tokens;
    return date;
  }

  Found found(std::size_t begin, const WrittenDate& date) {
    Found found{.date = date,
                .place = trimmed(line_.substr(0, tokens_[begin].begin))};
    std::size_t end = tokens_[next_ - 1].end;
    while (at(Role::preposition)) ++next_;
    if (const auto other = take_date_of_other_calendar(date.calendar)) {
      found.twice = true;
      if (other->calendar == Calendar::gregorian) found.date = *other;
      end = tokens_[next_ - 1].end;
    }
    while (at(Role::time) || at(Role::meridiem) || at(Role::zone)) {
      end = tokens_[next_++].end;
    }
    found.behind = line_.substr(end);
    return found;
  }

  std::optional<WrittenDate> take_date_of_other_calendar(Calendar calendar) {
    const auto other = take_date();
    if (other && other->calendar != calendar) return other;
    return std::nullopt;
  }

  std::string_view line_;
  const std::vector<DateToken>& tokens_;
  std::size_t next_ = 0;
};

// What stands in brackets at the start of `text`, closed by whichever: the
// agency, mostly. Taken off `text`.
std::string_view take_bracketed(std::string_view& text) {
  text = without_commas(text);
  if (text.empty() || (text[0] != '(' && text[0] != '[' && text[0] != '/')) {
    return {};
  }
  const std::string_view ends = text[0] == '/' ? "/" : ")]";
  const std::size_t end = text.find_first_of(ends, 1);
  if (end == text.npos || end > kMaxBracketBytes) return {};
  const std::string_view inside = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  return trimmed(inside);
}

// "IRNA" in ", IRNA - ". Taken off `text`.
std::string_view take_agency(std::string_view& text) {
  const std::string_view start = without_commas(text);
  CodePoints rest(start.substr(0, kMaxBracketBytes));
  while (!rest.at_end() && !is_in(rest.peek(), kDashes)) rest.take();
  const std::string_view agency = trimmed(start.substr(0, rest.offset()));
  if (rest.at_end() || !is_agency(agency)) return {};
  text = start.substr(rest.offset());
  return agency;
}

// At the end of the line: "(Photo by …)".
std::string_view last_brackets(std::string_view line) {
  const std::size_t begin = line.find_last_of("([");
  if (begin == line.npos || line.size() - begin > kMaxBracketBytes) return {};
  return line.substr(begin);
}

// What follows the dash; nothing when there is no dash.
std::optional<std::string_view> behind_dash(std::string_view text) {
  text = without_commas(text);
  CodePoints rest(text);
  while (!rest.at_end() && is_in(rest.peek(), kDashes)) rest.take();
  if (rest.offset() == 0) return std::nullopt;
  return trimmed(text.substr(rest.offset()));
}

// A sentence begins it; small letters would go on with the one before the
// dash, and a second date would make a period of the first.
bool is_story(std::string_view text) {
  if (text.size() < kMinStoryBytes) return false;
  const CodePoints start(text);
  if (u_islower(static_cast<UChar32>(start.peek()))) return false;
  return !begins_with_date(text);
}

std::string_view before_dash(std::string_view text) {
  CodePoints rest(text.substr(0, kMaxPlaceBytes));
  while (!rest.at_end() && !is_in(rest.peek(), kDashes)) rest.take();
  return text.substr(0, rest.offset());
}

// Of what follows a date: a dash, a place in capitals, a dash, the story;
// "IRAN – United States – …" is a title.
bool is_story_from_place(std::string_view behind) {
  const auto start = behind_dash(behind);
  if (!start) return false;
  const std::string_view place = before_dash(*start);
  const auto story = behind_dash(start->substr(place.size()));
  return story && is_story(*story) && is_place(place, Agency::unnamed) &&
         !is_place(before_dash(*story), Agency::named);
}

bool is_dateline(const Found& found, std::string_view line) {
  std::string_view behind = found.behind;
  // "GENEVA (8 July 2021) – …"
  if (found.place.ends_with('(') && behind.starts_with(')')) {
    behind.remove_prefix(1);
  }
  std::string_view brackets = take_bracketed(behind);
  if (brackets.empty()) brackets = take_agency(behind);
  if (is_caption(brackets) || is_caption(last_brackets(line))) return false;
  // "July 8, 2021 (KHARTOUM) – …"
  const std::string_view place = found.place.empty() ? brackets : found.place;
  if (place.size() > kMaxPlaceBytes) return false;
  // "الرياض 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس"
  if (found.twice && is_agency(trimmed(behind))) {
    return is_place(place, Agency::named);
  }
  // "بغداد/ واع - 8 تموز 2021"
  if (is_blank(behind)) {
    return is_place(place, Agency::named) && is_place_with_agency(place);
  }
  // "8 July 2021 – GENEVA – …"
  if (place.empty()) return is_story_from_place(behind);
  const Agency agency =
      names_agency(brackets) ? Agency::named : Agency::unnamed;
  const auto story = behind_dash(behind);
  return story && is_story(*story) && is_place(place, agency);
}

}  // namespace

std::optional<WrittenDate> read_dateline(std::string_view line) {
  if (!may_have_digit(line.substr(0, kMaxPlaceBytes + kMaxDateBytes))) {
    return std::nullopt;
  }
  const std::vector<DateToken> tokens =
      read_head(line.substr(0, kMaxHeadBytes));
  const std::optional<Found> found = HeadReader(line, tokens).read();
  if (!found || !is_dateline(*found, line)) return std::nullopt;
  return found->date;
}

}  // namespace fihrist
