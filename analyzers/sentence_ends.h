// Whether a mark ends a sentence, by the words around it; passages.h has the
// rules.
#pragma once

#include <string_view>

namespace fihrist {

// A mark and what stands around it.
struct SentenceMark {
  std::string_view before;  // of the sentence and the line, without the mark
  bool is_dot = false;      // else another mark, or several
  bool has_gap = false;     // a blank or a line end behind it
  std::string_view behind;  // without the blanks before it
};

bool ends_sentence(const SentenceMark& mark);

// The bytes of a mark that may end a sentence at the beginning of a text: one
// of . … ! ? ؟ ۔ 。; 0: there is none.
std::size_t mark_bytes(std::string_view text);

// The bytes of a closing quote or bracket at the beginning of a text, or 0.
std::size_t closer_bytes(std::string_view text);

// Without the quotes, brackets and direction marks before its first word.
std::string_view without_openers(std::string_view text);

// Of its first letter; text in scripts without case begins with none.
bool begins_with_small_letter(std::string_view text);

}  // namespace fihrist
