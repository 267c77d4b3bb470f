// A snippet from words that have been found already.
#pragma once

#include <vector>

#include "analyzers/words.h"
#include "searchd/highlight.h"

namespace fihrist {

// The best passages (searchd/passages.h) with " … " between them; "… " before
// the first where the body begins sooner, " …" behind the last where it goes
// on. Never cut within a word, and without furniture.
//
// `words` are those of the body (words_of).
Snippet make_snippet(const StoredDocument& stored,
                     const std::vector<Word>& words,
                     const std::vector<Mark>& marks);

}  // namespace fihrist
