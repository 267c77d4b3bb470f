#include "analyzers/alias_phrases.h"

#include <algorithm>
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

}  // namespace

std::vector<std::string> first_word_forms(std::string_view folded) {
  std::vector<std::string> forms = {std::string(folded)};
  if (folded.size() >= kMinBytesAfterProclitic) {
    for (const std::string_view proclitic : kProclitics) {
      forms.push_back(std::string(proclitic).append(folded));
    }
  }
  if (folded.starts_with(kAlef)) {
    const std::string_view rest = folded.substr(kAlef.size());
    if (rest.starts_with(kLam) && rest.size() >= kMinBytesAfterProclitic) {
      forms.push_back(std::string(kLam).append(rest));
    }
  }
  return forms;
}

void AliasPhrases::add(std::span<const Word> words) {
  Node node = kRoot;
  for (const Word& word : words) {
    const auto next_token = static_cast<Token>(tokens_.size());
    const auto [known, is_new] = tokens_.try_emplace(word.folded, next_token);
    if (is_new) starts_.push_back(kNone);
    const Token token = known->second;
    if (node == kRoot) {
      if (starts_[token] == kNone) starts_[token] = nodes_++;
      node = starts_[token];
      continue;
    }
    const auto [child, is_new_child] =
        children_.try_emplace(std::uint64_t{node} << 32 | token, nodes_);
    if (is_new_child) ++nodes_;
    node = child->second;
  }
  ends_.push_back(node);
}

void AliasPhrases::finish() {
  alias_begin_.assign(nodes_ + 1, 0);
  for (const Node node : ends_) ++alias_begin_[node + 1];
  for (Node node = 0; node < nodes_; ++node) {
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
  const auto add_start = [&](std::string_view word) {
    if (const Node node = start(token(word)); node != kNone) {
      nodes.push_back(node);
    }
  };
  for (const std::string_view proclitic : kProclitics) {
    if (!folded.starts_with(proclitic)) continue;
    const std::string_view rest = folded.substr(proclitic.size());
    if (rest.size() < kMinBytesAfterProclitic) break;
    add_start(rest);
    // للكاظمي: the article's alef is not written after ل.
    if (proclitic == kLam && rest.starts_with(kLam)) {
      add_start(std::string(kAlef).append(rest));
    }
  }
  return nodes;
}

}  // namespace fihrist
