#include "analyzers/name_key.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/key_classes.h"
#include "analyzers/latin_name.h"

namespace fihrist {
namespace {

struct LatinSound {
  Consonant sound;
  Classes first;  // at the start of the name
  Classes later;
};

// What depends on the neighbours besides is in `classes_in_context`.
constexpr std::array kLatinSounds = {
    LatinSound{Consonant::b, "B", "B"},
    LatinSound{Consonant::p, "B", "B"},
    LatinSound{Consonant::t, "T", "T"},
    LatinSound{Consonant::d, "T", "T"},
    LatinSound{Consonant::th, "TS", "TS"},
    LatinSound{Consonant::dh, "TS", "TS"},
    LatinSound{Consonant::s, "S", "S"},
    LatinSound{Consonant::z, "S", "ST"},
    LatinSound{Consonant::zh, "JS", "JS"},
    LatinSound{Consonant::sh, "C", "C"},
    LatinSound{Consonant::ch, "CK", "CK"},
    LatinSound{Consonant::k, "K", "K"},
    LatinSound{Consonant::q, "K", "K"},
    LatinSound{Consonant::g, "KJ", "KJ"},
    LatinSound{Consonant::gh, "K", "K"},
    LatinSound{Consonant::kh, "KH", "K_"},
    LatinSound{Consonant::c, "KJ", "KJ"},
    LatinSound{Consonant::j, "JY", "J"},
    LatinSound{Consonant::x, "KH", "K"},
    LatinSound{Consonant::f, "F", "F"},
    LatinSound{Consonant::v, "WF", "F_"},
    LatinSound{Consonant::w, "W", "_"},
    LatinSound{Consonant::l, "L", "L"},
    LatinSound{Consonant::m, "M", "M"},
    LatinSound{Consonant::n, "N", "N"},
    LatinSound{Consonant::r, "R", "R"},
    LatinSound{Consonant::h, "H", "_"},
    LatinSound{Consonant::y, "Y", "_"},
};
static_assert(kLatinSounds.size() == kConsonantNames.size());

using Units = std::vector<Unit>;

// Rules that look at the unit behind, or at the length of the name; none
// speaks of this one when empty.
Classes classes_in_context(const Units& units, std::size_t i) {
  const Unit& unit = units[i];
  const Unit* next = i + 1 < units.size() ? &units[i + 1] : nullptr;
  switch (unit.consonant) {
    case Consonant::j:
      return i > 0 && units.size() > 3 ? "J_" : "";
    case Consonant::c:
      if (next == nullptr) return "";
      if (next->is_vowel_of("eiy")) return "SJ";
      // Somali writes ayn so: Cali, Cumar.
      return i == 0 && next->is_vowel_of("aou") ? "KJA" : "";
    case Consonant::s:
      return next != nullptr && next->is(Consonant::y) ? "CS" : "";
    case Consonant::k:
    case Consonant::q:
    case Consonant::g:
      return next != nullptr &&
                     (next->is(Consonant::j) || next->is(Consonant::ch))
                 ? "K_"
                 : "";
    default:
      return "";
  }
}

Classes classes_of(const Units& units, std::size_t i) {
  if (units[i].kind == UnitKind::silent) return kSilent;
  const Classes classes = classes_in_context(units, i);
  if (!classes.empty()) return classes;
  const LatinSound& sound = kLatinSounds[number(units[i].consonant)];
  return i == 0 ? sound.first : sound.later;
}

// Equal neighbours with no vowel between are one.
std::vector<Classes> consonant_classes(const Units& units) {
  std::vector<Classes> sounds;
  sounds.reserve(units.size());
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
bool has_optional_t(const Units& units) {
  if (units.size() < 4 || !units.back().is(Consonant::t)) return false;
  const Unit& vowel = units[units.size() - 2];
  return vowel.is_vowel() && (vowel.vowels == "a" || vowel.vowels == "e");
}

// Ibrahim, Brahim.
bool has_optional_vowel(const Units& units) {
  return units.size() > 3 && units[0].is_vowel_of("ei") &&
         (units[1].doubled || !units[2].is_vowel());
}

std::string after_vowel(std::string_view consonants) {
  return std::string("A").append(consonants);
}

Keys after_vowel(const Keys& consonants) {
  Keys keys;
  keys.reserve(consonants.size());
  for (const std::string& key : consonants) keys.push_back(after_vowel(key));
  return keys;
}

// L'Aouar, Lahouari: an article that has lost its vowel.
Keys without_bare_article(const Keys& consonants) {
  Keys keys;
  for (const std::string& key : consonants) {
    if (key.starts_with('L')) {
      keys.push_back(after_vowel(std::string_view(key).substr(1)));
    }
  }
  return keys;
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

Keys reading_keys(std::string_view letters, const Units& units) {
  std::vector<Classes> sounds = consonant_classes(units);
  Keys consonants = combine(sounds);
  if (has_optional_t(units)) {
    sounds.pop_back();
    append(consonants, combine(sounds));
  }
  Keys keys;
  if (units[0].is_vowel()) {
    keys = after_vowel(consonants);
    if (has_optional_vowel(units)) {
      std::erase_if(consonants, [](const auto& key) { return key.size() < 2; });
      append(keys, std::move(consonants));
    }
    return keys;
  }
  if (letters.starts_with("la") && letters.size() >= 6) {
    keys = without_bare_article(consonants);
  }
  append(keys, std::move(consonants));
  return keys;
}

std::vector<std::string> latin_keys(std::string_view token) {
  Keys keys;
  for (const std::string& reading : latin_readings(token)) {
    append(keys, reading_keys(reading, split_units(reading)));
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
