// Where the paragraphs and sentences of a text begin, so that it can be told
// who is named together.
//
//   const Passages passages("Gen. Qaani left the U.S. embassy. He spoke.", {});
//   passages.sentence_at(5) == passages.sentence_at(24)  // Qaani, embassy
//   passages.sentence(1) == TextSpan{34, 43}             // "He spoke."
//
// A paragraph ends with its line, for scraped text has a line a paragraph,
// with or without a blank one between; but not where the line goes on:
//   - the line has no full stop, and the next begins with a small letter, or
//     the line ends with a comma;
//   - the text is filled to a width, as in mails and wires: its lines have at
//     most 100 letters, and of three lines or more without a blank one each
//     was broken because the next word had no room.
// Furniture is no part of any passage. It ends a paragraph like a blank line,
// but a sentence that goes on behind it is one.
//
// A sentence ends with its paragraph, and at a . … ! ? ؟ ۔ or 。 with the
// quotes and brackets behind it, unless
//   - a small letter follows: “Who?” he asked;
//   - no blank follows, and what does is no word: 2.5, www.site.org; but
//     "Kirkuk.The" is two sentences;
//   - the dot is that of a single letter (Michael R. Pompeo, د. علي), of a
//     title (Gen., Mr.), or of a number in a list (1. Who);
//   - the dot is that of U.S., Inc., Jan. and the like, behind which only a
//     word that begins sentences (The, He, In …) begins one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace fihrist {

class Passages {
 public:
  // `text` is UTF-8 of less than 4 GiB with "\n" line ends, `furniture` whole
  // lines of it, ascending and apart. The text must outlive the passages.
  Passages(std::string_view text, std::span<const TextSpan> furniture);

  // The number, from 0, of the passage in which a byte stands. Blanks and
  // furniture belong to what is before them.
  std::size_t sentence_at(std::uint32_t byte) const;
  std::size_t paragraph_at(std::uint32_t byte) const;

  // Its bytes, without blanks and furniture around it.
  TextSpan sentence(std::size_t number) const;
  TextSpan paragraph(std::size_t number) const;

  std::size_t sentence_count() const { return sentences_.size(); }
  std::size_t paragraph_count() const { return paragraphs_.size(); }

 private:
  std::vector<TextSpan> sentences_;
  std::vector<TextSpan> paragraphs_;
};

}  // namespace fihrist
