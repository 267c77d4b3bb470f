#include "analyzers/alias_phrases.h"

#include <array>

namespace fihrist {
namespace {

constexpr std::string_view kAlef = "\u0627";  // ا
constexpr std::string_view kLam = "\u0644";   // ل

constexpr std::array<std::string_view, 5> kProclitics = {
    "\u0648",  // و and
    "\u0641",  // ف so
    "\u0628",  // ب in, by
    "\u0644",  // ل for
    "\u0643",  // ك as
};

// A word shorter than this without its proclitic is a chance likeness.
constexpr std::size_t kMinBytesAfterProclitic = 6;  // three letters

constexpr std::uint64_t edge(std::uint32_t node, std::uint32_t token) {
  return (std::uint64_t{node} << 32) | token;
}

}  // namespace

void AliasPhrases::add(const std::vector<std::string>& words,
                       std::uint32_t alias) {
  Node node = kRoot;
  for (const std::string& word : words) {
    const auto next_token = static_cast<Token>(tokens_.size());
    const Token token = tokens_.try_emplace(word, next_token).first->second;
    const auto next_node = static_cast<Node>(aliases_.size());
    const auto [child, is_new] =
        children_.try_emplace(edge(node, token), next_node);
    if (is_new) aliases_.emplace_back();
    node = child->second;
  }
  aliases_[node].push_back(alias);
}

AliasPhrases::Token AliasPhrases::token(std::string_view folded) const {
  const auto found = tokens_.find(folded);
  return found == tokens_.end() ? kNone : found->second;
}

AliasPhrases::Node AliasPhrases::child(Node node, Token token) const {
  const auto found = children_.find(edge(node, token));
  return found == children_.end() ? kNone : found->second;
}

void AliasPhrases::find_from(Token first, std::span<const Word> words,
                             std::vector<Match>& matches) const {
  Token next = first;
  Node node = kRoot;
  for (std::size_t i = 0; next != kNone;) {
    node = child(node, next);
    if (node == kNone) return;
    ++i;
    if (!aliases_[node].empty()) {
      matches.push_back({static_cast<std::uint32_t>(i), aliases_[node]});
    }
    if (i == words.size()) return;
    next = token(words[i].folded);
  }
}

void AliasPhrases::find(std::span<const Word> words,
                        std::vector<Match>& matches) const {
  if (words.empty()) return;
  const std::string_view first = words[0].folded;
  find_from(token(first), words, matches);
  for (const std::string_view proclitic : kProclitics) {
    if (!first.starts_with(proclitic)) continue;
    const std::string_view rest = first.substr(proclitic.size());
    if (rest.size() < kMinBytesAfterProclitic) return;
    find_from(token(rest), words, matches);
    if (proclitic == kLam && rest.starts_with(kLam)) {
      // للكاظمي: the article's alef is not written after ل.
      find_from(token(std::string(kAlef).append(rest)), words, matches);
    }
  }
}

}  // namespace fihrist
