#include "tests/analyzers/widened_words.h"

#include <algorithm>
#include <fstream>

#include "analyzers/alias_files.h"
#include "analyzers/alias_table.h"
#include "analyzers/arabic_likeness.h"
#include "analyzers/fold.h"
#include "analyzers/words.h"

namespace fihrist {
namespace {

bool names_somebody(const Actor& actor, const Alias& alias) {
  return (actor.kind == ActorKind::person || actor.kind == ActorKind::group) &&
         (alias.kind == AliasKind::spelling || alias.kind == AliasKind::kunya);
}

}  // namespace

WidenedWords::WidenedWords() {
  const AliasTable table(shipped_alias_rows());
  for (AliasIndex i = 0; i < table.aliases().size(); ++i) {
    const Alias& alias = table.alias(i);
    aliases_.insert(fold(alias.text));
    if (!names_somebody(table.actor(table.actor_of(i)), alias)) continue;
    for (const Word& word : break_words(alias.text)) {
      if (may_be_arabic_name(word.folded)) add_name(word.folded);
    }
  }
}

void WidenedWords::add_name(const std::string& word) {
  if (!words_.insert(word).second) return;
  names_.push_back(read_name_token(word));
  for (const std::string& key : names_.back().keys) {
    by_key_[key].push_back(names_.size() - 1);
  }
}

std::optional<std::string> WidenedWords::name_like(
    std::string_view folded) const {
  if (!may_be_arabic_name(folded)) return std::nullopt;
  if (aliases_.contains(std::string(folded))) return std::nullopt;
  const NameToken token = read_name_token(folded);
  double best = kBalancedTokens;
  std::optional<std::string> like;
  for (const std::string& key : token.keys) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    for (const std::size_t i : found->second) {
      if (names_[i].letters == folded) continue;
      const double score = token_score(token, names_[i]);
      if (score < best) continue;
      best = score;
      like = names_[i].letters;
    }
  }
  return like;
}

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> dictionary_words() {
  std::vector<std::string> words = lines_of("/usr/share/dict/american-english");
  std::erase_if(words, [](const std::string& word) {
    return !std::all_of(word.begin(), word.end(),
                        [](char c) { return c >= 'a' && c <= 'z'; });
  });
  return words;
}

std::vector<std::string> western_surnames() {
  std::vector<std::string> names =
      lines_of(FIHRIST_SOURCE_DIR "/tests/analyzers/western_surnames.txt");
  for (std::string& name : names) name = fold_word(name);
  return names;
}

std::vector<std::string> widened_among(const WidenedWords& widened,
                                       const std::vector<std::string>& words) {
  std::vector<std::string> found;
  for (const std::string& word : words) {
    if (const auto like = widened.name_like(word)) {
      found.push_back(word + " > " + *like);
    }
  }
  return found;
}

}  // namespace fihrist
