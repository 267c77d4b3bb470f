// Words of a text that may be names, and so are found by sound (name_key.h)
// beside the letters: what an index posts by key, and what a query widens.
//
//   find_posted_names(text, words)
//   // "Gen. Abd al-Karim al-Zaydi said": abd al karim, karim, zaydi
//
// A word in Latin letters may be a name where it looks like an Arabic or
// Persian one (arabic_likeness.h) and begins with a capital or stands behind
// an article's hyphen, "al-zaydi". Arabic script has no capitals: there every
// word of three letters or more may be one that is no ordinary word
// (names/words.tsv), whatever is written onto it: والحكومة. A compound is a
// name of its own, besides its parts: Abd al-Karim, Abdul Kareem, Salah ad-Din,
// Gholam-Ali, Pour-Mohammadi, عبد الكريم.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/words.h"

namespace fihrist {

// Words of one field, one after another.
struct PostedName {
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 1;
};

std::vector<PostedName> find_posted_names(std::string_view text,
                                          const std::vector<Word>& words);

// Whether a word may be a name, whatever its case. `folded` as Word::folded.
bool may_be_name(std::string_view folded);

// The same by all its letters, of which folding drops some: in Arabic they tell
// Ali from "on".
bool may_be_name_as_written(std::string_view text, const Word& word);

// Of `count` folded words, how many from the first on are one compound; 1 when
// they are none.
std::size_t compound_words(
    std::size_t count,
    const std::function<std::string_view(std::size_t)>& word);

// al, el, bin, Abu …: what may stand in a name and tells nobody apart.
bool is_name_particle(std::string_view folded);

// The folded words of a name with one blank between.
std::string name_spelling(const PostedName& name,
                          const std::vector<Word>& words);

// The longest spelling that has keys, its blanks counted: with a key of it, it
// fits a term (indexer/schema.h).
constexpr std::size_t kMaxNameBytes = 100;

// The keys by which a spelling, a word or a compound, is posted.
std::vector<std::string> posting_keys(std::string_view spelling);

// Of folded letters.
bool is_arabic_script(std::string_view letters);

// What an Arabic word may be without that which is written onto it: before an
// article any proclitic, else و alone, for a name may begin with the others.
std::vector<std::string> bare_forms(std::string_view word);

}  // namespace fihrist
