// Other men who bear the surname of a listed one.
//
//   "Hossein Kazemi" is not Mustafa al-Kadhimi, nor is "a Hariri in Houston"
//   Saad Hariri, and where Hossein Kazemi was named before any other Kazemi,
//   "Kazemi" alone is he.
//
// A weak surname is another's
//   - right behind a capitalised word that may be a given name and is none of
//     the actor's (the words of his rows, or one that sounds like them); so
//     behind an initial; in Arabic script behind a given name of
//     names/words.tsv;
//   - right before such a word: Asad Umar, المهندس حسن;
//   - behind "a", "another", in "which Hariri?": one of the family.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "analyzers/claims.h"

namespace fihrist {

// Whether a word beside a surname may be this word of its bearer's names, or
// its initial, or a spelling of it: both folded.
bool is_like_name_word(std::string_view folded, std::string_view name_word);

// With which letters those begin that may be like a word that begins so.
std::string_view first_letters_like(char first);

// `is_claimed` tells which words belong to a mention or title: they are no
// given names.
class NamesakeTest {
 public:
  NamesakeTest(std::string_view text, const std::vector<Word>& words,
               const std::vector<bool>& is_claimed, const AliasTable& table)
      : text_(text), words_(words), is_claimed_(is_claimed), table_(table) {}

  // The claim is one word, but for an article, and weak for a person.
  bool is_anothers(const Claim& claim, ActorIndex actor) const;

 private:
  bool has_foreign_name_before(const Claim& claim, ActorIndex actor) const;
  bool has_foreign_name_behind(const Claim& claim, ActorIndex actor) const;
  bool is_bound(std::uint32_t word) const;
  bool is_one_of_many(const Claim& claim) const;
  bool may_be_given_name(std::uint32_t word) const;
  bool is_of(ActorIndex actor, std::string_view folded) const;

  std::string_view text_;
  const std::vector<Word>& words_;
  const std::vector<bool>& is_claimed_;
  const AliasTable& table_;
};

}  // namespace fihrist
