// A Latin spelling of one name, taken apart: letters, then sounds.
//
//   latin_readings("al-Ḥusaynī")  // {"husayni"}
//   latin_readings("Alhusseini")  // {"alhusseini", "husseini"}
//   split_units("khaffaf")        // kh a ff a f
//
// The rules are those of names/README.md and other_readings.h;
// name_key.h and name_score.h build on them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/consonants.h"

namespace fihrist {

// Small letters without marks or apostrophes: "Kaşıkçı" -> "kashikchi". Dots,
// digits and whatever script has no rule here stay; a dash is '-', any other
// sign a space.
std::string plain_letters(std::string_view name);

// The letters a–z of one name without its article, first as written, then as
// it may be meant otherwise (other_readings.h), without repetition. Compounds
// have one form: Abdur-, Abdel- are "abd…", -eddine and -al-Din are "…uddin",
// -llah is "…ulah". None when the name has no Latin letter.
std::vector<std::string> latin_readings(std::string_view name);

enum class UnitKind : std::uint8_t {
  vowel,      // a run of vowels: "ou"
  consonant,  // one sound, however it is spelled: "tch" is ch
  silent,     // a final h
};

struct Unit {
  UnitKind kind = UnitKind::vowel;
  Consonant consonant = {};
  bool doubled = false;
  std::string_view vowels;  // of the letters that were split

  bool is(Consonant other) const {
    return kind == UnitKind::consonant && consonant == other;
  }
  bool is_vowel() const { return kind == UnitKind::vowel; }
  // A vowel that begins with one of these letters.
  bool is_vowel_of(std::string_view letters) const {
    return is_vowel() && letters.find(vowels[0]) != std::string_view::npos;
  }
};

// `letters` are a–z only, and outlive the units.
std::vector<Unit> split_units(std::string_view letters);

}  // namespace fihrist
