// One way to write a language, of the many that inputs use.
//
//   language_code("en-US")    // "en"
//   language_code("per")      // "fa"
//   language_code("Arabic")   // "ar"
//   language_code("kurdî")    // "ku"
//   language_code("Martian")  // "Martian"
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

// The ISO 639-1 code in small letters, or the 639-3 code where the first has
// none (ckb), of a code, a locale, or the language's name in English or in
// itself. "und" and blanks are no language: empty. What is not understood is
// kept as given. Any number of threads.
std::string language_code(std::string_view given);

// The code alone: empty for what is not understood, as "{{lang}}" in a page.
std::string known_language(std::string_view given);

}  // namespace fihrist
