#include "analyzers/alias_phrases.h"

#include <algorithm>
#include <array>

namespace fihrist {
namespace {

constexpr std::string_view kAlef = "\u0627";  // ا
constexpr std::string_view kLam = "\u0644";   // ل for

constexpr std::string_view kWaw = "\u0648";  // و and
constexpr std::string_view kFa = "\u0641";   // ف so
constexpr std::string_view kBa = "\u0628";   // ب in, by
constexpr std::string_view kKaf = "\u0643";  // ك as

constexpr std::array kConjunctions = {kWaw, kFa};
constexpr std::array kPrepositions = {kBa, kLam, kKaf};

// A word shorter than this without its proclitic is a chance likeness.
constexpr std::size_t kMinBytesAfterProclitic = 6;  // three letters

void add_without_preposition(std::string_view folded,
                             std::vector<std::string>& words) {
  for (const std::string_view preposition : kPrepositions) {
    if (!folded.starts_with(preposition)) continue;
    const std::string_view rest = folded.substr(preposition.size());
    if (rest.size() < kMinBytesAfterProclitic) return;
    words.emplace_back(rest);
    // للكاظمي: the article's alef is not written after ل.
    if (preposition == kLam && rest.starts_with(kLam)) {
      words.push_back(std::string(kAlef).append(rest));
    }
  }
}

}  // namespace

std::vector<std::string> without_proclitics(std::string_view folded) {
  std::vector<std::string> words;
  add_without_preposition(folded, words);
  for (const std::string_view conjunction : kConjunctions) {
    if (!folded.starts_with(conjunction)) continue;
    const std::string_view rest = folded.substr(conjunction.size());
    if (rest.size() >= kMinBytesAfterProclitic) words.emplace_back(rest);
    add_without_preposition(rest, words);
  }
  return words;
}

std::vector<std::string> first_word_forms(std::string_view folded) {
  std::vector<std::string> forms = {std::string(folded)};
  if (folded.size() >= kMinBytesAfterProclitic) {
    for (const std::string_view preposition : kPrepositions) {
      forms.push_back(std::string(preposition).append(folded));
    }
  }
  if (folded.starts_with(kAlef)) {
    const std::string_view rest = folded.substr(kAlef.size());
    if (rest.starts_with(kLam) && rest.size() >= kMinBytesAfterProclitic) {
      forms.push_back(std::string(kLam).append(rest));
    }
  }
  for (std::size_t i = 0, end = forms.size(); i < end; ++i) {
    if (forms[i].size() < kMinBytesAfterProclitic) continue;
    for (const std::string_view conjunction : kConjunctions) {
      forms.push_back(std::string(conjunction).append(forms[i]));
    }
  }
  return forms;
}

void AliasPhrases::reserve(std::size_t aliases) {
  tokens_.reserve(aliases / 2);
  children_.reserve(aliases * 2);
  edges_.reserve(aliases * 2);
  ends_.reserve(aliases);
}

AliasPhrases::Token AliasPhrases::add_token(std::string_view folded) {
  const Token known = token(folded);
  if (known != kNone) return known;
  const auto added = static_cast<Token>(words_.size());
  words_.emplace_back(folded);
  starts_.push_back(kNone);
  tokens_.insert(hash(folded), added);
  return added;
}

AliasPhrases::Node AliasPhrases::add_child(Node node, Token token) {
  const auto added = static_cast<Node>(edges_.size());
  if (node == kRoot) {
    if (starts_[token] != kNone) return starts_[token];
    starts_[token] = added;
  } else {
    const Node known = child(node, token);
    if (known != kNone) return known;
    children_.insert(hash(edge(node, token)), added);
  }
  edges_.push_back(edge(node, token));
  return added;
}

void AliasPhrases::add(std::span<const Word> words) {
  Node node = kRoot;
  for (const Word& word : words) node = add_child(node, add_token(word.folded));
  ends_.push_back(node);
}

void AliasPhrases::finish() {
  const auto nodes = static_cast<Node>(edges_.size());
  alias_begin_.assign(nodes + 1, 0);
  for (const Node node : ends_) ++alias_begin_[node + 1];
  for (Node node = 0; node < nodes; ++node) {
    alias_begin_[node + 1] += alias_begin_[node];
  }
  aliases_.resize(ends_.size());
  std::vector<std::uint32_t> next = alias_begin_;
  for (std::uint32_t alias = 0; alias < ends_.size(); ++alias) {
    aliases_[next[ends_[alias]]++] = alias;
  }
  ends_ = {};
}

std::span<const std::uint32_t> AliasPhrases::find_whole(
    std::string_view folded) const {
  Node node = kRoot;
  while (node != kNone && !folded.empty()) {
    const std::string_view word = folded.substr(0, folded.find(' '));
    folded.remove_prefix(std::min(folded.size(), word.size() + 1));
    const Token next = token(word);
    if (next == kNone) return {};
    node = node == kRoot ? starts_[next] : child(node, next);
  }
  if (node == kRoot || node == kNone) return {};
  return aliases_at(node);
}

std::vector<AliasPhrases::Node> AliasPhrases::starts_after_proclitic(
    std::string_view folded) const {
  std::vector<Node> nodes;
  for (const std::string& word : without_proclitics(folded)) {
    if (const Node node = start(token(word)); node != kNone) {
      nodes.push_back(node);
    }
  }
  return nodes;
}

}  // namespace fihrist
