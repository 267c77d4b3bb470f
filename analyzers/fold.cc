#include "analyzers/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace fihrist {
namespace {

constexpr std::u32string_view kApostrophes =
    U"'`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB"
    U"\u2018\u2019\u201B\u2032\u2035\u055A\u05F3\uFF07";

struct Letter {
  char32_t from;
  char32_t to;
};

// What is left after NFKC, case folding and the loss of marks; all three
// hamza carriers and alef madda have then become their bare letters.
constexpr std::array kLetters = {
    Letter{U'\u0671', U'\u0627'},  // ٱ alef wasla -> ا
    Letter{U'\u0649', U'\u064A'},  // ى alef maksura -> ي
    Letter{U'\u06CC', U'\u064A'},  // ی Persian yeh -> ي
    Letter{U'\u06D2', U'\u064A'},  // ے yeh barree -> ي
    Letter{U'\u06A9', U'\u0643'},  // ک keheh -> ك
    Letter{U'\u0629', U'\u0647'},  // ة teh marbuta -> ه
    Letter{U'\u06C1', U'\u0647'},  // ہ heh goal -> ه
    Letter{U'\u06BE', U'\u0647'},  // ھ heh doachashmee -> ه
    Letter{U'\u06D5', U'\u0647'},  // ە ae -> ه
    Letter{U'\u0131', U'i'},       // ı
    Letter{U'\u0142', U'l'},       // ł
    Letter{U'\u00F8', U'o'},       // ø
    Letter{U'\u0111', U'd'},       // đ
};

constexpr char32_t kTatweel = U'\u0640';  // ـ

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string fold_ascii(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ',') {
      folded += c;
    }
  }
  return folded;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* instance,
                                   UErrorCode status) {
  if (U_FAILURE(status) != 0 || instance == nullptr) {
    throw std::runtime_error("ICU's normalisation data cannot be loaded");
  }
  return *instance;
}

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return normalizer(instance, status);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFDInstance(status);
  return normalizer(instance, status);
}

icu::UnicodeString decompose(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      {word.data(), static_cast<std::int32_t>(word.size())});
  return nfd().normalize(nfkc_casefold().normalize(text, status), status);
}

// Nothing when the letter is dropped.
char32_t fold_letter(char32_t c) {
  if (c == kTatweel || is_apostrophe(c)) return 0;
  const auto type = U_MASK(u_charType(static_cast<UChar32>(c)));
  if ((type & U_GC_M_MASK) != 0) return 0;
  if ((type & U_GC_ND_MASK) != 0) {
    return static_cast<char32_t>(U'0' +
                                 u_charDigitValue(static_cast<UChar32>(c)));
  }
  if ((type & (U_GC_L_MASK | U_GC_N_MASK)) == 0 && c != U',') return 0;
  for (const Letter& letter : kLetters) {
    if (letter.from == c) return letter.to;
  }
  return c;
}

}  // namespace

bool is_apostrophe(char32_t c) {
  if (c < 0x80) return c == U'\'' || c == U'`';
  return kApostrophes.find(c) != std::u32string_view::npos;
}

std::size_t possessive_bytes(std::string_view word) {
  for (const std::string_view ending : {"'s", "\u2019s", "'S", "\u2019S"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      return ending.size();
    }
  }
  return 0;
}

std::string fold_word(std::string_view word) {
  word.remove_suffix(possessive_bytes(word));
  if (is_ascii(word)) return fold_ascii(word);

  const icu::UnicodeString letters = decompose(word);
  icu::UnicodeString folded;
  for (std::int32_t i = 0; i < letters.length();
       i = letters.moveIndex32(i, 1)) {
    const char32_t c = fold_letter(static_cast<char32_t>(letters.char32At(i)));
    if (c != 0) folded.append(static_cast<UChar32>(c));
  }
  std::string utf8;
  folded.toUTF8String(utf8);
  return utf8;
}

}  // namespace fihrist
