// From the bytes of a text to UTF-8.
//
//   decode(bytes, {.declared = "windows-1256"}).text
//
// The first that holds decides: a byte order mark; what was declared from
// outside (HTTP); what the text declares of itself (<meta>, <?xml?>); UTF-8
// where it is that throughout; what ICU detects.
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

enum class Markup { none, html, xml };

struct EncodingHints {
  std::string declared = {};  // of HTTP's Content-Type, or empty
  Markup markup = Markup::none;
};

struct DecodedText {
  std::string text;      // UTF-8, without byte order mark
  std::string encoding;  // by its IANA name, in small letters: "windows-1256"
  std::size_t replaced = 0;  // byte sequences that were none, now U+FFFD
};

DecodedText decode(std::string_view bytes, const EncodingHints& hints = {});

}  // namespace fihrist
