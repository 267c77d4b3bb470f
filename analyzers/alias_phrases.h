// Finds the aliases that begin at a word: each alias is a phrase of folded
// words, kept in a trie.
//
// An Arabic proclitic (و ف ب ل ك, "and, so, in, for, as") may be written onto
// the first word of an alias, and ل swallows the alef of the article:
// والكاظمي and للكاظمي begin with الكاظمي.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/words.h"

namespace fihrist {

class AliasPhrases {
 public:
  struct Match {
    std::uint32_t words;                     // how many words the alias takes
    std::span<const std::uint32_t> aliases;  // the rows, AliasTable's indices
  };

  // `words` are folded; not empty.
  void add(const std::vector<std::string>& words, std::uint32_t alias);

  // Appends every alias that begins with the first of `words`, shorter first.
  void find(std::span<const Word> words, std::vector<Match>& matches) const;

 private:
  using Node = std::uint32_t;
  using Token = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  Token token(std::string_view folded) const;
  Node child(Node node, Token token) const;
  void find_from(Token first, std::span<const Word> words,
                 std::vector<Match>& matches) const;

  std::unordered_map<std::string, Token, TextHash, std::equal_to<>> tokens_;
  std::unordered_map<std::uint64_t, Node> children_;    // by node and token
  std::vector<std::vector<std::uint32_t>> aliases_{1};  // by node
};

}  // namespace fihrist
