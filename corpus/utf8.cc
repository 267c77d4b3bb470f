#include "corpus/utf8.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace fihrist {
namespace {

constexpr std::size_t kQuotedBytes = 80;

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool is_direction_override(char32_t c) {
  return (c >= U'\u202A' && c <= U'\u202E') ||
         (c >= U'\u2066' && c <= U'\u2069');
}

// Joiners and direction marks, which Persian and Arabic text is full of, steer
// nothing.
bool is_printable(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type != U_CONTROL_CHAR && type != U_LINE_SEPARATOR &&
         type != U_PARAGRAPH_SEPARATOR && !is_direction_override(c);
}

std::string_view cut_at_character(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && U8_IS_TRAIL(text[limit])) --limit;
  return text.substr(0, limit);
}

}  // namespace

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
  const std::uint8_t* bytes = bytes_of(text);
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    UChar32 c = 0;
    U8_NEXT(bytes, offset, text.size(), c);
    if (c < 0) return start;
  }
  return std::nullopt;
}

std::string well_formed(std::string_view text) {
  if (!first_invalid_byte(text)) return std::string(text);
  std::string result;
  for (CodePoints rest(text); !rest.at_end();) {
    const std::size_t start = rest.offset();
    const bool is_whole = rest.take() != U'\uFFFD';
    result += is_whole ? text.substr(start, rest.offset() - start)
                       : std::string_view("\uFFFD");
  }
  return result;
}

std::string_view without_bom(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  return text;
}

bool is_blank(char32_t c) {
  if (c > 0x20 && c < 0x7F) return false;  // most are
  const UChar32 character = static_cast<UChar32>(c);
  return u_isUWhiteSpace(character) || u_iscntrl(character) ||
         u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_blank(std::string_view text) {
  for (CodePoints rest(text); !rest.at_end();) {
    if (!is_blank(rest.take())) return false;
  }
  return true;
}

// From both ends: the middle of a line is not looked at.
std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  for (CodePoints rest(text); !rest.at_end(); begin = rest.offset()) {
    if (!is_blank(rest.take())) break;
  }
  text.remove_prefix(begin);
  while (!text.empty()) {
    const char32_t last = last_character(text);
    if (!is_blank(last)) break;
    text.remove_suffix(U8_LENGTH(static_cast<UChar32>(last)));
  }
  return text;
}

char32_t last_character(std::string_view text) {
  if (text.empty()) return 0;
  const std::size_t most = std::min<std::size_t>(text.size(), U8_MAX_LENGTH);
  std::size_t bytes = 1;
  while (bytes < most && U8_IS_TRAIL(text[text.size() - bytes])) ++bytes;
  CodePoints last(text.substr(text.size() - bytes));
  const char32_t c = last.take();
  return last.at_end() ? c : U'\uFFFD';
}

std::string printable(std::string_view text) {
  std::string result;
  for (CodePoints rest(text); !rest.at_end();) {
    const std::size_t start = rest.offset();
    const char32_t c = rest.take();
    const std::string_view bytes = text.substr(start, rest.offset() - start);
    if (!first_invalid_byte(bytes) && is_printable(c)) {
      result += bytes;
      continue;
    }
    for (const char byte : bytes) {
      fmt::format_to(std::back_inserter(result), "\\x{:02X}",
                     static_cast<std::uint8_t>(byte));
    }
  }
  return result;
}

std::string quote(std::string_view text) {
  const std::string_view shown = cut_at_character(text, kQuotedBytes);
  return fmt::format("\"{}{}\"", printable(shown),
                     shown.size() < text.size() ? "…" : "");
}

char32_t CodePoints::take() {
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes_of(text_), offset_, text_.size(), c);
  return static_cast<char32_t>(c);
}

}  // namespace fihrist
