// The sounds of a name as small numbers, and what it costs and weighs to take
// one for another: the two tables name_score.h reads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/latin_name.h"

namespace fihrist {

// A vowel (by class, and whether it begins or ends the name) or a consonant
// (and whether it is doubled, or begins the name).
using Sound = std::uint8_t;

// Where a sound of the other name stands against nothing.
constexpr Sound kNoSound = 0;

std::vector<Sound> sounds_of(const std::vector<Unit>& units);

bool is_vowel(Sound sound);

// A consonant, or a run of vowels too long for a class: what two names must
// have in common before a vowel more or less says little. The weights were
// learned with long runs counted so.
bool is_firm(Sound sound);

// One is taken for the other, in either order; kNoSound for either.
// The cost aligns two names; it is judged by hand and never negative.
double replacement_cost(Sound a, Sound b);
// The learned log-odds of the replacement (names/weights.json); 0 for a == b.
double replacement_weight(Sound a, Sound b);

// The learned weight of a whole alignment's property, "cost" or "ident".
double learned_weight(std::string_view property);
double learned_bias();

}  // namespace fihrist
