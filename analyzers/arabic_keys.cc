#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/arabic_letters.h"
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
    ArabicSound{U'\u062E', "KH", "K_"},  // خ
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

constexpr char32_t kTeh = U'\u062A';                                // ت
constexpr char32_t kJeem = U'\u062C';                               // ج
constexpr char32_t kHah = U'\u062D';                                // ح
constexpr char32_t kDal = U'\u062F';                                // د
constexpr char32_t kSeen = U'\u0633';                               // س
constexpr char32_t kSheen = U'\u0634';                              // ش
constexpr char32_t kGhain = U'\u063A';                              // غ
constexpr char32_t kQaf = U'\u0642';                                // ق
constexpr char32_t kKaf = U'\u0643';                                // ك
constexpr std::u32string_view kWeak = U"\u0627\u0648\u064A\u0621";  // اويء

constexpr std::u32string_view kArticle = U"\u0627\u0644";    // ال
constexpr std::u32string_view kBal = U"\u0628\u0627\u0644";  // بال
constexpr std::u32string_view kAbdAl =
    U"\u0639\u0628\u062F\u0627\u0644";  // عبدال
constexpr std::u32string_view kAlDin =
    U"\u0627\u0644\u062F\u064A\u0646";  // الدين

bool is_weak(char32_t letter) {
  return kWeak.find(letter) != std::u32string_view::npos;
}

// ابتسام is also Btissam, as اسم is not Sm, nor الصدر Lsadr.
bool has_optional_alef(std::u32string_view letters) {
  return letters.size() >= 4 && letters[0] == kAlef && !is_weak(letters[1]) &&
         !is_weak(letters[2]) && !letters.starts_with(kArticle);
}

// Rules that look at the neighbours; none speaks of this letter when empty.
Classes classes_in_context(std::u32string_view letters, std::size_t i) {
  const char32_t letter = letters[i];
  const char32_t next = i + 1 < letters.size() ? letters[i + 1] : 0;
  // Latin writes the two as one: Ishaq, Khadja, Salihovich, Khashoggi.
  if (letter == kSeen && (next == kHah || next == kHeh)) return "SC";
  if (letter == kDal && next == kJeem) return "T_";
  if (letter == kTeh && (next == kJeem || next == kSheen)) return "T_";
  const bool is_back = letter == kKaf || letter == kQaf || letter == kGhain;
  if (is_back && next == kJeem) return "K_";
  if (i == 0 && has_optional_alef(letters)) return "A_";
  return "";
}

Classes classes_of(std::u32string_view letters, std::size_t i) {
  const Classes in_context = classes_in_context(letters, i);
  if (!in_context.empty()) return in_context;
  for (const ArabicSound& row : kArabicSounds) {
    if (row.letter == letters[i]) return i == 0 ? row.first : row.later;
  }
  return kSilent;
}

// عبدالرحمن, عبد الرحمن; شمس الدين, شمسدين
std::u32string without_article_inside(std::u32string letters) {
  if (letters.starts_with(kAbdAl) && letters.size() >= kAbdAl.size() + 2) {
    letters.erase(kAbdAl.size() - kArticle.size(), kArticle.size());
  }
  if (letters.ends_with(kAlDin)) {
    letters.erase(letters.size() - kAlDin.size(), kArticle.size());
  }
  return letters;
}

// نصرالله is Nasrulah: a doubled letter, where no vowel is said between.
std::u32string without_repetition(std::u32string letters) {
  const auto repeats = [](char32_t a, char32_t b) {
    return a == b && !is_weak(a);
  };
  letters.erase(std::unique(letters.begin(), letters.end(), repeats),
                letters.end());
  return letters;
}

Keys reading_keys(std::u32string_view letters) {
  std::vector<Classes> sounds;
  sounds.reserve(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    sounds.push_back(classes_of(letters, i));
  }
  Keys keys = combine(sounds);
  if (letters.ends_with(kTeh)) {
    sounds.pop_back();
    append(keys, combine(sounds));
  }
  if (has_optional_alef(letters)) {
    constexpr std::size_t kShortest = 3;
    std::erase_if(keys, [](const std::string& key) {
      return key.size() < kShortest && !key.starts_with('A');
    });
  }
  return keys;
}

// As written, without the article, and with it as the l of "Bel-", which is
// not heard in Bechrifa (بالشريفه).
std::vector<std::u32string> readings_of(const std::u32string& letters) {
  constexpr std::size_t kShortestWithArticle = 5;
  std::vector<std::u32string> readings = {letters};
  if (letters.starts_with(kArticle) && letters.size() >= kShortestWithArticle) {
    readings.push_back(letters.substr(kArticle.size()));
  }
  if (letters.starts_with(kBal) && letters.size() > kShortestWithArticle) {
    readings.push_back(letters.substr(0, 1) + letters.substr(kBal.size()));
  }
  return readings;
}

}  // namespace

std::vector<std::string> arabic_keys(std::string_view token) {
  Keys keys;
  for (const std::u32string& reading :
       readings_of(letters_of(fold_word(token)))) {
    const std::u32string letters = without_article_inside(reading);
    append(keys, reading_keys(letters));
    const std::u32string single = without_repetition(letters);
    if (single != letters) append(keys, reading_keys(single));
  }
  return sorted(std::move(keys));
}

}  // namespace fihrist
