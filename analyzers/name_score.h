// How likely two Latin spellings of one token are the same name.
//
//   token_score("Qaani", "Ghaani")   //  1.9: log-odds
//   token_score("Qaani", "Jaafari")  // -9: no key shared
//
// Where keys meet (name_key.h), the sounds of two tokens are aligned at the
// least cost (alignment.h), and the learned weights of what is seen in the
// alignment are added up (alignment_features.h, token_weights.h).
// Thresholds, measured on pairs of sanctions lists that were not learned from,
// with precision and recall (names/README.md). Whole names: whole_name.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alignment.h"
#include "analyzers/token_weights.h"

namespace fihrist {

constexpr double kBalancedTokens = -1.30;  // .92 and .85
constexpr double kPreciseTokens = -0.28;   // .95 and .81
constexpr double kStrictTokens = 0.81;     // .98 and .68
constexpr double kMaybeTokens = -2.5;      // .89 and .87
constexpr double kNoKeyShared = -9;

// A token made ready: comparing two is then cheap.
struct NameToken {
  std::string letters;
  std::vector<std::string> keys;
  std::vector<Sounds> readings;  // at least one
  double rarity = 0;
};

NameToken read_name_token(std::string_view token);

double token_score(const NameToken& a, const NameToken& b,
                   const TokenWeights& weights = TokenWeights::shipped());
double token_score(std::string_view a, std::string_view b);

// As token_score, keys or not: for tests and for explanations.
double alignment_score(const NameToken& a, const NameToken& b,
                       const TokenWeights& weights = TokenWeights::shipped());

// What the score is of, for learning its weights.
std::vector<Feature> alignment_features(const NameToken& a, const NameToken& b);

}  // namespace fihrist
