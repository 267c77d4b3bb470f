#include "analyzers/arabic_letters.h"

#include <unicode/unistr.h>

#include <algorithm>

#include "analyzers/fold.h"

namespace fihrist {
namespace {

constexpr std::u32string_view kArticle = U"\u0627\u0644";   // ال
constexpr std::u32string_view kAfterLam = U"\u0644\u0644";  // لل
constexpr std::u32string_view kClitics = U"\u0648\u0641\u0628\u0644\u0643";
constexpr std::u32string_view kAbd = U"\u0639\u0628\u062F";  // عبد
constexpr std::u32string_view kDin =
    U"\u0627\u0644\u062F\u064A\u0646";  // الدين
constexpr std::u32string_view kAllah = U"\u0627\u0644\u0644\u0647";  // الله
constexpr std::size_t kShortestName = 3;

// والزيدي -> الزيدي, للزيدي -> الزيدي without its article; فالح is whole.
std::u32string_view without_clitic(std::u32string_view letters) {
  const std::size_t shortest = kArticle.size() + kShortestName;
  if (letters.starts_with(kAfterLam) && letters.size() >= shortest &&
      letters[kAfterLam.size()] != kAlef) {
    return letters.substr(kAfterLam.size());
  }
  const bool has_clitic = letters.size() > shortest &&
                          kClitics.find(letters[0]) != kClitics.npos &&
                          letters.substr(1).starts_with(kArticle);
  return has_clitic ? letters.substr(1) : letters;
}

void drop_hamza(std::u32string& letters) { std::erase(letters, kHamza); }

void level_final_vowel(std::u32string& letters) {
  if (letters.size() <= kShortestName) return;
  if (letters.back() == kHeh) letters.back() = kAlef;
}

}  // namespace

std::u32string letters_of(std::string_view folded) {
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(
      {folded.data(), static_cast<std::int32_t>(folded.size())});
  std::u32string letters;
  for (std::int32_t i = 0; i < utf16.length(); i = utf16.moveIndex32(i, 1)) {
    letters += static_cast<char32_t>(utf16.char32At(i));
  }
  return letters;
}

std::string text_of(std::u32string_view letters) {
  icu::UnicodeString utf16;
  for (const char32_t letter : letters) {
    utf16.append(static_cast<UChar32>(letter));
  }
  std::string text;
  return utf16.toUTF8String(text);
}

std::u32string without_article(std::u32string_view letters) {
  const bool has_article = letters.starts_with(kArticle) &&
                           letters.size() >= kArticle.size() + kShortestName;
  return std::u32string(has_article ? letters.substr(kArticle.size())
                                    : letters);
}

std::u32string without_inner_article(std::u32string_view letters) {
  std::u32string name(letters);
  const auto drop_article_at = [&](std::size_t at) {
    name.erase(at, kArticle.size());
  };
  if (name.starts_with(kAbd) &&
      name.substr(kAbd.size()).starts_with(kArticle) &&
      name.size() >= kAbd.size() + kArticle.size() + 2) {
    drop_article_at(kAbd.size());
  }
  for (const std::u32string_view ending : {kDin, kAllah}) {
    if (name.size() >= ending.size() + 2 && name.ends_with(ending)) {
      drop_article_at(name.size() - ending.size());
    }
  }
  return name;
}

std::u32string without_doubled_vowels(std::u32string_view letters) {
  const auto is_doubled = [](char32_t a, char32_t b) {
    return a == b && (a == kAlef || a == kWaw || a == kYeh);
  };
  std::u32string name(letters);
  name.erase(std::unique(name.begin(), name.end(), is_doubled), name.end());
  return name;
}

std::string arabic_skeleton(std::string_view folded) {
  const std::u32string written = letters_of(fold_word(folded));
  std::u32string letters =
      without_inner_article(without_article(without_clitic(written)));
  drop_hamza(letters);
  letters = without_doubled_vowels(letters);
  level_final_vowel(letters);
  return text_of(letters);
}

}  // namespace fihrist
