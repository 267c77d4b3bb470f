// What is known of names, compiled in from analyzers/names:
//   weights.json         log-odds that two spellings are one name, learned
//                        from pairs of the same and of different names
//   key_frequencies.tsv  how many of some hundred persons have a name with a
//                        key; in the row `*`, how many persons
//   words.tsv            what words of names are: ranks, places, …
//   ordinary_words.txt   words that a capital does not make a name
//   arabic_likeness.tsv, english_words.txt, western_names.txt
//                        which Latin words may be Arabic names
//                        (arabic_likeness.h)
#pragma once

#include <string_view>

namespace fihrist {

// The bytes of one of these files.
std::string_view embedded_name_file(std::string_view file);

}  // namespace fihrist
