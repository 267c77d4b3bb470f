// Words of a text that are some alias, before it is known who is meant.
//
//   std::vector<Claim> claims = find_claims(text, words, table.phrases());
//   keep_rows(claims, [](const Claim& claim, AliasIndex row) { … });
//   keep_longest(claims);
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/alias_phrases.h"
#include "analyzers/words.h"

namespace fihrist {

struct Claim {
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 0;
  std::uint32_t article_words = 0;  // 1 when an article stands before the name
  std::vector<std::uint32_t> rows;  // all rows of that alias; at least one

  std::uint32_t end_word() const { return first_word + word_count; }
  // The words that the rows hold.
  std::span<const Word> name(std::span<const Word> words) const {
    return words.subspan(first_word, word_count).subspan(article_words);
  }
  bool contains(const Claim& other) const {
    return first_word <= other.first_word && end_word() >= other.end_word();
  }
  bool overlaps(const Claim& other) const {
    return first_word < other.end_word() && other.first_word < end_word();
  }
};

// All of them, in the order of their first words. An Arabic article written
// before the first word, as in al-Kadhimi or "al- Hamidawi", belongs to the
// claim. None reaches over the end of a sentence: "shelled Hezbollah. Brigades
// of the army …" claims no Hezbollah Brigades.
std::vector<Claim> find_claims(std::string_view text,
                               const std::vector<Word>& words,
                               const AliasPhrases& phrases);

// Leaves each claim the rows that pass `test(claim, row)`, and takes those
// out that have none left.
template <typename Test>
void keep_rows(std::vector<Claim>& claims, Test test) {
  std::erase_if(claims, [&](Claim& claim) {
    std::erase_if(claim.rows,
                  [&](std::uint32_t row) { return !test(claim, row); });
    return claim.rows.empty();
  });
}

// Of two that overlap the longer stays, of equally long ones the first; in
// the order of the text. Returns those that gave way.
std::vector<Claim> keep_longest(std::vector<Claim>& claims);

// What stands between a word, not the first, and the one before it.
std::string_view gap_before(std::string_view text,
                            const std::vector<Word>& words, std::uint32_t word);

}  // namespace fihrist
