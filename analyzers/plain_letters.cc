#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

#include "analyzers/fold.h"
#include "analyzers/latin_name.h"

namespace fihrist {
namespace {

struct LetterSound {
  char32_t letter;
  std::string_view sound;
};

// Letters whose mark is part of the sound; of all others the mark is dropped.
constexpr std::array kMarkedLetters = {
    LetterSound{U'\u015F', "sh"},  // ş
    LetterSound{U'\u0161', "sh"},  // š
    LetterSound{U'\u015B', "sh"},  // ś
    LetterSound{U'\u0219', "sh"},  // ș
    LetterSound{U'\u00E7', "ch"},  // ç
    LetterSound{U'\u010D', "ch"},  // č
    LetterSound{U'\u0107', "ch"},  // ć
    LetterSound{U'\u011F', "gh"},  // ğ
    LetterSound{U'\u0121', "gh"},  // ġ
    LetterSound{U'\u01E7', "j"},   // ǧ
    LetterSound{U'\u017E', "zh"},  // ž
    LetterSound{U'\u1E0F', "dh"},  // ḏ
    LetterSound{U'\u1E6F', "th"},  // ṯ
    LetterSound{U'\u1E2B', "kh"},  // ḫ
    LetterSound{U'\u1E96', "kh"},  // ẖ
    LetterSound{U'\u1E35', "kh"},  // ḵ
    LetterSound{U'\u0131', "i"},   // ı
    LetterSound{U'\u00DF', "ss"},  // ß
    LetterSound{U'\u0111', "d"},   // đ
    LetterSound{U'\u0142', "l"},   // ł
    LetterSound{U'\u00F8', "o"},   // ø
    LetterSound{U'\u00E6', "ae"},  // æ
    LetterSound{U'\u0153', "oe"},  // œ
    LetterSound{U'\u00F0', "dh"},  // ð
    LetterSound{U'\u00FE', "th"},  // þ
    LetterSound{U'\u0259', "a"},   // ə
};

const icu::Normalizer2& instance(const icu::Normalizer2* normalizer,
                                 UErrorCode status) {
  if (U_FAILURE(status) != 0 || normalizer == nullptr) {
    throw std::runtime_error("ICU's normalisation data cannot be loaded");
  }
  return *normalizer;
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  return instance(normalizer, status);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  return instance(normalizer, status);
}

std::string_view sound_of(char32_t letter) {
  for (const LetterSound& row : kMarkedLetters) {
    if (row.letter == letter) return row.sound;
  }
  return {};
}

icu::UnicodeString sound_out(const icu::UnicodeString& text) {
  icu::UnicodeString sounds;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const std::string_view sound = sound_of(static_cast<char32_t>(c));
    if (sound.empty()) {
      sounds.append(c);
    } else {
      sounds.append(icu::UnicodeString::fromUTF8(
          {sound.data(), static_cast<std::int32_t>(sound.size())}));
    }
  }
  return sounds;
}

// What stays of one character of decomposed text; 0 when nothing does.
UChar32 plain(UChar32 c) {
  if (u_getCombiningClass(c) != 0) return 0;
  if (is_apostrophe(static_cast<char32_t>(c))) return 0;
  if (c == '.' || u_isalnum(c)) return c;
  return u_charType(c) == U_DASH_PUNCTUATION ? '-' : ' ';
}

std::string plain_unicode(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString lower =
      icu::UnicodeString::fromUTF8(
          {name.data(), static_cast<std::int32_t>(name.size())})
          .toLower(icu::Locale::getRoot());
  const icu::UnicodeString letters =
      nfd().normalize(sound_out(nfc().normalize(lower, status)), status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < letters.length();
       i = letters.moveIndex32(i, 1)) {
    if (const UChar32 c = plain(letters.char32At(i)); c != 0) kept.append(c);
  }
  std::string utf8;
  kept.toUTF8String(utf8);
  return utf8;
}

std::string plain_ascii(std::string_view name) {
  std::string letters;
  letters.reserve(name.size());
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      letters += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.') {
      letters += c;
    } else if (!is_apostrophe(static_cast<unsigned char>(c))) {
      letters += ' ';
    }
  }
  return letters;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

}  // namespace

std::string plain_letters(std::string_view name) {
  return is_ascii(name) ? plain_ascii(name) : plain_unicode(name);
}

}  // namespace fihrist
