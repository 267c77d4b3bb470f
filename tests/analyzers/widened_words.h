// Which words a search would widen to somebody's name in the shipped tables,
// by sound alone: what a gate (analyzers/arabic_likeness.h) is there to keep
// rare for words that are no Arabic or Persian names.
//
//   const WidenedWords widened;
//   widened.name_like("sadder")  // a name's word, or nothing
//
// Names are the Latin words of persons' and groups' rows (spelling, kunya)
// that pass the gate. A word that is an alias itself is read as its actor, not
// widened.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzers/name_score.h"

namespace fihrist {

class WidenedWords {
 public:
  WidenedWords();

  // The table's word most like `folded`, of those it is widened to.
  std::optional<std::string> name_like(std::string_view folded) const;

 private:
  void add_name(const std::string& word);

  std::unordered_set<std::string> aliases_;
  std::unordered_set<std::string> words_;
  std::vector<NameToken> names_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

// The lines of a file in order; none when there is no such file.
std::vector<std::string> lines_of(const std::string& path);

// The lower-case English words of Debian's wamerican, without apostrophes;
// none when it is not installed.
std::vector<std::string> dictionary_words();

// tests/analyzers/western_surnames.txt, folded.
std::vector<std::string> western_surnames();

// Those that are widened, each with the name: "sadder > sadr".
std::vector<std::string> widened_among(const WidenedWords& widened,
                                       const std::vector<std::string>& words);

}  // namespace fihrist
