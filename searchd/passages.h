// Which passages of a body show best what was asked for.
#pragma once

#include <cstddef>
#include <vector>

#include "analyzers/words.h"
#include "searchd/highlight.h"

namespace fihrist {

// At most so many, of some 36, 26 or 20 words each: fewer are longer.
constexpr std::size_t kMaxPassages = 3;

// Words [first, end).
struct Passage {
  std::size_t first = 0;
  std::size_t end = 0;
};

// In the order of the text, apart from each other. The best is where most of
// what was asked for stands, the others show what is not in it: other parts of
// the query before other spellings. They begin and end with a sentence or a
// clause where one is near. Without marks, the beginning; none of no words.
//
// `words` are those of the body (words_of).
std::vector<Passage> find_passages(const StoredDocument& stored,
                                   const std::vector<Word>& words,
                                   const std::vector<Mark>& marks);

}  // namespace fihrist
