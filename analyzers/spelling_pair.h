// Two spellings, of a token or of a whole name each: are they one name? What
// `fihrist names keys` and `fihrist names score` print.
//
//   compare_spellings("Qaani", "Ghaani")               //  2.375, same
//   compare_spellings("Qaani", "Jaafari")              // -9, different
//   compare_spellings("Qasem Soleimani", "Soleimani")  // .55, maybe
//
// A token has no blank inside: "Qaani", "al-Kadhimi", "Abd-al-Rahman". One on
// each side scores as token_score does, log-odds; more on either side as
// name_score does, 0 to 1. The score is rounded to three decimals, and judged
// as it is printed.
//
// With Arabic script on a side there are keys only, and a shared key is weak
// evidence. One token each: kMaybeTokens where a key is shared. Whole names:
// of the longer one's tokens, those that meet count kSameName each; so all of
// them must. A lone token counts kMaybeOneName. The same word in the same
// script counts 1, as a token kStrictTokens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

enum class Verdict { same, maybe, different };

std::string_view to_string(Verdict verdict);

struct SpellingLikeness {
  double score = 0;
  Verdict verdict = Verdict::different;
};

SpellingLikeness compare_spellings(std::string_view a, std::string_view b);

// Of a token its name_keys, of a whole name those of all tokens that carry it
// (whole_name.h). Sorted, without repetition.
std::vector<std::string> spelling_keys(std::string_view spelling);

}  // namespace fihrist
