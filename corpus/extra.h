// What a document keeps besides its fields.
//
//   add_extra(document, {{"author", "Noor Aziz"}, {"encoding", "utf-16le"}});
#pragma once

#include <initializer_list>
#include <string_view>

#include "corpus/document.h"

namespace fihrist {

struct ExtraText {
  std::string_view key;
  std::string_view text;  // UTF-8; an empty one is left out
};

// Laid over what Document::extra has of these keys.
void add_extra(Document& document, std::initializer_list<ExtraText> texts);

// Of a text that is not UTF-8: the name of what it was in.
void note_encoding(Document& document, std::string_view encoding);

}  // namespace fihrist
