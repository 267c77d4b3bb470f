// Questions as people type them, in English.
//
//   who ordered the killing of Soleimani  ->  ordered, killing, Soleimani
//
// All words of a query must be in an article, so a question would find hardly
// any: most who answer it use neither its question word nor its grammar.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/words.h"

namespace fihrist {

// Words side by side that begin with who, what, why, how …
bool is_question(std::span<const Word> words);

// A word, folded, that asks rather than tells: question words, forms of be, do
// and have, articles, pronouns, and prepositions that only join.
bool only_asks(std::string_view word);

}  // namespace fihrist
