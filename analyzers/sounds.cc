#include "analyzers/sounds.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace fihrist {
namespace {

struct VowelClass {
  std::string_view letters;  // y written i, w written u
  std::string_view name;
};

constexpr std::array kVowelClasses = {
    VowelClass{"a", "a"},    VowelClass{"aa", "a"},   VowelClass{"aaa", "a"},
    VowelClass{"e", "e"},    VowelClass{"i", "i"},    VowelClass{"ee", "I"},
    VowelClass{"ii", "I"},   VowelClass{"ie", "I"},   VowelClass{"iie", "I"},
    VowelClass{"iee", "I"},  VowelClass{"o", "o"},    VowelClass{"u", "u"},
    VowelClass{"ue", "u"},   VowelClass{"oo", "U"},   VowelClass{"ou", "U"},
    VowelClass{"uu", "U"},   VowelClass{"eu", "U"},   VowelClass{"oe", "U"},
    VowelClass{"oue", "U"},  VowelClass{"ai", "ai"},  VowelClass{"aie", "ai"},
    VowelClass{"aii", "ai"}, VowelClass{"ei", "ei"},  VowelClass{"eii", "ei"},
    VowelClass{"au", "au"},  VowelClass{"aou", "au"}, VowelClass{"ao", "au"},
    VowelClass{"eou", "au"}, VowelClass{"aoo", "au"}, VowelClass{"ae", "ae"},
    VowelClass{"ea", "ae"},  VowelClass{"ia", "ia"},  VowelClass{"iia", "ia"},
    VowelClass{"iea", "ia"}, VowelClass{"ua", "ua"},  VowelClass{"oua", "ua"},
    VowelClass{"oa", "ua"},  VowelClass{"io", "iu"},  VowelClass{"iu", "iu"},
    VowelClass{"iou", "iu"}, VowelClass{"eo", "eo"},  VowelClass{"oi", "oi"},
    VowelClass{"ui", "ui"},  VowelClass{"uo", "uo"},
};
constexpr std::string_view kLongVowels = "vv";  // any other run

constexpr std::array<std::string_view, kVowelNames> kVowels = {
    "a",  "e",  "i",  "I",  "o",  "u",  "U",  "ai", "ei",       "au",
    "ae", "ia", "ua", "iu", "eo", "oi", "ui", "uo", kLongVowels};
constexpr std::size_t kLongVowel = kVowels.size() - 1;

constexpr std::size_t vowel_number(std::string_view name) {
  return std::find(kVowels.begin(), kVowels.end(), name) - kVowels.begin();
}

// Runs of up to three letters are looked up by number, a letter a digit.
constexpr std::size_t kVowelDigits = 6;
constexpr std::size_t kLongestClass = 3;

constexpr std::size_t digit(char vowel) {
  switch (vowel) {
    case 'a':
      return 1;
    case 'e':
      return 2;
    case 'i':
    case 'y':
      return 3;
    case 'o':
      return 4;
    default:
      return 5;  // u, and w
  }
}

constexpr std::size_t run_number(std::string_view run) {
  std::size_t number = 0;
  for (const char vowel : run) number = number * kVowelDigits + digit(vowel);
  return number;
}

constexpr auto kVowelOfRun = [] {
  std::array<std::uint8_t, kVowelDigits * kVowelDigits * kVowelDigits> of{};
  of.fill(kLongVowel);
  for (const VowelClass& row : kVowelClasses) {
    of[run_number(row.letters)] =
        static_cast<std::uint8_t>(vowel_number(row.name));
  }
  return of;
}();

// Every class a consonant may have in keys (name_key.cc), anywhere.
constexpr std::array<std::string_view, kConsonantNames.size()> kClasses = {
    "B",   // b
    "B",   // p
    "T",   // t
    "T",   // d
    "TS",  // th
    "TS",  // dh
    "S",   // s
    "S",   // z
    "JS",  // zh
    "C",   // sh
    "CK",  // ch
    "K",   // k
    "K",   // q
    "KJ",  // g
    "K",   // gh
    "KH",  // kh
    "KJ",  // c
    "JY",  // j
    "KH",  // x
    "F",   // f
    "WF",  // v
    "W",   // w
    "L",   // l
    "M",   // m
    "N",   // n
    "R",   // r
    "H",   // h
    "Y",   // y
};

constexpr std::array<std::string_view, kVowelMarks> kMarksOfVowels = {"", "^",
                                                                      "$"};
constexpr std::array<std::string_view, kConsonantMarks> kMarksOfConsonants = {
    "", "2", "^", "2^"};
enum VowelMark : std::size_t { kInside, kFirstVowel, kLastVowel };
constexpr std::size_t kDoubledMark = 1;
constexpr std::size_t kFirstMark = 2;

// Sounds are numbered: none, then the vowels, then the consonants.
Sound vowel_sound(std::string_view run, VowelMark mark) {
  const std::size_t number =
      run.size() > kLongestClass ? kLongVowel : kVowelOfRun[run_number(run)];
  return static_cast<Sound>(1 + number * kVowelMarks + mark);
}

Sound consonant_sound(Consonant consonant, std::size_t mark) {
  return static_cast<Sound>(1 + kVowelSounds +
                            number(consonant) * kConsonantMarks + mark);
}

std::size_t vowel_of(Sound sound) { return (sound - 1) / kVowelMarks; }

Consonant consonant_of(Sound sound) {
  return Consonant((sound - 1 - kVowelSounds) / kConsonantMarks);
}

bool is_first_vowel(Sound sound) {
  return (sound - 1) % kVowelMarks == kFirstVowel;
}

std::string_view mark_of(Sound sound) {
  if (sound == kNoSound) return "";
  return is_vowel(sound)
             ? kMarksOfVowels[(sound - 1) % kVowelMarks]
             : kMarksOfConsonants[(sound - 1 - kVowelSounds) % kConsonantMarks];
}

bool is_one_of(std::string_view name,
               std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

double loss_cost(Sound lost) {
  if (is_vowel(lost)) return is_first_vowel(lost) ? .9 : .55;
  const std::string_view consonant = bare_name(lost);
  if (consonant == "h") return .5;
  return is_one_of(consonant, {"y", "w", "v"}) ? .6 : 1.6;
}

double vowel_cost(Sound a, Sound b) {
  const std::string_view left = bare_name(a);
  const std::string_view right = bare_name(b);
  if (left == right) return .05;
  const auto is_same_letter = [](char x, char y) {
    return (x | 0x20) == (y | 0x20);  // I is a long i
  };
  return is_same_letter(left[0], right[0]) ? .3 : .45;
}

double consonant_cost(Sound a, Sound b) {
  const Consonant left = consonant_of(a);
  const Consonant right = consonant_of(b);
  if (left == right) return .15;
  const bool share_class = kClasses[number(left)].find_first_of(
                               kClasses[number(right)]) != std::string::npos;
  return share_class ? .4 : 1.7;
}

// y and w may be written as vowels.
double half_vowel_cost(Sound consonant, Sound vowel) {
  const std::string_view half = bare_name(consonant);
  const std::string_view full = bare_name(vowel);
  if (half == "y" && is_one_of(full, {"i", "I", "ai", "ei", "ia", "ae"})) {
    return .4;
  }
  if (is_one_of(half, {"w", "v"}) &&
      is_one_of(full, {"u", "U", "o", "au", "ua"})) {
    return .4;
  }
  return 3;
}

double cost_of(Sound a, Sound b) {
  if (a == b) return 0;
  if (a == kNoSound) return loss_cost(b);
  if (b == kNoSound) return loss_cost(a);
  if (is_vowel(a) && is_vowel(b)) return vowel_cost(a, b);
  if (is_vowel(a)) return half_vowel_cost(b, a);
  if (is_vowel(b)) return half_vowel_cost(a, b);
  return consonant_cost(a, b);
}

struct Costs {
  std::array<std::array<double, kSounds>, kSounds> of;

  Costs() {
    for (std::size_t a = 0; a < kSounds; ++a) {
      for (std::size_t b = 0; b < kSounds; ++b) {
        of[a][b] = cost_of(static_cast<Sound>(a), static_cast<Sound>(b));
      }
    }
  }
};

}  // namespace

std::vector<Sound> sounds_of(const std::vector<Unit>& units) {
  std::size_t spoken = units.size();
  if (spoken > 0 && units.back().kind == UnitKind::silent) --spoken;
  std::vector<Sound> sounds;
  sounds.reserve(spoken);
  for (std::size_t i = 0; i < spoken; ++i) {
    const Unit& unit = units[i];
    if (unit.is_vowel()) {
      const VowelMark mark = i == 0            ? kFirstVowel
                             : i + 1 == spoken ? kLastVowel
                                               : kInside;
      sounds.push_back(vowel_sound(unit.vowels, mark));
    } else {
      sounds.push_back(consonant_sound(
          unit.consonant,
          (unit.doubled ? kDoubledMark : 0) + (i == 0 ? kFirstMark : 0)));
    }
  }
  return sounds;
}

bool is_firm(Sound sound) {
  return is_consonant(sound) ||
         (is_vowel(sound) && vowel_of(sound) == kLongVowel);
}

std::string_view bare_name(Sound sound) {
  if (sound == kNoSound) return "";
  return is_vowel(sound) ? kVowels[vowel_of(sound)] : name(consonant_of(sound));
}

std::string marked_name(Sound sound) {
  return std::string(bare_name(sound)).append(mark_of(sound));
}

double replacement_cost(Sound a, Sound b) {
  static const Costs costs;
  return costs.of[a][b];
}

}  // namespace fihrist
