// From the bytes of a text to UTF-8.
//
//   decode(bytes, {.declared = "windows-1256"}).text
//
// The first that holds decides: a byte order mark; what was declared from
// outside (HTTP); what the text declares of itself (<meta>, <?xml?>); UTF-8
// where it is that throughout, or UTF-16 by its NUL bytes; what the letters,
// and ICU, tell (corpus/encodings/encoding_guess.h).
//
// A declaration is passed over when the bytes contradict it:
//
// - UTF-8, but more of what is not ASCII is broken than is whole;
// - UTF-16, but the text shows none, as where ASCII bytes declare it;
// - any other, but the text has characters of UTF-8 and nothing broken, or
//   more than 1 in 20 of its bytes beyond ASCII are no character, or its
//   letters are beyond doubt of another encoding: "iso-8859-1", which servers
//   say of anything, of an Arabic page.
//
// What is not declared is UTF-8 too when no more of it is broken than whole.
#pragma once

#include <cstddef>
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

// The same choice for a text that is too long to be held, by its head as
// ByteSource shows it: 64 KiB, or all there is.
std::string choose_encoding(std::string_view head,
                            const EncodingHints& hints = {});

}  // namespace fihrist
