// How likely two Latin spellings are one name.
//
//   token_score("Qaani", "Ghaani")                        //  2.4: log-odds
//   token_score("Qaani", "Jaafari")                       // -9: no key shared
//   name_score("Qasem Soleimani", "Kassim Suleymani")     // .97, of 0 to 1
//
// Where keys meet (name_key.h), the sounds of two tokens are aligned at the
// least cost, and the learned weights of what was replaced are added up.
// Whole names: articles, bin and titles are dropped, tokens paired one to one,
// best first, and weighed by how rare they are; a name of one token counts
// less beside several. Thresholds, measured on unseen pairs, with precision
// and recall (shared/NAMES.md):
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/sounds.h"

namespace fihrist {

// For tokens.
constexpr double kBalancedTokens = -1.30;  // .91 and .82
constexpr double kPreciseTokens = -0.28;   // .94 and .75
constexpr double kStrictTokens = 0.81;
constexpr double kMaybeTokens = -2.5;
constexpr double kNoKeyShared = -9;

// For whole names.
constexpr double kSameName = .68;       // .90 and .85
constexpr double kSurelyOneName = .77;  // .95 and .81
constexpr double kMaybeOneName = .5;

// A token made ready: comparing two is then cheap.
struct NameToken {
  std::string letters;
  std::vector<std::string> keys;
  std::vector<std::vector<Sound>> readings;
  double rarity = 0;
};

NameToken read_name_token(std::string_view token);

double token_score(const NameToken& a, const NameToken& b);
double token_score(std::string_view a, std::string_view b);

// As token_score, keys or not: for tests and for explanations.
double alignment_score(const NameToken& a, const NameToken& b);

// The tokens that carry a name, compounds joined: "Sheikh Abd al-Aziz bin
// Salah al-Din" -> abdulaziz, salahuddin. Initials are dropped.
std::vector<std::string> name_tokens(std::string_view name);

using WholeName = std::vector<NameToken>;

WholeName read_whole_name(std::string_view name);

double name_score(const WholeName& a, const WholeName& b);
// The same of tokens kept elsewhere.
std::vector<const NameToken*> tokens_of(const WholeName& name);
double name_score(std::span<const NameToken* const> a,
                  std::span<const NameToken* const> b);
double name_score(std::string_view a, std::string_view b);

}  // namespace fihrist
