// Finds the aliases that stand in a text: each alias is a phrase of folded
// words, kept in a trie.
//
//   AliasPhrases phrases;
//   phrases.add(break_words("al-Hashd al-Shaabi"));
//   phrases.finish();
//   phrases.find(words, [](std::uint32_t first, const Match& match) { … });
//
// An Arabic proclitic (و ف ب ل ك, "and, so, in, for, as") may be written onto
// the first word of an alias, و and ف onto another one, and ل swallows the
// alef of the article: والكاظمي, للكاظمي and وللكاظمي begin with الكاظمي.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/flat_table.h"
#include "analyzers/words.h"

namespace fihrist {

// The words that an Arabic word may be with a proclitic before it; folded.
std::vector<std::string> without_proclitics(std::string_view folded);

// The words of a text at which an alias may start: its first word, folded, and
// what that becomes with a proclitic. What find() sees through, the other way
// round, for those who look for an alias in an index.
std::vector<std::string> first_word_forms(std::string_view folded);

class AliasPhrases {
 public:
  struct Match {
    std::uint32_t words;                     // how many words the alias takes
    std::span<const std::uint32_t> aliases;  // the rows, AliasTable's indices
  };

  void reserve(std::size_t aliases);

  // The next alias, numbered from 0; `words` are not empty. All are added
  // before finish(), and finish() is called before anything is found.
  void add(std::span<const Word> words);
  void finish();

  // Calls `use(first, match)` for every alias that stands in the words, in
  // the order of their first words, shorter ones first.
  template <typename Use>
  void find(std::span<const Word> words, Use use) const;

  // The word as it is kept here, as long as this lives; nullptr when no alias
  // has it.
  const std::string* known_word(std::string_view folded) const {
    const Token known = token(folded);
    return known == kNone ? nullptr : &words_[known];
  }

  // The aliases whose words, folded and with one space between, are the text.
  std::span<const std::uint32_t> find_whole(std::string_view folded) const;

 private:
  using Node = std::uint32_t;
  using Token = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr std::uint32_t kNone = FlatTable::kNone;

  static std::uint32_t hash(std::string_view text) {
    const std::uint64_t bits = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(bits ^ (bits >> 32));
  }
  static std::uint32_t hash(std::uint64_t edge) {
    return static_cast<std::uint32_t>((edge * 0x9E3779B97F4A7C15U) >> 32);
  }
  static std::uint64_t edge(Node node, Token token) {
    return std::uint64_t{node} << 32 | token;
  }

  Token token(std::string_view folded) const {
    return tokens_.find(hash(folded),
                        [&](Token token) { return words_[token] == folded; });
  }
  Node child(Node node, Token token) const {
    const std::uint64_t wanted = edge(node, token);
    return children_.find(hash(wanted),
                          [&](Node child) { return edges_[child] == wanted; });
  }
  Token add_token(std::string_view folded);
  Node add_child(Node node, Token token);
  // The node after a first word.
  Node start(Token token) const {
    return token == kNone ? kNone : starts_[token];
  }
  std::span<const std::uint32_t> aliases_at(Node node) const {
    return std::span(aliases_).subspan(
        alias_begin_[node], alias_begin_[node + 1] - alias_begin_[node]);
  }

  template <typename Use>
  void follow(Node node, std::span<const Token> tokens, std::uint32_t first,
              Use& use) const;

  // Where else an alias may start in a word that has a proclitic.
  std::vector<Node> starts_after_proclitic(std::string_view folded) const;

  FlatTable tokens_;
  std::deque<std::string> words_;  // by token; they stay where they are
  std::vector<Node> starts_;       // by token: the child of kRoot
  FlatTable children_;
  std::vector<std::uint64_t> edges_{0};  // by node: how it is reached
  std::vector<Node> ends_;               // by alias
  // After finish(): the aliases that end at each node, one node after another.
  std::vector<std::uint32_t> aliases_;
  std::vector<std::uint32_t> alias_begin_;  // by node, into aliases_
};

template <typename Use>
void AliasPhrases::follow(Node node, std::span<const Token> tokens,
                          std::uint32_t first, Use& use) const {
  for (std::uint32_t next = first + 1; node != kNone; ++next) {
    if (const auto aliases = aliases_at(node); !aliases.empty()) {
      use(first, Match{next - first, aliases});
    }
    if (next == tokens.size() || tokens[next] == kNone) return;
    node = child(node, tokens[next]);
  }
}

template <typename Use>
void AliasPhrases::find(std::span<const Word> words, Use use) const {
  std::vector<Token> tokens;
  tokens.reserve(words.size());
  for (const Word& word : words) tokens.push_back(token(word.folded));
  for (std::uint32_t first = 0; first < words.size(); ++first) {
    follow(start(tokens[first]), tokens, first, use);
    const std::string_view folded = words[first].folded;
    if (static_cast<signed char>(folded[0]) >= 0) continue;  // not Arabic
    for (const Node node : starts_after_proclitic(folded)) {
      follow(node, tokens, first, use);
    }
  }
}

}  // namespace fihrist
