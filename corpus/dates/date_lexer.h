// A line as the parts of dates in it.
//
//   DateLexer lexer("July 8, 2021 14:25");
//   while (const auto token = lexer.next()) ...  // month, number, number, time
//
// Digits are those of any script. What belongs into no date is a token of
// Role::other: a reader of dates stops there.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/dates/date_words.h"
#include "corpus/utf8.h"

namespace fihrist {

struct DateToken {
  Role role = Role::other;
  int value = 0;                            // of a number: its first 4 digits
  Calendar calendar = Calendar::gregorian;  // of a month or an era
  int digits = 0;                           // of a number
  bool ascii_digits = true;
  std::size_t begin = 0;  // bytes of the line
  std::size_t end = 0;
};

class DateLexer {
 public:
  // A view of `line` is kept.
  explicit DateLexer(std::string_view line) : line_(line), rest_(line) {}

  // Nothing at the end of the line. Blanks and the marks that stand between
  // the parts of dates are passed over.
  std::optional<DateToken> next();

 private:
  void skip_between();
  bool at_offset() const;
  DateToken take_token();
  DateToken take_number();
  void take_digits(DateToken& token);
  bool goes_on_with(std::u32string_view marks) const;
  DateToken take_offset();
  DateToken take_word();
  void take_letters();
  bool word_goes_on(char32_t last) const;
  const DateWord* take_second_word(std::size_t begin);

  std::string_view line_;
  CodePoints rest_;
  Role before_ = Role::other;  // of the token before
};

// False where there is surely no digit, and with it no date: most lines.
bool may_have_digit(std::string_view text);

}  // namespace fihrist
