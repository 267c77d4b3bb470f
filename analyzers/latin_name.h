// A Latin spelling of one name, taken apart: letters, then sounds.
//
//   latin_readings("al-Ḥusaynī")  // {"husayni"}
//   latin_readings("Alhusseini")  // {"alhusseini", "husseini"}
//   split_units("khaffaf")        // kh a ff a f
//
// The rules are in shared/NAMES.md, Keys 1 to 4; name_key.h and name_score.h
// build on them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

// Small letters without marks or apostrophes: "Kaşıkçı" -> "kashikchi". Dots,
// digits and whatever script has no rule here stay; a dash is '-', any other
// sign a space.
std::string plain_letters(std::string_view name);

// The letters a–z of one name without its article; a second reading where the
// article may be written together with it. Compounds have one form: Abdur-,
// Abdel- are "abd…", -eddine and -al-Din are "…uddin", -llah is "…ulah".
// Empty when the name has no Latin letter.
std::vector<std::string> latin_readings(std::string_view name);

enum class UnitKind {
  vowel,      // a run of vowels: "ou"
  consonant,  // one sound, however it is spelled: "tch" is ch
  silent,     // a final h
};

struct Unit {
  UnitKind kind = UnitKind::vowel;
  std::string sound;
  bool doubled = false;

  bool is(std::string_view consonant) const {
    return kind == UnitKind::consonant && sound == consonant;
  }
  bool is_vowel() const { return kind == UnitKind::vowel; }
};

// `letters` are a–z only.
std::vector<Unit> split_units(std::string_view letters);

}  // namespace fihrist
