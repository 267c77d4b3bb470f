// How likely two Latin spellings of a whole name are the same person's.
//
//   name_score("Qasem Soleimani", "Kassim Suleymani")  // .95, of 0 to 1
//
// Articles, bin and titles are dropped and compounds joined. Tokens are paired
// one to one, most alike first (token_sameness.h), two of one name with one of
// the other where they are written together; order does not matter. Each pair
// weighs by how rare its names are:
//
//   score = sum(weight × sameness) / sum(weight × (sameness +
//           against × (1 - sameness)) + surplus)
//
// `against` is 1, more where the first tokens contradict one another; surplus
// is a share of the weight of tokens without a partner. One token beside
// several counts less: a surname is many people's.
//
// Thresholds, with precision and recall on judged pairs; for the first .95 and
// .88 on pairs that the numbers were not fitted to (names/WHOLE_NAMES.md):
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/name_score.h"
#include "analyzers/token_sameness.h"

namespace fihrist {

constexpr double kSameName = .68;       // .96 and .88
constexpr double kSurelyOneName = .77;  // .97 and .82
constexpr double kMaybeOneName = .5;

// By name_scoring_fit (tests/bench); names/WHOLE_NAMES.md tells what each
// gains.
struct NameScoring {
  SamenessScoring tokens;
  double first_against_first = 1.75;
  double surplus = .2;
  double surplus_first = .8;  // of a first token: a son is not his father
  double one_of_several = .6;
  double written_together = .95;       // two tokens that are one, times this
  double least_written_together = .5;  // less alike, they are not joined
};

// The tokens that carry a name, compounds joined: "Sheikh Abd al-Aziz bin
// Salah al-Din" -> abdulaziz, salahuddin; "Abu al-Fadl" -> abufadl. A hyphen
// parts tokens. Initials are dropped.
std::vector<std::string> name_tokens(std::string_view name);

// Titles and tails that many bear: Sayyid, Ayatollah, Khan.
bool carries_little(std::string_view token);

using WholeName = std::vector<NameToken>;

WholeName read_whole_name(std::string_view name);

// The words of a name in Arabic script: keys, but no sounds and no rarity.
// Without بن; عبد and الدين joined, as in Latin script.
WholeName read_arabic_name(std::string_view name);
inline bool has_sounds(const NameToken& token) {
  return !token.readings.empty();
}

// Of a name in either script, or in both: first its Latin tokens.
WholeName read_any_name(std::string_view name);

// Of tokens with sounds.
double name_score(const WholeName& a, const WholeName& b);
// The same of tokens kept elsewhere.
std::vector<const NameToken*> tokens_of(const WholeName& name);
double name_score(std::span<const NameToken* const> a,
                  std::span<const NameToken* const> b,
                  const NameScoring& scoring = NameScoring());
double name_score(std::string_view a, std::string_view b);

}  // namespace fihrist
