// Which language a text in Arabic letters is written in, by its letters: ټ is
// Pashto, ە Kurdish, and Arabic begins words with ال where Persian has پ چ گ.
//
//   language_of_letters("وزیر دفاع گفت")  // "fa"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fihrist {

// ar, fa, ur, ps, ckb or ug; empty where the letters do not tell. Looks at
// nothing but Arabic letters, and is sure of more only in longer texts.
std::string_view language_of_letters(std::string_view utf8);

// How many Arabic letters, marks and digits stand in a text.
std::size_t count_arabic_letters(std::string_view utf8);

// Whose stems words in Arabic letters take.
enum class ArabicScript { other, arabic, persian };

// Paragraph by paragraph; one whose letters do not tell is in the language of
// the document (ISO 639-1). A paragraph ends with its line.
//
//   const Paragraphs paragraphs(text, "fa");
//   for (const Word& word : break_words(text)) … paragraphs.at(word.begin) …
class Paragraphs {
 public:
  Paragraphs(std::string_view text, std::string_view document_language);

  // `byte` is an offset into the text.
  ArabicScript at(std::uint32_t byte) const;

 private:
  struct Paragraph {
    std::uint32_t end = 0;
    ArabicScript script = ArabicScript::other;
  };
  std::vector<Paragraph> paragraphs_;  // neighbours of one script are one
};

}  // namespace fihrist
