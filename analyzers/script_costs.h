// What script_score.h takes apart: the sounds of a Latin name and the letters
// of an Arabic one, numbered, and what it costs to have them beside one
// another. Judged by hand.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fihrist {

// A Latin sound or an Arabic letter, each numbered by its table.
using ScriptLetter = std::uint8_t;

// A consonant as split_units has it (latin_name.h), "(h)" for a silent one; a
// vowel, "^a" where it begins the name and "a$" where it ends it.
std::optional<ScriptLetter> find_sound(std::string_view sound);

// A folded letter, with ^ before or $ behind it where it begins or ends the
// name, if that matters.
std::optional<ScriptLetter> find_letter(std::u32string_view letter);

class ScriptCosts {
 public:
  ScriptCosts();

  // Beside nothing.
  float sound_alone(ScriptLetter sound) const { return sound_alone_[sound]; }
  float letter_alone(ScriptLetter letter) const {
    return letter_alone_[letter];
  }

  // Below 0 where one speaks for the other.
  float beside(ScriptLetter sound, ScriptLetter letter) const {
    return beside_[sound][letter];
  }

  // A sound of two Latin letters beside two Arabic ones, the second an h.
  float beside_two(ScriptLetter sound, ScriptLetter first,
                   ScriptLetter second) const;

 private:
  static constexpr std::size_t kMostLetters = 64;

  template <typename T>
  using Row = std::array<T, kMostLetters>;

  Row<float> sound_alone_{};
  Row<float> letter_alone_{};
  Row<Row<float>> beside_{};
  Row<std::optional<ScriptLetter>> first_of_;
  Row<bool> is_h_{};
};

const ScriptCosts& script_costs();

}  // namespace fihrist
