#include "corpus/encodings/encoding.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "corpus/encodings/declared_encoding.h"
#include "corpus/encodings/encoding_guess.h"
#include "corpus/encodings/encoding_labels.h"
#include "corpus/encodings/utf8_converter.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kConvertedBytes = 64 << 10;  // a piece at a time
constexpr std::size_t kHeadBytes = 64 << 10;       // ByteSource's

// Sequences of UTF-8 beyond ASCII.
struct Utf8Count {
  std::size_t whole = 0;
  std::size_t broken = 0;

  bool is_likely() const { return broken <= whole; }
  bool is_certain() const { return broken == 0 && whole > 0; }
};

Utf8Count count_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  Utf8Count count;
  for (std::size_t offset = 0; offset < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, offset, text.size(), c);
    count.whole += c >= 0x80;
    count.broken += c < 0;
  }
  return count;
}

std::size_t count_beyond_ascii(std::string_view bytes) {
  std::size_t count = 0;
  for (const char byte : bytes) count += static_cast<std::uint8_t>(byte) >= 128;
  return count;
}

DecodedText convert(std::string_view bytes, const Encoding& encoding) {
  DecodedText result{.text = {}, .encoding = std::string(encoding.name)};
  Utf8Converter converter(encoding.converter);
  result.text.reserve(bytes.size());
  for (; !bytes.empty();
       bytes.remove_prefix(std::min(kConvertedBytes, bytes.size()))) {
    converter.append(bytes.substr(0, kConvertedBytes), result.text);
  }
  converter.finish(result.text);
  result.text.erase(0, result.text.size() - without_bom(result.text).size());
  result.replaced = converter.replaced();
  return result;
}

bool breaks(std::string_view bytes, const Encoding& encoding) {
  return convert(bytes, encoding).replaced * 20 > count_beyond_ascii(bytes);
}

// What is there instead of a declared encoding; the same where the bytes bear
// it out, null where they contradict it and no more is known.
const Encoding* borne_out(std::string_view bytes, const Utf8Count& utf8,
                          const Encoding& declared) {
  if (declared.name == "utf-8") return utf8.is_likely() ? &declared : nullptr;
  if (is_utf16_or_32(declared)) return guess_utf16(bytes);
  if (utf8.is_certain() || breaks(bytes, declared)) return nullptr;
  const Encoding* other = surely_rather(bytes, declared);
  return other ? other : &declared;
}

std::string declared_by(std::string_view bytes, Markup markup) {
  switch (markup) {
    case Markup::none:
      return {};
    case Markup::html:
      return encoding_in_html(bytes);
    case Markup::xml:
      return encoding_in_xml(bytes);
  }
  return {};
}

const Encoding& choose(std::string_view bytes, const EncodingHints& hints) {
  if (const auto* encoding = find_encoding(encoding_of_mark(bytes))) {
    return *encoding;
  }
  const Utf8Count utf8 = count_utf8(bytes);
  for (const std::string& label :
       {hints.declared, declared_by(bytes, hints.markup)}) {
    const Encoding* declared = find_encoding(label);
    if (!declared) continue;
    if (const auto* found = borne_out(bytes, utf8, *declared)) return *found;
  }
  if (const Encoding* encoding = guess_utf16(bytes)) return *encoding;
  if (utf8.is_likely()) return encoding_named("utf-8");
  return guess_encoding(bytes);
}

// A head that is not the whole input may end inside a character, which speaks
// against no encoding.
std::string_view without_split_character(std::string_view head) {
  if (head.size() < kHeadBytes) return head;
  for (int i = 0; i < 3; ++i) {
    if (static_cast<std::uint8_t>(head.back()) < 0x80) break;
    head.remove_suffix(1);
  }
  return head;
}

}  // namespace

DecodedText decode(std::string_view bytes, const EncodingHints& hints) {
  const Encoding& encoding = choose(bytes, hints);
  if (encoding.name == "utf-8" && !first_invalid_byte(bytes)) {
    return {std::string(without_bom(bytes)), std::string(encoding.name)};
  }
  return convert(bytes, encoding);
}

std::string choose_encoding(std::string_view head, const EncodingHints& hints) {
  return std::string(choose(without_split_character(head), hints).name);
}

}  // namespace fihrist
