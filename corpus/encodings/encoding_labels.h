// The encodings of the web and the names they go by, as the WHATWG Encoding
// Standard has them: many a label means more than it says, "iso-8859-1" means
// windows-1252, "gb2312" means gb18030.
//
//   find_encoding(" CP1256 ")->name == "windows-1256"
#pragma once

#include <string_view>

namespace fihrist {

struct Encoding {
  std::string_view name;    // of IANA, in small letters
  const char* converter;    // of ICU
  std::string_view labels;  // a blank between them, its name not among them
};

// Any case, blanks around it; nothing for a label that nobody knows.
const Encoding* find_encoding(std::string_view label);

// One that is there: "utf-8".
const Encoding& encoding_named(std::string_view name);

bool is_utf16_or_32(const Encoding& encoding);

}  // namespace fihrist
