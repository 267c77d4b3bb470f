#include "analyzers/alignment_features.h"

#include <algorithm>
#include <utility>

namespace fihrist {
namespace {

struct Grouped {
  std::string_view vowel;
  std::string_view group;
};

constexpr std::array kGroupOfVowel = {
    Grouped{"a", "A"},   Grouped{"ae", "A"}, Grouped{"e", "E"},
    Grouped{"i", "E"},   Grouped{"I", "E"},  Grouped{"o", "U"},
    Grouped{"u", "U"},   Grouped{"U", "U"},  Grouped{"ai", "Y"},
    Grouped{"ei", "Y"},  Grouped{"au", "W"}, Grouped{"ia", "IA"},
    Grouped{"ua", "UA"},
};

// The first is of no sound, the last of all others.
constexpr std::array<std::string_view, kVowelGroups> kGroupNames = {
    "", "A", "E", "U", "Y", "W", "IA", "UA", "x"};

constexpr std::array<std::string_view, kPlaces> kPlaceNames = {
    "S:", "M:", "L:", "F:"};

std::string pair_name(std::string_view a, std::string_view b) {
  if (b < a) std::swap(a, b);
  return std::string(a).append("|").append(b);
}

std::string_view type_of(Sound a, Sound b) {
  if (a == kNoSound) return is_vowel(b) ? "T:Vdel" : "T:Cdel";
  if (b == kNoSound) return type_of(b, a);
  if (is_vowel(a) != is_vowel(b)) return "T:CV";
  return is_vowel(a) ? "T:VV" : "T:CC";
}

bool has_vowel(const Replacement& step) {
  return is_vowel(step.a) || is_vowel(step.b);
}

bool has_consonant(const Replacement& step) {
  return is_consonant(step.a) || is_consonant(step.b);
}

struct Counts {
  std::size_t replaced = 0;
  std::size_t vowels_replaced = 0;  // by vowels
  std::size_t firm_kept = 0;
  std::size_t consonants_kept = 0;
  std::size_t vowels_kept = 0;
};

Counts count(const std::vector<Replacement>& steps) {
  Counts counts;
  for (const Replacement& step : steps) {
    if (!step.is_kept()) {
      ++counts.replaced;
      if (is_vowel(step.a) && is_vowel(step.b)) ++counts.vowels_replaced;
      continue;
    }
    if (is_firm(step.a)) ++counts.firm_kept;
    ++(is_vowel(step.a) ? counts.vowels_kept : counts.consonants_kept);
  }
  return counts;
}

// What is beyond the first.
double further(std::size_t count) {
  return count > 1 ? static_cast<double>(count - 1) : 0;
}

double at_most(std::size_t count, std::size_t most) {
  return static_cast<double>(std::min(count, most));
}

}  // namespace

std::array<std::string, 3> replacement_features(Sound a, Sound b) {
  return {pair_name(marked_name(a), marked_name(b)),
          "B:" + pair_name(bare_name(a), bare_name(b)),
          std::string(type_of(a, b))};
}

VowelGroup vowel_group(Sound sound) {
  if (sound == kNoSound) return 0;
  const std::string_view vowel = is_vowel(sound) ? bare_name(sound) : "";
  const auto row =
      std::find_if(kGroupOfVowel.begin(), kGroupOfVowel.end(),
                   [&](const Grouped& known) { return known.vowel == vowel; });
  if (row == kGroupOfVowel.end()) return kVowelGroups - 1;
  return static_cast<VowelGroup>(
      std::find(kGroupNames.begin(), kGroupNames.end(), row->group) -
      kGroupNames.begin());
}

std::string placed_feature(Place place, VowelGroup a, VowelGroup b) {
  return std::string(kPlaceNames[static_cast<std::size_t>(place)]) +
         pair_name(kGroupNames[a], kGroupNames[b]);
}

Places::Places(const std::vector<Replacement>& steps)
    : last_consonant_(steps.size()), last_inner_vowel_(steps.size()) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!has_consonant(steps[i])) continue;
    last_consonant_ = std::min(last_consonant_, i);
    first_consonant_ = i;
  }
  for (std::size_t i = first_consonant_; i-- > last_consonant_ + 1;) {
    if (has_vowel(steps[i])) last_inner_vowel_ = i;
  }
}

Place Places::of(std::size_t step) const {
  if (step < last_consonant_) return Place::finish;
  if (step > first_consonant_) return Place::start;
  return step == last_inner_vowel_ ? Place::last : Place::middle;
}

// Those up to kReplacementsInShort are the reference's.
constexpr std::array<std::string_view, kProperties> kPropertyNames = {
    "cost",       "cost/L",     "L",          "nsub>1",     "ident",
    "short",      "short*sub",  "VV>1",       "kept_C",     "kept_V",
    "later=1",    "later=2",    "kept=0",     "kept=1",     "kept=2",
    "kept=3",     "kept=4",     "kept=5",     "kept=6",     "replaced=0",
    "replaced=1", "replaced=2", "replaced=3", "replaced=4", "replaced=5",
};

Properties properties_of(const Alignment& alignment) {
  const Counts counts = count(alignment.steps);
  const std::size_t length = std::max<std::size_t>(alignment.longer, 1);
  const double replaced = static_cast<double>(counts.replaced);
  Properties values{};
  values[kCost] = alignment.cost;
  values[kCostPerSound] = alignment.cost / static_cast<double>(length) * 5;
  values[kLength] = at_most(length, 10) / 5;
  values[kFurtherReplacements] = further(counts.replaced);
  values[kIdentity] = counts.replaced == 0 ? 1 : 0;
  values[kFewFirm] = counts.firm_kept <= 1 ? 1 : 0;
  values[kReplacementsInShort] = counts.firm_kept <= 2 ? replaced : 0;
  values[kFurtherVowels] = further(counts.vowels_replaced);
  values[kConsonantsKept] = at_most(counts.consonants_kept, 6) / 3;
  values[kVowelsKept] = at_most(counts.vowels_kept, 5) / 3;
  values[kOneLaterReading] = alignment.later_readings == 1 ? 1 : 0;
  values[kTwoLaterReadings] = alignment.later_readings == 2 ? 1 : 0;
  values[kKept + std::min<std::size_t>(counts.consonants_kept, 6)] = 1;
  values[kReplaced + std::min<std::size_t>(counts.replaced, 5)] = 1;
  return values;
}

std::vector<Feature> features_of(const Alignment& alignment) {
  std::vector<Feature> features;
  const Places places(alignment.steps);
  for (std::size_t i = 0; i < alignment.steps.size(); ++i) {
    const auto [a, b] = alignment.steps[i];
    if (a == b) continue;
    for (std::string& name : replacement_features(a, b)) {
      features.push_back({std::move(name), 1});
    }
    if (has_vowel(alignment.steps[i])) {
      features.push_back(
          {placed_feature(places.of(i), vowel_group(a), vowel_group(b)), 1});
    }
  }
  const Properties values = properties_of(alignment);
  for (std::size_t i = 0; i < kProperties; ++i) {
    if (values[i] != 0) {
      features.push_back({std::string(kPropertyNames[i]), values[i]});
    }
  }
  return features;
}

}  // namespace fihrist
