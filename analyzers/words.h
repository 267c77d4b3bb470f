// From text to words: where each stands and its folded form, the term.
//
//   for (const Word& word : break_words("Qa'ani’s visit to al-Qa'im")) …
//   // qaani, visit, to, al, qaim
//
// A word is a run of letters, marks and digits. Scripts written without
// spaces are broken by ICU. Beyond that, for names:
//   - every kind of apostrophe between letters stays inside: Khaz'ali, Asaʿib;
//   - a hyphen parts words, and so does the zero-width non-joiner;
//   - a dot parts words, for scraped text glues sentences ("Kirkuk.The"),
//     but single letters with dots are one word, its last dot with it:
//     U.S. = US;
//   - a comma or dot between digits stays inside: 2,500.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace fihrist {

// Longer words are cut, in text and queries alike, so that every word and its
// prefixes fit a Xapian term (245 bytes).
constexpr std::size_t kMaxWordBytes = 200;

enum class LetterCase {
  none,         // a script without case, or digits
  lower,        // begins with a small letter
  capitalised,  // begins with a capital
  capitals,     // two cased letters or more, all of them capitals
};

struct Word {
  std::string folded;
  // Bytes of the text, [begin, end); a possessive ’s lies outside.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  LetterCase letter_case = LetterCase::none;
  bool starts_sentence = false;
};

// `text` is UTF-8; invalid bytes part words. At most 4 GiB.
std::vector<Word> break_words(std::string_view text);

// Without the words of `left_out`, whole lines, ascending and apart. The words
// before and after such a line follow each other: a phrase reaches from one to
// the other, as it does from a line to the next.
std::vector<Word> break_words(std::string_view text,
                              std::span<const TextSpan> left_out);

// The folded words with one space between: "al-Kadhimi" -> "al kadhimi".
std::string fold(std::string_view text);

// Nearly all words that have a case are in capitals, so that nothing can be
// told from a capital: telex reports, not a headline or two.
bool is_all_capitals(const std::vector<Word>& words);

}  // namespace fihrist
