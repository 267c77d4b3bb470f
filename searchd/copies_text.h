// The copies of an article, for people: which words each outlet took out and
// put in, as wdiff marks them.
#pragma once

#include <string>

#include "searchd/answer_text.h"

namespace fihrist {

// Of the JSON of documents/{id}?copies=show; nothing where it has no "copies".
std::string copies_text(const std::string& json, TextStyle style);

}  // namespace fihrist
