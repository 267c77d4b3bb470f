// Finds the words, phrases and prefixes of a query in a text.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/words.h"
#include "searchd/highlight.h"
#include "searchd/query.h"

namespace fihrist {

class WordMarker {
 public:
  explicit WordMarker(const Query& query);

  std::vector<Mark> find(Field field, std::string_view text) const;

 private:
  void collect(const Query& query);
  bool begins_phrase(const std::vector<Word>& words, std::size_t first,
                     const std::vector<std::string>& phrase) const;
  std::string via(const std::string& folded) const;
  bool may_share_stem(const std::string& folded) const;

  std::set<std::string> words_;
  std::set<std::string> stems_;
  std::set<std::string> prefixes_;
  std::vector<std::vector<std::string>> phrases_;
  std::vector<std::vector<std::string>> title_phrases_;
};

}  // namespace fihrist
