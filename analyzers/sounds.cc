#include "analyzers/sounds.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "analyzers/name_data.h"

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

constexpr std::array<std::string_view, 19> kVowels = {
    "a",  "e",  "i",  "I",  "o",  "u",  "U",  "ai", "ei",       "au",
    "ae", "ia", "ua", "iu", "eo", "oi", "ui", "uo", kLongVowels};

// A consonant with every class its keys may have (name_key.cc), anywhere.
struct Consonant {
  std::string_view name;
  std::string_view classes;
};

constexpr std::array kConsonants = {
    Consonant{"b", "B"},   Consonant{"p", "B"},   Consonant{"t", "T"},
    Consonant{"d", "T"},   Consonant{"th", "TS"}, Consonant{"dh", "TS"},
    Consonant{"s", "S"},   Consonant{"z", "S"},   Consonant{"zh", "JS"},
    Consonant{"sh", "C"},  Consonant{"ch", "CK"}, Consonant{"k", "K"},
    Consonant{"q", "K"},   Consonant{"g", "KJ"},  Consonant{"gh", "K"},
    Consonant{"kh", "KH"}, Consonant{"c", "KJ"},  Consonant{"j", "JY"},
    Consonant{"x", "KH"},  Consonant{"f", "F"},   Consonant{"v", "WF"},
    Consonant{"w", "W"},   Consonant{"l", "L"},   Consonant{"m", "M"},
    Consonant{"n", "N"},   Consonant{"r", "R"},   Consonant{"h", "H"},
    Consonant{"y", "Y"},
};

// The marks of the learned weights.
constexpr std::array<std::string_view, 3> kVowelMarks = {"", "^", "$"};
constexpr std::array<std::string_view, 4> kConsonantMarks = {"", "2", "^",
                                                             "2^"};
enum VowelMark : std::size_t { kInside, kFirstVowel, kLastVowel };
constexpr std::size_t kDoubledMark = 1;
constexpr std::size_t kFirstMark = 2;

// Sounds are numbered: none, then the vowels, then the consonants.
constexpr std::size_t kVowelSounds = kVowels.size() * kVowelMarks.size();
constexpr std::size_t kSounds =
    1 + kVowelSounds + kConsonants.size() * kConsonantMarks.size();
static_assert(kSounds <= 256);

Sound vowel_sound(std::string_view run, VowelMark mark) {
  std::string letters(run);
  std::replace(letters.begin(), letters.end(), 'y', 'i');
  std::replace(letters.begin(), letters.end(), 'w', 'u');
  std::string_view name = kLongVowels;
  for (const VowelClass& row : kVowelClasses) {
    if (row.letters == letters) name = row.name;
  }
  const auto vowel = std::find(kVowels.begin(), kVowels.end(), name);
  const std::size_t number = vowel - kVowels.begin();
  return static_cast<Sound>(1 + number * kVowelMarks.size() + mark);
}

Sound consonant_sound(std::string_view name, std::size_t mark) {
  std::size_t number = 0;
  while (kConsonants[number].name != name) ++number;
  return static_cast<Sound>(1 + kVowelSounds + number * kConsonantMarks.size() +
                            mark);
}

const Consonant& consonant_of(Sound sound) {
  return kConsonants[(sound - 1 - kVowelSounds) / kConsonantMarks.size()];
}

std::string_view vowel_of(Sound sound) {
  return kVowels[(sound - 1) / kVowelMarks.size()];
}

bool is_first_vowel(Sound sound) {
  return (sound - 1) % kVowelMarks.size() == kFirstVowel;
}

std::string_view base_name(Sound sound) {
  if (sound == kNoSound) return "";
  return is_vowel(sound) ? vowel_of(sound) : consonant_of(sound).name;
}

std::string full_name(Sound sound) {
  if (sound == kNoSound) return "";
  const std::string_view mark =
      is_vowel(sound) ? kVowelMarks[(sound - 1) % kVowelMarks.size()]
                      : kConsonantMarks[(sound - 1 - kVowelSounds) %
                                        kConsonantMarks.size()];
  return std::string(base_name(sound)).append(mark);
}

bool is_one_of(std::string_view name,
               std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

double loss_cost(Sound lost) {
  if (is_vowel(lost)) return is_first_vowel(lost) ? .9 : .55;
  const std::string_view consonant = base_name(lost);
  if (consonant == "h") return .5;
  return is_one_of(consonant, {"y", "w", "v"}) ? .6 : 1.6;
}

double vowel_cost(Sound a, Sound b) {
  const std::string_view left = vowel_of(a);
  const std::string_view right = vowel_of(b);
  if (left == right) return .05;
  const auto is_same_letter = [](char x, char y) {
    return (x | 0x20) == (y | 0x20);  // I is a long i
  };
  return is_same_letter(left[0], right[0]) ? .3 : .45;
}

double consonant_cost(Sound a, Sound b) {
  const Consonant& left = consonant_of(a);
  const Consonant& right = consonant_of(b);
  if (left.name == right.name) return .15;
  return left.classes.find_first_of(right.classes) != std::string_view::npos
             ? .4
             : 1.7;
}

// y and w may be written as vowels.
double half_vowel_cost(Sound consonant, Sound vowel) {
  const std::string_view half = base_name(consonant);
  const std::string_view full = base_name(vowel);
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

std::string_view type_of(Sound a, Sound b) {
  if (a == kNoSound) return is_vowel(b) ? "T:Vdel" : "T:Cdel";
  if (b == kNoSound) return type_of(b, a);
  if (is_vowel(a) != is_vowel(b)) return "T:CV";
  return is_vowel(a) ? "T:VV" : "T:CC";
}

std::string pair_name(std::string a, std::string b) {
  if (b < a) std::swap(a, b);
  return a + "|" + b;
}

class LearnedWeights {
 public:
  LearnedWeights() {
    const auto file = nlohmann::json::parse(embedded_name_file("weights.json"));
    bias_ = file.at("bias");
    weights_ =
        file.at("weights").get<std::map<std::string, double, std::less<>>>();
  }

  double bias() const { return bias_; }

  double of(std::string_view name) const {
    const auto found = weights_.find(name);
    return found == weights_.end() ? 0 : found->second;
  }

  // Of the sounds as they stand, of the bare sounds, and of the type.
  double of(Sound a, Sound b) const {
    if (a == b) return 0;
    return of(pair_name(full_name(a), full_name(b))) +
           of("B:" +
              pair_name(std::string(base_name(a)), std::string(base_name(b)))) +
           of(type_of(a, b));
  }

 private:
  double bias_ = 0;
  std::map<std::string, double, std::less<>> weights_;
};

const LearnedWeights& learned() {
  static const LearnedWeights weights;
  return weights;
}

struct Replacements {
  std::array<std::array<double, kSounds>, kSounds> cost;
  std::array<std::array<double, kSounds>, kSounds> weight;

  Replacements() {
    for (std::size_t a = 0; a < kSounds; ++a) {
      for (std::size_t b = 0; b < kSounds; ++b) {
        cost[a][b] = cost_of(static_cast<Sound>(a), static_cast<Sound>(b));
        weight[a][b] =
            learned().of(static_cast<Sound>(a), static_cast<Sound>(b));
      }
    }
  }
};

const Replacements& replacements() {
  static const Replacements tables;
  return tables;
}

}  // namespace

std::vector<Sound> sounds_of(const std::vector<Unit>& units) {
  std::size_t spoken = units.size();
  if (spoken > 0 && units.back().kind == UnitKind::silent) --spoken;
  std::vector<Sound> sounds;
  for (std::size_t i = 0; i < spoken; ++i) {
    const Unit& unit = units[i];
    if (unit.is_vowel()) {
      const VowelMark mark = i == 0            ? kFirstVowel
                             : i + 1 == spoken ? kLastVowel
                                               : kInside;
      sounds.push_back(vowel_sound(unit.sound, mark));
    } else {
      sounds.push_back(consonant_sound(
          unit.sound,
          (unit.doubled ? kDoubledMark : 0) + (i == 0 ? kFirstMark : 0)));
    }
  }
  return sounds;
}

bool is_vowel(Sound sound) { return sound >= 1 && sound <= kVowelSounds; }

bool is_firm(Sound sound) {
  return sound != kNoSound &&
         (!is_vowel(sound) || vowel_of(sound) == kLongVowels);
}

double replacement_cost(Sound a, Sound b) { return replacements().cost[a][b]; }

double replacement_weight(Sound a, Sound b) {
  return replacements().weight[a][b];
}

double learned_weight(std::string_view property) {
  return learned().of(property);
}

double learned_bias() { return learned().bias(); }

}  // namespace fihrist
