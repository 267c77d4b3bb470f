// The folded form of one word: what is posted, asked for and looked up.
//
// NFKC with case folding; combining marks, harakat, tatweel and every kind of
// apostrophe dropped; a possessive ’s dropped before anything else; one alef,
// one yeh, one kaf, one heh (teh marbuta included); Arabic-Indic digits as
// 0-9; letters that Unicode does not take apart (ı ł ø đ) as their Latin ones.
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

// `word` is one word without blanks (analyzers/words.h finds them).
std::string fold_word(std::string_view word);

// Every sign that stands for an apostrophe, ayn or hamza in Latin script.
bool is_apostrophe(char32_t c);

// The bytes of a trailing 's or ’s, or 0.
std::size_t possessive_bytes(std::string_view word);

}  // namespace fihrist
