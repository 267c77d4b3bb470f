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

constexpr std::array kProclitics = {kWaw, kFa, kBa, kLam, kKaf};

// A word shorter than this without its proclitic is a chance likeness.
constexpr std::size_t kMinBytesAfterProclitic = 6;  // three letters

}  // namespace

std::vector<std::string> without_proclitics(std::string_view folded) {
  std::vector<std::string> words;
  for (const std::string_view proclitic : kProclitics) {
    if (!folded.starts_with(proclitic)) continue;
    const std::string_view rest = folded.substr(proclitic.size());
    if (rest.size() < kMinBytesAfterProclitic) break;
    words.emplace_back(rest);
    // للكاظمي: the article's alef is not written after ل.
    if (proclitic == kLam && rest.starts_with(kLam)) {
      words.push_back(std::string(kAlef).append(rest));
    }
    // وللحوثيين: "and" and "so" stand before the others.
    if (proclitic == kWaw || proclitic == kFa) {
      for (std::string& word : without_proclitics(rest)) {
        words.push_back(std::move(word));
      }
    }
  }
  return words;
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
