// The encoding of a text that says nothing of it, by its bytes.
//
//   guess_encoding("\xC8\xDB\xCF\xC7\xCF").name == "windows-1256"  // بغداد
//
// Single byte encodings are told apart by how often each letter is written in
// the languages they are used for, and beside what: é stands between Latin
// letters, ب between Arabic ones. In windows-1256 a ل is 0xE1, which would be
// a ف in iso-8859-6: a few words decide. Where no such reading is likely, ICU
// detects (Chinese, Japanese, Korean, Central Europe).
#pragma once

#include <optional>
#include <string_view>

#include "corpus/encodings/encoding_labels.h"

namespace fihrist {

// UTF-16 without byte order mark: its blanks and line ends have a NUL at one
// side, which no text in another encoding has.
const Encoding* guess_utf16(std::string_view bytes);

// For bytes that are not UTF-8; windows-1252 where nothing speaks for another.
const Encoding& guess_encoding(std::string_view bytes);

// The encoding in which the text is beyond doubt likelier than in `declared`,
// where both are known by their letters.
const Encoding* surely_rather(std::string_view bytes, const Encoding& declared);

}  // namespace fihrist
