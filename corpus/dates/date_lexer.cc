#include "corpus/dates/date_lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

namespace fihrist {
namespace {

// Between the parts of a date, and around it; a tatweel by itself is a dash.
constexpr std::u32string_view kMarks =
    U",.:|/"
    U"-()[]@*_\u060C\u0640\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u00B7";

constexpr std::u32string_view kSigns = U"+-\u2212";

// Within a word: "a.m", "Sana'a".
constexpr std::u32string_view kInnerMarks = U".'\u2019";

constexpr int kValueDigits = 4;

bool is_digit(char32_t c) {
  return u_charDigitValue(static_cast<UChar32>(c)) >= 0;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }

// Vowel signs and joiners, which Arabic and Persian words may have inside.
bool is_within_word(char32_t c) {
  return is_letter(c) || c == U'\u200C' || c == U'\u200D' ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

// After which a sign begins an offset from UTC.
bool is_of_clock(Role role) {
  return role == Role::time || role == Role::meridiem || role == Role::zone;
}

}  // namespace

std::optional<DateToken> DateLexer::next() {
  skip_between();
  if (rest_.at_end()) return std::nullopt;
  const std::size_t begin = rest_.offset();
  DateToken token = take_token();
  token.begin = begin;
  token.end = rest_.offset();
  before_ = token.role;
  return token;
}

void DateLexer::skip_between() {
  while (!rest_.at_end() && !at_offset() &&
         (is_blank(rest_.peek()) || is_in(rest_.peek(), kMarks))) {
    rest_.take();
  }
}

// At "-0500" behind a time, at "+3" anywhere.
bool DateLexer::at_offset() const {
  CodePoints ahead = rest_;
  const char32_t sign = ahead.take();
  return is_in(sign, kSigns) && (sign == U'+' || is_of_clock(before_)) &&
         !ahead.at_end() && is_digit(ahead.peek());
}

DateToken DateLexer::take_token() {
  if (at_offset()) return take_offset();
  if (is_digit(rest_.peek())) return take_number();
  if (is_letter(rest_.peek())) return take_word();
  rest_.take();
  return {};
}

// "8", "2021" or a time: "14:25:00.000".
DateToken DateLexer::take_number() {
  DateToken token{.role = Role::number};
  take_digits(token);
  while (goes_on_with(token.role == Role::time ? U":.," : U":")) {
    token.role = Role::time;
    rest_.take();
    take_digits(token);
  }
  return token;
}

void DateLexer::take_digits(DateToken& token) {
  while (!rest_.at_end() && is_digit(rest_.peek())) {
    const char32_t c = rest_.take();
    if (token.digits++ < kValueDigits) {
      token.value =
          token.value * 10 + u_charDigitValue(static_cast<UChar32>(c));
    }
    token.ascii_digits &= c < 0x80;
  }
}

// At a mark with a digit right behind it: "14:25", but not "2021: 09:52".
bool DateLexer::goes_on_with(std::u32string_view marks) const {
  CodePoints ahead = rest_;
  if (ahead.at_end() || !is_in(ahead.take(), marks)) return false;
  return !ahead.at_end() && is_digit(ahead.peek());
}

DateToken DateLexer::take_offset() {
  rest_.take();
  take_number();
  return {.role = Role::zone};
}

DateToken DateLexer::take_word() {
  const std::size_t begin = rest_.offset();
  take_letters();
  const std::string_view name = line_.substr(begin, rest_.offset() - begin);
  const DateWord* word = find_date_word(name);
  if (const DateWord* two = word ? take_second_word(begin) : nullptr) {
    word = two;
  }
  if (!word || word->role == Role::half) return {};
  return {.role = word->role, .value = word->value, .calendar = word->calendar};
}

void DateLexer::take_letters() {
  char32_t last = 0;
  while (!rest_.at_end() && word_goes_on(last)) last = rest_.take();
}

// Pages run their lines together: "09:52 AM GSTLast updated".
bool DateLexer::word_goes_on(char32_t last) const {
  CodePoints ahead = rest_;
  const char32_t c = ahead.take();
  const char32_t after = ahead.at_end() ? 0 : ahead.peek();
  if (is_upper(c) && (is_lower(last) || (is_upper(last) && is_lower(after)))) {
    return false;
  }
  return is_within_word(c) ||
         (is_in(c, kInnerMarks) && after != 0 && is_letter(after));
}

// Takes the next word too if with the one at `begin` it makes a name.
const DateWord* DateLexer::take_second_word(std::size_t begin) {
  const CodePoints before = rest_;
  const std::string first(line_.substr(begin, rest_.offset() - begin));
  while (!rest_.at_end() && is_blank(rest_.peek())) rest_.take();
  const std::size_t second = rest_.offset();
  take_letters();
  const std::size_t bytes = rest_.offset() - second;
  const DateWord* word = nullptr;
  if (bytes > 0) {
    word =
        find_date_word(first + " " + std::string(line_.substr(second, bytes)));
  }
  if (!word) rest_ = before;
  return word;
}

bool may_have_digit(std::string_view text) {
  // Digits of Arabic and Persian begin with these two bytes.
  return std::ranges::any_of(text, [](char c) {
    return (c >= '0' && c <= '9') || c == '\xD9' || c == '\xDB';
  });
}

}  // namespace fihrist
