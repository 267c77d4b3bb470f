#include <unicode/unistr.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/fold.h"
#include "analyzers/key_classes.h"
#include "analyzers/name_key.h"

namespace fihrist {
namespace {

struct ArabicSound {
  char32_t letter;
  Classes first;
  Classes later;
};

// Folded letters (fold.h). Not here: silent, as ء is.
constexpr std::array kArabicSounds = {
    ArabicSound{U'\u0628', "B", "B"},    // ب
    ArabicSound{U'\u067E', "B", "B"},    // پ
    ArabicSound{U'\u062A', "T", "T"},    // ت
    ArabicSound{U'\u062F', "T", "T"},    // د
    ArabicSound{U'\u0637', "T", "T"},    // ط
    ArabicSound{U'\u062B', "TS", "TS"},  // ث
    ArabicSound{U'\u0630', "TS", "TS"},  // ذ
    ArabicSound{U'\u0636', "TS", "TS"},  // ض
    ArabicSound{U'\u0638', "TS", "TS"},  // ظ
    ArabicSound{U'\u0633', "S", "S"},    // س
    ArabicSound{U'\u0635', "S", "S"},    // ص
    ArabicSound{U'\u0632', "S", "S"},    // ز
    ArabicSound{U'\u0698', "JS", "JS"},  // ژ
    ArabicSound{U'\u062C', "JK", "JK"},  // ج
    ArabicSound{U'\u0634', "C", "C"},    // ش
    ArabicSound{U'\u0686', "C", "C"},    // چ
    ArabicSound{U'\u0643', "K", "K"},    // ك
    ArabicSound{U'\u06AF', "K", "K"},    // گ
    ArabicSound{U'\u0642', "K", "K"},    // ق
    ArabicSound{U'\u063A', "K", "K"},    // غ
    ArabicSound{U'\u062E', "KH", "K"},   // خ
    ArabicSound{U'\u0641', "F", "F"},    // ف
    ArabicSound{U'\u06A4', "F_", "F_"},  // ڤ
    ArabicSound{U'\u062D', "H", "_"},    // ح
    ArabicSound{U'\u0647', "H", "_"},    // ه
    ArabicSound{U'\u0627', "A", "_"},    // ا
    ArabicSound{U'\u0639', "A", "_"},    // ع
    ArabicSound{U'\u0648', "WA", "_"},   // و
    ArabicSound{U'\u064A', "YA", "_"},   // ي
    ArabicSound{U'\u0644', "L", "L"},    // ل
    ArabicSound{U'\u0645', "M", "M"},    // م
    ArabicSound{U'\u0646', "N", "N"},    // ن
    ArabicSound{U'\u0631', "R", "R"},    // ر
};

constexpr std::u32string_view kArticle = U"\u0627\u0644";  // ال
constexpr std::u32string_view kAbdAl =
    U"\u0639\u0628\u062F\u0627\u0644";  // عبدال
constexpr std::u32string_view kAlDin =
    U"\u0627\u0644\u062F\u064A\u0646";  // الدين
constexpr char32_t kTeh = U'\u062A';    // ت

std::u32string code_points(std::string_view utf8) {
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(
      {utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::u32string text;
  for (std::int32_t i = 0; i < utf16.length(); i = utf16.moveIndex32(i, 1)) {
    text += static_cast<char32_t>(utf16.char32At(i));
  }
  return text;
}

Classes classes_of(char32_t letter, std::size_t i) {
  for (const ArabicSound& row : kArabicSounds) {
    if (row.letter == letter) return i == 0 ? row.first : row.later;
  }
  return kSilent;
}

// عبدالرحمن, عبد الرحمن; شمس الدين, شمسدين
std::u32string without_inner_article(std::u32string letters) {
  if (letters.starts_with(kAbdAl) && letters.size() >= kAbdAl.size() + 2) {
    letters.erase(kAbdAl.size() - kArticle.size(), kArticle.size());
  }
  if (letters.ends_with(kAlDin)) {
    letters.erase(letters.size() - kAlDin.size(), kArticle.size());
  }
  return letters;
}

void insert_arabic_reading(const std::u32string& written, Keys& keys) {
  const std::u32string letters = without_inner_article(written);
  std::vector<Classes> sounds;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    sounds.push_back(classes_of(letters[i], i));
  }
  keys.merge(combine(sounds));
  if (letters.ends_with(kTeh)) {
    sounds.pop_back();
    keys.merge(combine(sounds));
  }
}

}  // namespace

std::vector<std::string> arabic_keys(std::string_view token) {
  constexpr std::size_t kShortestWithArticle = 5;
  const std::u32string letters = code_points(fold_word(token));
  Keys keys;
  insert_arabic_reading(letters, keys);
  if (letters.starts_with(kArticle) && letters.size() >= kShortestWithArticle) {
    insert_arabic_reading(letters.substr(kArticle.size()), keys);
  }
  return sorted(std::move(keys));
}

}  // namespace fihrist
