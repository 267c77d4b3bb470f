// The language most of an article is written in, by cld2 and, for languages
// that cld2 confuses with Persian, by their letters.
//
//   detect_language("", "Bakan salı günü açıklama yaptı …")  // "tr"
//   detect_language("", "Qasem Soleimani")                   // ""
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

// An ISO 639-1 code, or 639-3 where there is none in the first (ckb, Sorani).
// Empty when it is not sure: names alone, too few words, no language with
// more than half of the text. Both are valid UTF-8; of a long body a sample
// is read. Any number of threads.
std::string detect_language(std::string_view title, std::string_view body);

}  // namespace fihrist
