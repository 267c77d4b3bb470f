// The sounds of a name as small numbers, and what it costs to take one for
// another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/latin_name.h"

namespace fihrist {

// A vowel (by class, and whether it begins or ends the name) or a consonant
// (and whether it is doubled, or begins the name); below kSounds.
using Sound = std::uint8_t;

// Where a sound of the other name stands against nothing.
constexpr Sound kNoSound = 0;

constexpr std::size_t kVowelNames = 19;
constexpr std::size_t kVowelMarks = 3;
constexpr std::size_t kConsonantMarks = 4;
constexpr std::size_t kVowelSounds = kVowelNames * kVowelMarks;
constexpr std::size_t kSounds =
    1 + kVowelSounds + kConsonantNames.size() * kConsonantMarks;
static_assert(kSounds <= 256);

std::vector<Sound> sounds_of(const std::vector<Unit>& units);

constexpr bool is_vowel(Sound sound) {
  return sound >= 1 && sound <= kVowelSounds;
}

constexpr bool is_consonant(Sound sound) { return sound > kVowelSounds; }

// A consonant, or a run of vowels too long for a class: what two names must
// have in common before a vowel more or less says little. The weights were
// learned with long runs counted so.
bool is_firm(Sound sound);

// "ai" or "kh"; of no sound, "".
std::string_view bare_name(Sound sound);
// With the marks the learned weights know it by: ^ begins and $ ends the name,
// 2 is doubled: "kh2^".
std::string marked_name(Sound sound);

// One is taken for the other, in either order; kNoSound for either. Judged by
// hand, never negative; 0 when a == b.
double replacement_cost(Sound a, Sound b);

}  // namespace fihrist
