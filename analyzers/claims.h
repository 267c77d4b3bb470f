// Words of a text that are some alias, before it is known who is meant.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "analyzers/words.h"

namespace fihrist {

struct Claim {
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 0;
  std::vector<AliasIndex> rows;  // all rows of that alias; at least one

  std::uint32_t end_word() const { return first_word + word_count; }
};

// Whether a row may claim the words; the claim's `rows` are not filled yet.
using ClaimTest = std::function<bool(const Claim& claim, AliasIndex row)>;

// The longest claims, in the order of the text: of two that overlap the
// longer stays, of equally long ones the first. An Arabic article written
// before the first word, as in al-Kadhimi or "al- Hamidawi", belongs to the
// claim.
std::vector<Claim> find_claims(std::string_view text,
                               const std::vector<Word>& words,
                               const AliasTable& table, const ClaimTest& test);

// What stands between a word, not the first, and the one before it.
std::string_view gap_before(std::string_view text,
                            const std::vector<Word>& words, std::uint32_t word);

}  // namespace fihrist
