// Arabic script as letters, for what takes names of it apart.
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

constexpr char32_t kAlef = U'\u0627';   // ا
constexpr char32_t kLam = U'\u0644';    // ل
constexpr char32_t kHeh = U'\u0647';    // ه
constexpr char32_t kWaw = U'\u0648';    // و
constexpr char32_t kYeh = U'\u064A';    // ي
constexpr char32_t kHamza = U'\u0621';  // ء

// The letters of a folded token (fold.h), and back.
std::u32string letters_of(std::string_view folded);
std::string text_of(std::u32string_view letters);

// Without ال, if three letters stay: الكاظمي, not الله.
std::u32string without_article(std::u32string_view letters);

// عبدالرحمن -> عبدرحمن, نورالدين -> نوردين, نصرالله -> نصرله
std::u32string without_inner_article(std::u32string_view letters);

// رؤوف, folded to رووف, is رؤف, and قاآني قآني: of two equal ا و ي one.
std::u32string without_doubled_vowels(std::u32string_view letters);

// The form by which two spellings in Arabic script are one name: folded, with
// no article, nor و ف ب ل ك before one; no hamza; a doubled ا, و or ي once;
// and of a final ا, اء, ه or ة nothing but that it is there.
//
//   arabic_skeleton("والزيدى") == arabic_skeleton("زیدی")  // زيدي
//   arabic_skeleton("فاطمة") == arabic_skeleton("فاطمه")   // فاطما
//   arabic_skeleton("فالح")                                // فالح
//
// What a token begins with cannot be told for certain: Elias is الياس.
std::string arabic_skeleton(std::string_view folded);

}  // namespace fihrist
