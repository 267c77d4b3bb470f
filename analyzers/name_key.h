// Keys that bring the spellings of one name together: consonants by class,
// vowels gone, several keys where a letter may be several sounds.
//
//   name_keys("Kadhimi") == name_keys("al-Kazemi")  // {"KSM", "KTM"}
//   name_keys("الكاظمي")                            // {"ALKSM", "KSM", …}
//
// Two spellings may be one name when they share a key; how likely, says
// name_score.h. Across scripts one shared key is weak evidence: ask for two
// tokens. Rules: names/README.md. The classes are posted in the index,
// so a change of them changes the index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

// Sorted, without repetition; of a token without letters, none.
std::vector<std::string> latin_keys(std::string_view token);
std::vector<std::string> arabic_keys(std::string_view token);

// By the script of the first letter.
std::vector<std::string> name_keys(std::string_view token);

// Both sorted, as above.
bool share_key(const std::vector<std::string>& a,
               const std::vector<std::string>& b);

}  // namespace fihrist
