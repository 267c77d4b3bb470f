// The learned log-odds that two aligned spellings are one name
// (analyzers/names/README.md).
//
//   TokenWeights::shipped().score(alignment)
//   TokenWeights(R"({"bias": .9, "weights": {"B:a|e": .07}})").score(…)
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "analyzers/alignment_features.h"

namespace fihrist {

// Immutable once made.
class TokenWeights {
 public:
  // Of analyzers/names/weights.json.
  static const TokenWeights& shipped();

  // `json` has a "bias" and "weights" by the names of alignment_features.h;
  // what is not there weighs 0.
  explicit TokenWeights(std::string_view json);

  double score(const Alignment& alignment) const;

 private:
  using OfSounds = std::array<std::array<double, kSounds>, kSounds>;
  using OfGroups = std::array<std::array<double, kVowelGroups>, kVowelGroups>;

  double of_step(const Alignment& alignment, const Places& places,
                 std::size_t step) const;

  double bias_ = 0;
  std::unique_ptr<OfSounds> replaced_;  // the sum of the three features
  std::array<OfGroups, kPlaces> placed_{};
  std::array<VowelGroup, kSounds> group_{};
  Properties properties_{};
};

}  // namespace fihrist
