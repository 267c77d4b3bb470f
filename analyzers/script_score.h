// How likely a token in Latin script and one in Arabic script are one name.
//
//   script_score("Zaydi", "الزيدي")  //  1.2: log-odds, roughly
//   script_score("Zaydi", "زاد")     // -4.4, though they share a key
//
// The letters are aligned at the least cost, judged by hand: each consonant
// has its usual romanisations, و and ي are vowels or consonants, short vowels
// are written in Latin script alone, long ones in both. An article on either
// side counts for nothing. Keys (name_key.h) bring the candidates together;
// this tells which of them are one name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/arabic_letters.h"  // arabic_skeleton
#include "analyzers/script_costs.h"

namespace fihrist {

// Of pairs of one name that share a key 95 in 100 score as much, of pairs of
// different names that do 4.
constexpr double kSameAcrossScripts = -.1;

// A token made ready, with and without its article: comparing is then cheap.
struct ScriptToken {
  std::vector<std::vector<ScriptLetter>> readings;
};

// Folded or as written.
ScriptToken read_latin_token(std::string_view token);
ScriptToken read_arabic_token(std::string_view token);

double script_score(const ScriptToken& latin, const ScriptToken& arabic);
double script_score(std::string_view latin, std::string_view arabic);

}  // namespace fihrist
