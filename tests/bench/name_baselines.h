// What else compares spellings, as small baselines for names_bench. All take
// lower-case letters a–z.
//
//   soundex("qaani")            // "Q500"
//   double_metaphone("kadhimi") // "KTM": one code, or two where it wavers
//   edit_distance("ab", "ba")   // 1: neighbours that change places
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

std::string soundex(std::string_view letters);

// The rules of Lawrence Philips' algorithm (C/C++ Users Journal, June 2000)
// that spellings of Arabic names can meet: not those of Italian, Spanish,
// Slavic and Welsh names.
std::vector<std::string> double_metaphone(std::string_view letters);

// Of Damerau and Levenshtein, no part changed twice; `most` + 1 when it is
// more than `most`.
std::size_t edit_distance(std::string_view a, std::string_view b,
                          std::size_t most);

// How many typos Meilisearch forgives a query word: none up to 4 letters, one
// up to 8, else two.
std::size_t meilisearch_typos(std::string_view query);

}  // namespace fihrist
