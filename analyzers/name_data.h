// What is known of names from counting and learning, compiled in from
// analyzers/names:
//   weights.json         log-odds that two spellings are one name, learned
//                        from pairs of the same and of different names
//   key_frequencies.tsv  how many of some hundred persons have a name with a
//                        key; in the row `*`, how many persons
#pragma once

#include "corpus/embedded.h"

namespace fihrist {
namespace embedded {

// In the order above.
std::span<const EmbeddedFile> names();

}  // namespace embedded
}  // namespace fihrist
