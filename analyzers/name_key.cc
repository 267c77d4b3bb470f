#include "analyzers/name_key.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analyzers/key_classes.h"
#include "analyzers/latin_name.h"

namespace fihrist {
namespace {

struct LatinSound {
  std::string_view sound;
  Classes first;  // at the start of the name
  Classes later;
};

// What depends on the neighbours besides is in `classes_of`.
constexpr std::array kLatinSounds = {
    LatinSound{"b", "B", "B"},    LatinSound{"p", "B", "B"},
    LatinSound{"t", "T", "T"},    LatinSound{"d", "T", "T"},
    LatinSound{"th", "TS", "TS"}, LatinSound{"dh", "TS", "TS"},
    LatinSound{"s", "S", "S"},    LatinSound{"z", "S", "ST"},
    LatinSound{"zh", "JS", "JS"}, LatinSound{"sh", "C", "C"},
    LatinSound{"ch", "CK", "CK"}, LatinSound{"k", "K", "K"},
    LatinSound{"q", "K", "K"},    LatinSound{"g", "KJ", "KJ"},
    LatinSound{"gh", "K", "K"},   LatinSound{"kh", "KH", "K_"},
    LatinSound{"c", "KJ", "KJ"},  LatinSound{"j", "JY", "J"},
    LatinSound{"x", "KH", "K"},   LatinSound{"f", "F", "F"},
    LatinSound{"v", "WF", "F_"},  LatinSound{"w", "W", "_"},
    LatinSound{"h", "H", "_"},    LatinSound{"y", "Y", "_"},
    LatinSound{"l", "L", "L"},    LatinSound{"m", "M", "M"},
    LatinSound{"n", "N", "N"},    LatinSound{"r", "R", "R"},
};

bool is_vowel_of(const Unit& unit, std::string_view letters) {
  return unit.is_vowel() &&
         letters.find(unit.sound[0]) != std::string_view::npos;
}

// Rules that look at the unit behind, or at the length of the name.
std::optional<Classes> classes_in_context(const std::vector<Unit>& units,
                                          std::size_t i) {
  const Unit& unit = units[i];
  const Unit* next = i + 1 < units.size() ? &units[i + 1] : nullptr;
  if (unit.is("j") && i > 0 && units.size() > 3) return "J_";
  if (next == nullptr) return std::nullopt;
  if (unit.is("c") && is_vowel_of(*next, "eiy")) return "SJ";
  if (unit.is("s") && next->is("y")) return "CS";
  const bool is_back = unit.is("k") || unit.is("q") || unit.is("g");
  if (is_back && (next->is("j") || next->is("ch"))) return "K_";
  return std::nullopt;
}

Classes classes_of(const std::vector<Unit>& units, std::size_t i) {
  if (const auto classes = classes_in_context(units, i)) return *classes;
  for (const LatinSound& row : kLatinSounds) {
    if (units[i].is(row.sound)) return i == 0 ? row.first : row.later;
  }
  return kSilent;
}

// Equal neighbours with no vowel between are one.
std::vector<Classes> consonant_classes(const std::vector<Unit>& units) {
  std::vector<Classes> sounds;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].is_vowel()) continue;
    const Classes classes = classes_of(units, i);
    const bool repeats = !sounds.empty() && i > 0 && !units[i - 1].is_vowel() &&
                         sounds.back() == classes && classes != kSilent;
    if (!repeats) sounds.push_back(classes);
  }
  return sounds;
}

// -at, -et: Hikmat, Hikma.
bool has_optional_t(const std::vector<Unit>& units) {
  if (units.size() < 4 || !units.back().is("t")) return false;
  const Unit& vowel = units[units.size() - 2];
  return vowel.is_vowel() && (vowel.sound == "a" || vowel.sound == "e");
}

// Ibrahim, Brahim.
bool has_optional_vowel(const std::vector<Unit>& units) {
  return units.size() > 3 && is_vowel_of(units[0], "ei") &&
         (units[1].doubled || !units[2].is_vowel());
}

std::string after_vowel(std::string_view consonants) {
  return std::string("A").append(consonants);
}

void insert_after_vowel(const std::vector<Unit>& units, const Keys& consonants,
                        Keys& keys) {
  for (const std::string& key : consonants) {
    keys.insert(after_vowel(key));
    if (has_optional_vowel(units) && key.size() >= 2) keys.insert(key);
  }
}

void insert_reading(std::string_view letters, Keys& keys) {
  const std::vector<Unit> units = split_units(letters);
  std::vector<Classes> sounds = consonant_classes(units);
  Keys consonants = combine(sounds);
  if (has_optional_t(units)) {
    sounds.pop_back();
    consonants.merge(combine(sounds));
  }
  if (units[0].is_vowel()) {
    insert_after_vowel(units, consonants, keys);
  } else {
    keys.insert(consonants.begin(), consonants.end());
  }
  // L'Aouar, Lahouari: an article that has lost its vowel.
  if (letters.starts_with("la") && letters.size() >= 6) {
    for (const std::string& key : consonants) {
      if (key.starts_with('L'))
        keys.insert(after_vowel(std::string_view(key).substr(1)));
    }
  }
}

bool begins_in_latin(std::string_view token) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      {token.data(), static_cast<std::int32_t>(token.size())});
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const int script = u_getIntPropertyValue(c, UCHAR_SCRIPT);
    if (script == USCRIPT_LATIN) return true;
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> latin_keys(std::string_view token) {
  Keys keys;
  for (const std::string& reading : latin_readings(token)) {
    insert_reading(reading, keys);
  }
  return sorted(std::move(keys));
}

std::vector<std::string> name_keys(std::string_view token) {
  return begins_in_latin(token) ? latin_keys(token) : arabic_keys(token);
}

bool share_key(const std::vector<std::string>& a,
               const std::vector<std::string>& b) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    const int order = left->compare(*right);
    if (order == 0) return true;
    ++(order < 0 ? left : right);
  }
  return false;
}

}  // namespace fihrist
