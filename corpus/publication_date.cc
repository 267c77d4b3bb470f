#include "corpus/publication_date.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "corpus/lines.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kLinesSearched = 40;
constexpr std::size_t kMaxLineBytes = 120;

// Years below are of another calendar (1442 after the Hijra, 1400 in Iran).
constexpr int kFirstYear = 1800;

enum class Role {
  label,
  preposition,
  weekday,
  month,
  ordinal,
  meridiem,
  zone,
  number,
  time,
};

struct Word {
  std::string_view name;  // in lower case
  Role role;
  int value = 0;
};

// Every word that may stand in a publication line.
constexpr Word kWords[] = {
    {"published", Role::label},
    {"updated", Role::label},
    {"posted", Role::label},
    {"modified", Role::label},
    {"date", Role::label},
    {"dated", Role::label},
    {"first", Role::label},
    {"last", Role::label},
    {"نشر", Role::label},
    {"تم", Role::label},
    {"النشر", Role::label},
    {"تاريخ", Role::label},
    {"بتاريخ", Role::label},

    {"on", Role::preposition},
    {"in", Role::preposition},
    {"at", Role::preposition},
    {"t", Role::preposition},  // 2021-07-08T14:25
    {"في", Role::preposition},

    {"monday", Role::weekday},
    {"tuesday", Role::weekday},
    {"wednesday", Role::weekday},
    {"thursday", Role::weekday},
    {"friday", Role::weekday},
    {"saturday", Role::weekday},
    {"sunday", Role::weekday},
    {"mon", Role::weekday},
    {"tue", Role::weekday},
    {"tues", Role::weekday},
    {"wed", Role::weekday},
    {"thu", Role::weekday},
    {"thur", Role::weekday},
    {"thurs", Role::weekday},
    {"fri", Role::weekday},
    {"sat", Role::weekday},
    {"sun", Role::weekday},

    {"january", Role::month, 1},
    {"february", Role::month, 2},
    {"march", Role::month, 3},
    {"april", Role::month, 4},
    {"may", Role::month, 5},
    {"june", Role::month, 6},
    {"july", Role::month, 7},
    {"august", Role::month, 8},
    {"september", Role::month, 9},
    {"october", Role::month, 10},
    {"november", Role::month, 11},
    {"december", Role::month, 12},
    {"jan", Role::month, 1},
    {"feb", Role::month, 2},
    {"mar", Role::month, 3},
    {"apr", Role::month, 4},
    {"jun", Role::month, 6},
    {"jul", Role::month, 7},
    {"aug", Role::month, 8},
    {"sep", Role::month, 9},
    {"sept", Role::month, 9},
    {"oct", Role::month, 10},
    {"nov", Role::month, 11},
    {"dec", Role::month, 12},

    {"st", Role::ordinal},
    {"nd", Role::ordinal},
    {"rd", Role::ordinal},
    {"th", Role::ordinal},

    {"am", Role::meridiem},
    {"pm", Role::meridiem},
    {"a.m", Role::meridiem},
    {"p.m", Role::meridiem},

    {"z", Role::zone},
    {"gmt", Role::zone},
    {"utc", Role::zone},
    {"gst", Role::zone},
    {"ast", Role::zone},
    {"irst", Role::zone},
    {"msk", Role::zone},
    {"bst", Role::zone},
    {"cet", Role::zone},
    {"cest", Role::zone},
    {"eet", Role::zone},
    {"eest", Role::zone},
    {"et", Role::zone},
    {"est", Role::zone},
    {"edt", Role::zone},
    {"pst", Role::zone},
    {"pdt", Role::zone},
};

constexpr std::u32string_view kMarks = U",.:|/-()\u2013\u2014\u2022\u00B7";

struct Token {
  Role role;
  int value = 0;
  int digits = 0;  // of a number
};

bool is_digit(char32_t c) {
  return u_charDigitValue(static_cast<UChar32>(c)) >= 0;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }

// Reads the tokens of one line; stops at the first thing that does not belong
// into a publication line.
class Lexer {
 public:
  explicit Lexer(std::string_view line) : line_(line), rest_(line) {}

  // Nothing when the line has anything but dates and their trimmings.
  std::optional<std::vector<Token>> tokens() {
    std::vector<Token> tokens;
    while (skip_marks(), !rest_.at_end()) {
      const std::optional<Token> token = take_token();
      if (!token) return std::nullopt;
      if (token->role != Role::ordinal) tokens.push_back(*token);
    }
    return tokens;
  }

 private:
  void skip_marks() {
    while (!rest_.at_end() && (is_blank(rest_.peek()) ||
                               kMarks.find(rest_.peek()) != kMarks.npos)) {
      rest_.take();
    }
  }

  std::optional<Token> take_token() {
    if (is_digit(rest_.peek())) return take_number();
    if (is_letter(rest_.peek())) return take_word();
    if (rest_.peek() == U'+') return take_offset();
    return std::nullopt;
  }

  // "8", "2021" or a time: "14:25:00.000".
  Token take_number() {
    Token token{Role::number};
    while (!rest_.at_end() && is_digit(rest_.peek())) take_digit(token);
    while (digits_go_on()) {
      token.role = Role::time;
      rest_.take();
      while (!rest_.at_end() && is_digit(rest_.peek())) rest_.take();
    }
    return token;
  }

  void take_digit(Token& number) {
    const int digit = u_charDigitValue(static_cast<UChar32>(rest_.take()));
    ++number.digits;
    if (number.digits <= 4) number.value = number.value * 10 + digit;
  }

  // At a colon with a digit after it: "14:25", but not "2021: 09:52".
  bool digits_go_on() const {
    CodePoints ahead = rest_;
    if (ahead.at_end() || ahead.take() != U':') return false;
    return !ahead.at_end() && is_digit(ahead.peek());
  }

  // "+03:00"
  std::optional<Token> take_offset() {
    rest_.take();
    if (rest_.at_end() || !is_digit(rest_.peek())) return std::nullopt;
    take_number();
    return Token{Role::zone};
  }

  std::optional<Token> take_word() {
    const std::string name = take_letters();
    const auto* word = std::ranges::find(kWords, name, &Word::name);
    if (word == std::end(kWords)) return std::nullopt;
    return Token{word->role, word->value};
  }

  // In lower case; a full stop between letters belongs to them: "a.m.".
  std::string take_letters() {
    std::string letters;
    while (!rest_.at_end() && (is_letter(rest_.peek()) || at_inner_stop())) {
      const std::size_t start = rest_.offset();
      const char32_t c = rest_.take();
      if (c < 0x80) {
        letters += static_cast<char>(u_tolower(static_cast<UChar32>(c)));
      } else {
        letters += line_.substr(start, rest_.offset() - start);
      }
    }
    return letters;
  }

  bool at_inner_stop() const {
    CodePoints ahead = rest_;
    return ahead.take() == U'.' && !ahead.at_end() && is_letter(ahead.peek());
  }

  std::string_view line_;
  CodePoints rest_;
};

// One part of a written date, and where its value goes.
struct Part {
  Role role;
  int min_digits;
  int max_digits;
  int CivilDay::*member;
};

constexpr Part kYear{Role::number, 4, 4, &CivilDay::year};
constexpr Part kMonth{Role::number, 1, 2, &CivilDay::month};
constexpr Part kMonthName{Role::month, 0, 0, &CivilDay::month};
constexpr Part kDay{Role::number, 1, 2, &CivilDay::day};

constexpr std::size_t kParts = 3;
constexpr Part kShapes[][kParts] = {
    {kMonthName, kDay, kYear},  // July 8, 2021
    {kDay, kMonthName, kYear},  // 8 July 2021
    {kYear, kMonth, kDay},      // 2021-07-08
};

bool fits(const Token& token, const Part& part) {
  return token.role == part.role && token.digits >= part.min_digits &&
         token.digits <= part.max_digits;
}

std::optional<Date> read_shape(std::span<const Token> tokens,
                               std::span<const Part> shape) {
  if (tokens.size() < shape.size()) return std::nullopt;
  CivilDay day{};
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (!fits(tokens[i], shape[i])) return std::nullopt;
    day.*shape[i].member = tokens[i].value;
  }
  if (day.year < kFirstYear) return std::nullopt;
  return make_date(day);
}

// At the start of the tokens.
std::optional<Date> read_date(std::span<const Token> tokens) {
  for (const auto& shape : kShapes) {
    if (const auto date = read_shape(tokens, shape)) return date;
  }
  return std::nullopt;
}

std::span<const Token> skip(std::span<const Token> tokens, Role role) {
  while (!tokens.empty() && tokens.front().role == role) {
    tokens = tokens.subspan(1);
  }
  return tokens;
}

// "Last updated on Thursday": without a label, "on Thursday" is prose.
std::span<const Token> skip_before_date(std::span<const Token> tokens) {
  if (!tokens.empty() && tokens.front().role == Role::label) {
    tokens = skip(skip(tokens, Role::label), Role::preposition);
  }
  return skip(tokens, Role::weekday);
}

std::span<const Token> skip_after_date(std::span<const Token> tokens) {
  for (const Role role : {Role::weekday, Role::preposition, Role::time,
                          Role::meridiem, Role::zone}) {
    tokens = skip(tokens, role);
  }
  return tokens;
}

}  // namespace

bool lies_in_future(Date date) { return date.days > today().days + 1; }

GivenDate read_given_date(std::string_view text) {
  const std::optional<Date> date = parse_date(text);
  if (!date) return {std::nullopt, "is no day written as YYYY-MM-DD"};
  if (lies_in_future(*date)) return {std::nullopt, "lies in the future"};
  return {date, {}};
}

std::optional<Date> read_publication_line(std::string_view line) {
  if (line.size() > kMaxLineBytes) return std::nullopt;
  const auto tokens = Lexer(line).tokens();
  if (!tokens) return std::nullopt;
  const std::span<const Token> rest = skip_before_date(*tokens);
  const std::optional<Date> date = read_date(rest);
  if (!date || lies_in_future(*date)) return std::nullopt;
  if (!skip_after_date(rest.subspan(kParts)).empty()) return std::nullopt;
  return date;
}

std::optional<Date> find_publication_date(std::string_view text) {
  for (const TextLine& line : first_lines(text, kLinesSearched)) {
    if (const auto date = read_publication_line(line.text)) return date;
  }
  return std::nullopt;
}

}  // namespace fihrist
