// Light stemmers of Arabic and Persian for folded words (fold.h): they take
// off what inflects a word, and leave what makes another of it. So الحكومة,
// للحكومة, حكومات and حكومتها are one, and كاظمي and كاظم two: a final ي makes
// surnames and adjectives. At least three letters stay.
//
//   arabic_stem(fold_word("والحكومات"))  // حكوم
//   persian_stem(fold_word("کشورهای"))   // كشور
//
// Which endings go, and from how many letters on, was chosen on pairs of words
// (tests/analyzers/stem_pairs.tsv); no light stemmer sees broken plurals.
#pragma once

#include <string_view>

namespace fihrist {

// Parts of `folded`, and the word itself where it is not all Arabic letters.
std::string_view arabic_stem(std::string_view folded);
std::string_view persian_stem(std::string_view folded);

}  // namespace fihrist
