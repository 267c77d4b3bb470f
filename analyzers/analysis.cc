#include "analyzers/analysis.h"

namespace fihrist {

std::string analyzer_signature() {
  return "words 2, fold 1, stem en 1 ar 1 fa 1, mentions 2, names 1";
}

}  // namespace fihrist
