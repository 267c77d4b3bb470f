#include "analyzers/script_costs.h"

namespace fihrist {
namespace {

// Costs are log-odds against, more or less: 1 is seen now and then, 3 rarely.
constexpr float kNever = 6;
// What speaks for one name: each two that may stand beside one another.
constexpr float kGain = .4F;

// A sound of a Latin name, and what it costs beside no Arabic letter.
struct LatinSound {
  std::string_view sound;
  float alone;
};
constexpr std::array kLatinSounds = {
    // Vowels inside a name are mostly short: not written in Arabic script.
    LatinSound{"a", .1F},
    LatinSound{"e", .05F},
    LatinSound{"i", .4F},
    LatinSound{"o", .2F},
    LatinSound{"u", .1F},
    LatinSound{"aa", 1.3F},
    LatinSound{"ee", 1.3F},
    LatinSound{"ou", .6F},
    LatinSound{"y_", 1.4F},
    LatinSound{"w_", 1.5F},
    // First and last vowels are written, but for a French final e.
    LatinSound{"^a", 2},
    LatinSound{"^e", 1.5F},
    LatinSound{"^i", 1.5F},
    LatinSound{"^u", 2},
    LatinSound{"a$", 3},
    LatinSound{"e$", .5F},
    LatinSound{"i$", 4},
    LatinSound{"u$", 3},
    // Consonants.
    LatinSound{"b", 5},
    LatinSound{"p", 5},
    LatinSound{"t", 4},
    LatinSound{"d", 4},
    LatinSound{"th", 5},
    LatinSound{"dh", 5},
    LatinSound{"s", 4},
    LatinSound{"z", 5},
    LatinSound{"zh", 5},
    LatinSound{"sh", 5},
    LatinSound{"ch", 5},
    LatinSound{"k", 5},
    LatinSound{"q", 5},
    LatinSound{"g", 5},
    LatinSound{"gh", 5},
    LatinSound{"kh", 5},
    LatinSound{"c", 4},
    LatinSound{"j", 5},
    LatinSound{"x", 5},
    LatinSound{"f", 5},
    LatinSound{"v", 5},
    LatinSound{"w", 2.3F},
    LatinSound{"l", 4},
    LatinSound{"m", 5},
    LatinSound{"n", 4},
    LatinSound{"r", 5},
    LatinSound{"h", 2},
    LatinSound{"y", 1.5F},
    LatinSound{"(h)", 1.7F},
};

// An Arabic letter, what it costs beside no Latin sound, and the sounds it may
// stand beside, with the cost of each; beside any other, kNever.
struct Beside {
  std::string_view sound;
  float cost;
};
struct ArabicLetter {
  std::u32string_view letter;  // folded; ^ and $ where it is first or last
  float alone;
  std::array<Beside, 16> sounds;
};
constexpr std::array kArabicLetters = {
    ArabicLetter{U"\u0628", 5, {{{"b", 0}, {"p", .7F}, {"v", 1.5F}}}},  // ب
    ArabicLetter{U"\u067E", 5, {{{"p", 0}, {"b", .7F}, {"f", 2}}}},     // پ
    ArabicLetter{U"\u062A", 4, {{{"t", 0}, {"d", 1.8F}, {"th", 1}}}},   // ت
    ArabicLetter{
        U"\u062B", 5, {{{"th", 0}, {"s", .2F}, {"t", .5F}, {"c", 1}}}},  // ث
    ArabicLetter{U"\u062C",
                 5,
                 {{{"j", 0},
                   {"g", .5F},
                   {"zh", .7F},
                   {"ch", 1.5F},
                   {"gh", 1.5F},
                   {"c", .7F},
                   {"y", 2.5F}}}},                                       // ج
    ArabicLetter{U"\u062D", 2, {{{"h", 0}, {"(h)", 0}, {"kh", 1.5F}}}},  // ح
    ArabicLetter{U"\u062E",
                 4,
                 {{{"kh", 0},
                   {"k", .7F},
                   {"h", 1},
                   {"(h)", .7F},
                   {"x", .3F},
                   {"ch", .5F},
                   {"gh", 1.5F},
                   {"j", 1.5F}}}},                                       // خ
    ArabicLetter{U"\u062F", 4, {{{"d", 0}, {"t", 1.5F}, {"dh", .5F}}}},  // د
    ArabicLetter{
        U"\u0630",
        5,
        {{{"dh", 0}, {"z", .3F}, {"d", .3F}, {"th", .3F}, {"s", 2.5F}}}},  // ذ
    ArabicLetter{U"\u0631", 5, {{{"r", 0}}}},                              // ر
    ArabicLetter{
        U"\u0632", 5, {{{"z", 0}, {"s", 1.5F}, {"zh", 1.5F}, {"dh", 2}}}},  // ز
    ArabicLetter{
        U"\u0698", 5, {{{"zh", 0}, {"j", .2F}, {"z", .7F}, {"g", 1}}}},  // ژ
    ArabicLetter{
        U"\u0633",
        4,
        {{{"s", 0}, {"c", .5F}, {"z", 2}, {"sh", 2.5F}, {"x", 2}}}},  // س
    ArabicLetter{U"\u0634",
                 5,
                 {{{"sh", 0},
                   {"ch", .2F},
                   {"s", 1},
                   {"j", 2},
                   {"c", 2},
                   {"zh", 2}}}},  // ش
    ArabicLetter{
        U"\u0635", 5, {{{"s", 0}, {"c", .5F}, {"z", 1.5F}, {"th", 3}}}},  // ص
    ArabicLetter{
        U"\u0636",
        5,
        {{{"d", 0}, {"dh", 0}, {"z", .2F}, {"th", 1}, {"t", 1.5F}}}},  // ض
    ArabicLetter{
        U"\u0637", 5, {{{"t", 0}, {"th", 1}, {"d", 1.7F}, {"dh", 2}}}},  // ط
    ArabicLetter{
        U"\u0638",
        5,
        {{{"z", 0}, {"dh", 0}, {"d", .5F}, {"th", .7F}, {"s", 2}}}},  // ظ
    ArabicLetter{U"\u0639",
                 .2F,
                 {{{"a", 0},
                   {"e", 0},
                   {"i", 0},
                   {"o", 0},
                   {"u", 0},
                   {"aa", 0},
                   {"ee", .2F},
                   {"ou", .2F},
                   {"^a", 0},
                   {"^e", 0},
                   {"^i", 0},
                   {"^u", 0},
                   {"a$", 0},
                   {"e$", 0},
                   {"(h)", .3F},
                   {"h", 1}}}},  // ع
    ArabicLetter{U"\u063A",
                 5,
                 {{{"gh", 0},
                   {"g", .1F},
                   {"q", .7F},
                   {"k", 1.5F},
                   {"kh", 2},
                   {"r", 2}}}},                                       // غ
    ArabicLetter{U"\u0641", 5, {{{"f", 0}, {"v", 1}, {"p", 1.5F}}}},  // ف
    ArabicLetter{
        U"\u06A4", 5, {{{"v", 0}, {"f", .5F}, {"b", 1}, {"w", 1}}}},  // ڤ
    ArabicLetter{U"\u0642",
                 5,
                 {{{"q", 0},
                   {"k", .1F},
                   {"g", .4F},
                   {"gh", .3F},
                   {"c", .5F},
                   {"kh", 1.5F}}}},  // ق
    ArabicLetter{U"\u0643",
                 5,
                 {{{"k", 0},
                   {"c", .2F},
                   {"q", .5F},
                   {"g", 1},
                   {"ch", 1},
                   {"kh", 1.5F},
                   {"x", 1}}}},  // ك
    ArabicLetter{
        U"\u06AF", 5, {{{"g", 0}, {"k", .7F}, {"j", 1.5F}, {"gh", .3F}}}},  // گ
    ArabicLetter{U"\u0644", 4, {{{"l", 0}}}},               // ل
    ArabicLetter{U"\u0645", 5, {{{"m", 0}, {"n", 2.5F}}}},  // م
    ArabicLetter{U"\u0646", 4, {{{"n", 0}, {"m", 1}}}},     // ن
    ArabicLetter{
        U"\u0686",
        5,
        {{{"ch", 0}, {"j", 1.5F}, {"c", .5F}, {"sh", .7F}, {"zh", 2}}}},  // چ
    ArabicLetter{U"\u0647", 2.5F, {{{"h", 0}, {"(h)", 0}}}},              // ه
    ArabicLetter{U"\u0647$",
                 2.5F,
                 {{{"h", 0},
                   {"(h)", 0},
                   {"a$", 0},
                   {"e$", 0},
                   {"t", .3F},
                   {"i$", 2},
                   {"u$", 2},
                   {"a", .5F}}}},  // ه, ة
    ArabicLetter{U"\u0627",
                 3,
                 {{{"a", 0},
                   {"aa", 0},
                   {"e", .9F},
                   {"o", 1.3F},
                   {"i", 2},
                   {"u", 1.5F},
                   {"ou", 2},
                   {"a$", .5F},
                   {"^a", 0},
                   {"y", 1.5F}}}},  // ا
    ArabicLetter{U"\u0627^",
                 2,
                 {{{"^a", 0},
                   {"^e", 0},
                   {"^i", 0},
                   {"^u", 0},
                   {"aa", 0},
                   {"a", .5F}}}},  // أ إ
    ArabicLetter{U"\u0627$",
                 3,
                 {{{"a$", 0},
                   {"e$", 1.2F},
                   {"a", .5F},
                   {"aa", 0},
                   {"u$", 2},
                   {"i$", 3},
                   {"(h)", .7F}}}},  // ا
    ArabicLetter{
        U"\u0621",
        .1F,
        {{{"a", 0}, {"a$", 0}, {"e", 0}, {"i", 0}, {"u", 0}, {"e$", 0}}}},  // ء
    ArabicLetter{U"\u0648",
                 3,
                 {{{"w", 0},
                   {"v", 0},
                   {"w_", 0},
                   {"u", 0},
                   {"o", 0},
                   {"ou", 0},
                   {"^u", 0},
                   {"u$", 0},
                   {"a", 2.8F},
                   {"e", 2.5F},
                   {"f", 2}}}},  // و
    ArabicLetter{U"\u064A",
                 2.5F,
                 {{{"y", 0},
                   {"y_", 0},
                   {"i", 0},
                   {"ee", 0},
                   {"e", .5F},
                   {"^i", 0},
                   {"i$", 0},
                   {"j", 1.5F},
                   {"a", 3},
                   {"aa", 2},
                   {"^e", 1},
                   {"e$", .7F}}}},  // ي
    ArabicLetter{U"\u064A$",
                 3.5F,
                 {{{"i$", 0},
                   {"e$", .7F},
                   {"a$", 1},
                   {"y", .5F},
                   {"ee", 0},
                   {"i", .5F},
                   {"(h)", 1.8F},
                   {"a", .7F}}}},  // ي, ى
};

// Two letters of Latin script that are one sound, or two: Adham is أدهم.
struct Digraph {
  std::string_view together;
  std::string_view first;
};
constexpr std::array kDigraphs = {
    Digraph{"th", "t"}, Digraph{"dh", "d"}, Digraph{"zh", "z"},
    Digraph{"sh", "s"}, Digraph{"kh", "k"}, Digraph{"gh", "g"},
};

}  // namespace

std::optional<ScriptLetter> find_sound(std::string_view sound) {
  for (std::size_t i = 0; i < kLatinSounds.size(); ++i) {
    if (kLatinSounds[i].sound == sound) return static_cast<ScriptLetter>(i);
  }
  return std::nullopt;
}

std::optional<ScriptLetter> find_letter(std::u32string_view letter) {
  for (std::size_t i = 0; i < kArabicLetters.size(); ++i) {
    if (kArabicLetters[i].letter == letter) return static_cast<ScriptLetter>(i);
  }
  return std::nullopt;
}

ScriptCosts::ScriptCosts() {
  static_assert(kLatinSounds.size() <= kMostLetters);
  static_assert(kArabicLetters.size() <= kMostLetters);
  for (auto& row : beside_) row.fill(kNever);
  for (std::size_t i = 0; i < kLatinSounds.size(); ++i) {
    sound_alone_[i] = kLatinSounds[i].alone;
  }
  for (std::size_t i = 0; i < kArabicLetters.size(); ++i) {
    letter_alone_[i] = kArabicLetters[i].alone;
    for (const Beside& beside : kArabicLetters[i].sounds) {
      if (beside.sound.empty()) break;
      beside_[find_sound(beside.sound).value()][i] = beside.cost - kGain;
    }
  }
  for (const Digraph& digraph : kDigraphs) {
    first_of_[find_sound(digraph.together).value()] = find_sound(digraph.first);
  }
  for (const std::u32string_view h :
       {U"\u062D", U"\u0647", U"\u0647$"}) {  // ح, ه
    is_h_[find_letter(h).value()] = true;
  }
}

float ScriptCosts::beside_two(ScriptLetter sound, ScriptLetter first,
                              ScriptLetter second) const {
  constexpr float kUsuallyOneSound = .5F;
  if (!is_h_[second] || !first_of_[sound]) return kNever + kNever;
  return beside_[*first_of_[sound]][first] + kUsuallyOneSound;
}

const ScriptCosts& script_costs() {
  static const ScriptCosts costs;
  return costs;
}

}  // namespace fihrist
