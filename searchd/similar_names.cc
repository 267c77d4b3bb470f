#include "searchd/similar_names.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "analyzers/words.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxEdits = 2;         // of a word
constexpr std::size_t kLettersOfAnEdit = 3;  // a word has so many for each
constexpr std::size_t kEditsOfLastWord = 100;

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (CodePoints rest(word); !rest.at_end();) letters += rest.take();
  return letters;
}

std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> words;
  for (const Word& word : break_words(text)) {
    words.push_back(letters_of(word.folded));
  }
  return words;
}

// Levenshtein's distance.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t i = 0; i <= b.size(); ++i) row[i] = i;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(
          row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

std::optional<std::size_t> edits(const std::u32string& a,
                                 const std::u32string& b) {
  if (a == b) return 0;
  const std::size_t allowed = std::min(
      {kMaxEdits, a.size() / kLettersOfAnEdit, b.size() / kLettersOfAnEdit});
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > allowed) return std::nullopt;
  const std::size_t found = distance(a, b);
  return found <= allowed ? std::optional(found) : std::nullopt;
}

// Nothing when the rows are not alike.
std::optional<std::size_t> unlikeness(const std::vector<std::u32string>& name,
                                      const std::vector<std::u32string>& row) {
  if (row.size() == name.size()) {
    std::size_t sum = 0;
    bool is_like = true;
    for (std::size_t i = 0; i < name.size() && is_like; ++i) {
      const auto found = edits(name[i], row[i]);
      is_like = found.has_value();
      sum += found.value_or(0);
    }
    if (is_like) return sum;
  }
  if (row.back() == name.back()) return kEditsOfLastWord + row.size();
  return std::nullopt;
}

}  // namespace

std::vector<AliasIndex> similar_rows(std::string_view name,
                                     const AliasTable& table,
                                     std::size_t limit) {
  const std::vector<std::u32string> words = words_of(name);
  if (words.empty()) return {};
  std::vector<std::pair<std::size_t, AliasIndex>> found;
  for (AliasIndex row = 0; row < table.aliases().size(); ++row) {
    const auto unlike = unlikeness(words, words_of(table.alias(row).text));
    if (unlike) found.emplace_back(*unlike, row);
  }
  std::sort(found.begin(), found.end());
  std::vector<AliasIndex> rows;
  std::set<ActorIndex> seen;
  for (const auto& [unlike, row] : found) {
    if (rows.size() == limit) break;
    if (seen.insert(table.actor_of(row)).second) rows.push_back(row);
  }
  return rows;
}

}  // namespace fihrist
