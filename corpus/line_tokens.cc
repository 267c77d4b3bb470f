#include "corpus/line_tokens.h"

#include <unicode/uchar.h>

namespace fihrist {
namespace {

constexpr std::uint64_t kHashStart = 14695981039346656037U;  // FNV-1a
constexpr std::uint64_t kHashFactor = 1099511628211U;

constexpr std::u32string_view kApostrophes = U"'\u2018\u2019\u02BC`";
constexpr std::u32string_view kLabelEnds = U":|\u00BB\u203A\uFF1A";  // » ›
constexpr std::u32string_view kDashes = U"-\u2013\u2014";            // – —
constexpr std::u32string_view kInNumbers = U".,:\u066B\u066C";
constexpr char32_t kCopyrightSign = U'\u00A9';  // ©
constexpr char32_t kTatweel = U'\u0640';
constexpr char32_t kZeroWidthNonJoiner = U'\u200C';

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return u_isdigit(static_cast<UChar32>(c));
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return u_isalpha(static_cast<UChar32>(c));
}

// What may stand inside a word and says nothing.
bool is_silent(char32_t c) {
  if (is_in(c, kApostrophes) || c == kTatweel || c == kZeroWidthNonJoiner) {
    return true;
  }
  return c >= 0x300 &&
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

// One letter for those that scribes and keyboards do not tell apart.
char32_t alike(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
  switch (c) {
    case U'\u0622':      // آ
    case U'\u0623':      // أ
    case U'\u0625':      // إ
    case U'\u0671':      // ٱ
      return U'\u0627';  // ا
    case U'\u0649':      // ى
    case U'\u06CC':      // ی
      return U'\u064A';  // ي
    case U'\u06A9':      // ک
      return U'\u0643';  // ك
    case U'\u0629':      // ة
    case U'\u06C0':      // ۀ
      return U'\u0647';  // ه
    default:
      return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  }
}

std::uint64_t add(std::uint64_t hash, char32_t c) {
  return (hash ^ c) * kHashFactor;
}

}  // namespace

std::optional<LineToken> LineTokens::next() {
  while (!rest_.at_end()) {
    const char32_t c = rest_.take();
    if (is_digit(c)) return take_number();
    if (is_letter(c)) return take_word(c);
    if (c == kCopyrightSign) return add(kHashStart, c);
    if (is_in(c, kLabelEnds)) return kLabelEndToken;
    const bool ends_dash = rest_.at_end() || is_blank(rest_.peek());
    if (is_in(c, kDashes) && after_blank_ && ends_dash) return kLabelEndToken;
    after_blank_ = is_blank(c);
  }
  return std::nullopt;
}

LineToken LineTokens::take_word(char32_t first) {
  std::uint64_t hash = add(kHashStart, alike(first));
  while (!rest_.at_end()) {
    const char32_t c = rest_.peek();
    if (!is_silent(c)) {
      if (!is_letter(c) && !is_digit(c)) break;
      hash = add(hash, alike(c));
    }
    rest_.take();
  }
  after_blank_ = false;
  return hash;
}

// "1,204", "1.2K", "14:25", "3rd".
LineToken LineTokens::take_number() {
  while (!rest_.at_end()) {
    const char32_t c = rest_.peek();
    if (!is_digit(c) && !is_letter(c)) {
      CodePoints ahead = rest_;
      ahead.take();
      if (!is_in(c, kInNumbers) || ahead.at_end() || !is_digit(ahead.peek())) {
        break;
      }
    }
    rest_.take();
  }
  after_blank_ = false;
  return kNumberToken;
}

std::vector<LineToken> tokens_of(std::string_view line) {
  std::vector<LineToken> tokens;
  LineTokens rest(line);
  while (const auto token = rest.next()) {
    const bool is_end = *token == kLabelEndToken;
    if (is_end && (tokens.empty() || tokens.back() == kLabelEndToken)) continue;
    tokens.push_back(*token);
  }
  if (!tokens.empty() && tokens.back() == kLabelEndToken) tokens.pop_back();
  return tokens;
}

}  // namespace fihrist
