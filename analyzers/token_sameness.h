// How sure it is, 0 to 1, that two tokens of two whole names are the same.
//
//   qasem and kassim      // .96, by the score of tokens
//   katranji and kantraji // .5: no key shared, few letters changed
//
// Beside other tokens that agree a token needs less than alone: what a search
// would call a maybe is here more likely the same than not.
#pragma once

#include "analyzers/name_score.h"

namespace fihrist {

struct SamenessScoring {
  // .97 / (1 + e^-(slope × (token score - kBalancedTokens) + shift))
  double slope = 1.2;
  double shift = .6;
  // Of tokens that share no key: a slip of the pen, where so much of the
  // longer one's letters is kept; one that begins with the other or has Abd
  // before it, as Amanat and Amanatullah, Aziz and Abd al-Aziz.
  double slip = .5;
  double letters_kept = .75;
  double letters_of_slip = 6;
  double beginning = .5;
  double letters_of_beginning = 5;
};

double token_sameness(const NameToken& a, const NameToken& b,
                      const SamenessScoring& scoring);

}  // namespace fihrist
