#include "searchd/json_writer.h"

#include <array>
#include <charconv>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

// What stands behind the backslash; 'u' for four digits, 0 for none.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (std::size_t control = 0; control < 0x20; ++control) {
    escapes[control] = 'u';
  }
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  return escapes;
}();

void append_escape(std::string& text, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  text += '\\';
  text += kEscapes[byte];
  if (kEscapes[byte] != 'u') return;
  text += "00";
  text += kDigits[byte >> 4];
  text += kDigits[byte & 15];
}

void append_escaped(std::string& text, std::string_view bytes) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (kEscapes[byte] == 0) continue;
    text.append(bytes, written, i - written);
    append_escape(text, byte);
    written = i + 1;
  }
  text.append(bytes, written);
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  value(name);
  text_ += ':';
  follows_value_ = false;
}

void JsonWriter::value(std::string_view text) {
  separate();
  text_ += '"';
  if (first_invalid_byte(text)) {
    append_escaped(text_, well_formed(text));
  } else {
    append_escaped(text_, text);
  }
  text_ += '"';
}

void JsonWriter::value(double number) {
  std::array<char, 400> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), number,
                    std::chars_format::fixed);
  const std::string_view written(digits.data(),
                                 static_cast<std::size_t>(end - digits.data()));
  raw(written);
  if (written.find('.') == std::string_view::npos) text_ += ".0";
}

void JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
}

void JsonWriter::text_or_null(std::string_view name, std::string_view text) {
  key(name);
  if (text.empty()) {
    null();
  } else {
    value(text);
  }
}

void JsonWriter::begin(char bracket) {
  separate();
  text_ += bracket;
  follows_value_ = false;
}

void JsonWriter::end(char bracket) {
  text_ += bracket;
  follows_value_ = true;
}

void JsonWriter::separate() {
  if (follows_value_) text_ += ',';
  follows_value_ = true;
}

}  // namespace fihrist
