// A spelling as each of the methods that names_bench compares sees it.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/name_score.h"

namespace fihrist {

struct Token {
  explicit Token(const std::string& spelling);

  NameToken name;
  std::string letters;
  std::string sounds;              // of Soundex
  std::vector<std::string> codes;  // of Double Metaphone
};

// Every spelling is taken apart once.
class Tokens {
 public:
  const Token& operator[](const std::string& spelling) {
    return known_.try_emplace(spelling, spelling).first->second;
  }
  std::size_t size() const { return known_.size(); }
  const std::unordered_map<std::string, Token>& all() const { return known_; }

 private:
  std::unordered_map<std::string, Token> known_;
};

struct Method {
  const char* name;
  bool (*is_same)(const Token& a, const Token& b);
  const char* on_sanctions;  // measured on other pairs, kept apart
  const char* on_groups;
};

extern const Method kSoundex;
extern const Method kDoubleMetaphone;
extern const Method kTwoEdits;
extern const Method kMeilisearch;
extern const Method kKey;
extern const Method kKeyBalanced;
extern const Method kKeyPrecise;

}  // namespace fihrist
