// The steps from a document to its terms, by name and version. An index keeps
// the signature it was built with, and programs that would read it otherwise
// refuse it: change a step's version whenever its output changes.
#pragma once

#include <string>

namespace fihrist {

// "words 2, fold 1, stem en 1 ar 1 fa 1, mentions 2, names 1"
std::string analyzer_signature();

}  // namespace fihrist
