// Which Latin words may be Arabic or Persian names, and so be widened by
// their sound and found by it.
//
//   arabic_likeness("kadhimi")        //  5.8: log-odds, name against word
//   arabic_likeness("washington")     // -9.9
//   may_be_arabic_name("salami")      // true: the general
//   may_be_arabic_name("ambassador")  // false: like a name, but English
//
// A sum of weights of the 1- to 4-grams of the word, learned by
// tests/bench/learn_likeness (names/README.md). Of Arabic and Persian names it
// has not seen 95 in 100 pass, of English words 6, of Western names 18; lists
// then take out those two. About three million words a second. Immutable, and
// safe to share among threads.
#pragma once

#include <string_view>

namespace fihrist {

// Of one word as fold_word gives it (fold.h), in Latin script.
double arabic_likeness(std::string_view folded);

// a–z only, three letters or more, and like a name by the model; no English
// word (names/ordinary_words.txt, english_words.txt), Western name
// (western_names.txt), rank, demonym or particle (words.tsv).
bool may_be_arabic_name(std::string_view folded);

}  // namespace fihrist
