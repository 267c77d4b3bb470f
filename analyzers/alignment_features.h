// What is seen in an alignment, by the names the learned weights know it by.
//
//   karim, kareem:   I|i  B:I|i  T:VV  L:E|E  replaced=1  kept=3  cost …
//
// Every replacement is seen three times: as it stands (a|e$), without marks
// (B:a|e) and by its type (T:VV, T:CC, T:CV, T:Vdel, T:Cdel); one of a vowel
// also by the place in the name and the group of the two vowels (F:A|E). The
// rest are properties of the whole.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alignment.h"

namespace fihrist {

std::array<std::string, 3> replacement_features(Sound a, Sound b);

enum class Place : std::uint8_t {
  start,  // before the first consonant
  middle,
  last,    // the last before the last consonant: kar_i_m
  finish,  // after it
};
constexpr std::size_t kPlaces = 4;

// Vowels that are often written for one another; none, and a consonant, are
// groups of their own.
using VowelGroup = std::uint8_t;
constexpr std::size_t kVowelGroups = 9;

VowelGroup vowel_group(Sound sound);

std::string placed_feature(Place place, VowelGroup a, VowelGroup b);

// Finds the place of each step that has a vowel.
class Places {
 public:
  explicit Places(const std::vector<Replacement>& steps);
  Place of(std::size_t step) const;

 private:
  // Steps run from the last sounds to the first.
  std::size_t last_consonant_;
  std::size_t first_consonant_ = 0;
  std::size_t last_inner_vowel_;
};

enum Property : std::size_t {
  kCost,
  kCostPerSound,
  kLength,
  kFurtherReplacements,
  kIdentity,
  kFewFirm,
  kReplacementsInShort,
  kFurtherVowels,
  kConsonantsKept,
  kVowelsKept,
  kOneLaterReading,
  kTwoLaterReadings,
  kKept,  // a property for each number of consonants kept, 0 to 6 and more
  kReplaced = kKept + 7,  // of sounds replaced, 0 to 5 and more
  kProperties = kReplaced + 6
};

using Properties = std::array<double, kProperties>;

extern const std::array<std::string_view, kProperties> kPropertyNames;

Properties properties_of(const Alignment& alignment);

struct Feature {
  std::string name;
  double value = 0;
};

// A name may come several times: the values add up.
std::vector<Feature> features_of(const Alignment& alignment);

}  // namespace fihrist
