// What the readers ask of UTF-8 bytes. Offsets are bytes.
//
//   first_invalid_byte("caf\xC3\xA9") == std::nullopt
//   first_invalid_byte("caf\xE9") == 3
//   trimmed("\u00A0 Baghdad\r") == "Baghdad"
//   quote("Al-Hurra\n") == "\"Al-Hurra\\x0A\""
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fihrist {

// Nothing when the whole text is well formed: no overlong forms, surrogates
// or sequences cut short.
std::optional<std::size_t> first_invalid_byte(std::string_view text);

// Each sequence that is not becomes U+FFFD.
std::string well_formed(std::string_view text);

// Without a byte order mark at its start.
std::string_view without_bom(std::string_view text);

// White space, controls and characters that are never shown, such as a zero
// width space or a direction mark.
bool is_blank(char32_t c);
bool is_blank(std::string_view text);

// Without blanks at either end.
std::string_view trimmed(std::string_view text);

// U+FFFD where the text does not end in UTF-8; 0 where it is empty.
char32_t last_character(std::string_view text);

// For messages: a control, a direction override or a byte that is no UTF-8
// becomes \xNN, so that wrong data cannot steer a terminal.
std::string printable(std::string_view text);

// printable() in quotes, a long text cut short.
std::string quote(std::string_view text);

// Steps through a text by characters; what is no UTF-8 reads as U+FFFD.
//
//   for (CodePoints rest(line); !rest.at_end();) count += rest.take() == ' ';
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  bool at_end() const { return offset_ == text_.size(); }
  std::size_t offset() const { return offset_; }
  char32_t peek() const { return CodePoints(*this).take(); }  // not at the end
  char32_t take();                                            // not at the end

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
};

}  // namespace fihrist
