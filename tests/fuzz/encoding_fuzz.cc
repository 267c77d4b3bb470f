// Any bytes become UTF-8, whatever they are said to be, whole or piece by
// piece. The first byte chooses what is said.

#include <algorithm>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

#include "corpus/encodings/decoding_stream.h"
#include "corpus/encodings/encoding.h"
#include "corpus/encodings/encoding_labels.h"
#include "corpus/utf8.h"
#include "require.h"

namespace {

using fihrist::require;

constexpr const char* kLabels[] = {
    "",       "utf-8",     "windows-1256", "utf-16",   "gb18030", "iso-2022-jp",
    "latin1", "shift_jis", "iso-8859-6",   "utf-16be", "big5",    "klingon"};

std::string read_all(std::istream& stream) {
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = fihrist::as_text(data + 1, size - 1);
  const fihrist::EncodingHints hints = {
      .declared = kLabels[data[0] / 3 % std::size(kLabels)],
      .markup = static_cast<fihrist::Markup>(data[0] % 3)};
  const fihrist::DecodedText decoded = fihrist::decode(bytes, hints);
  require(!fihrist::first_invalid_byte(decoded.text));
  require(fihrist::find_encoding(decoded.encoding) != nullptr);
  require(decoded.replaced <= bytes.size());

  fihrist::ByteSource source(
      std::make_unique<std::istringstream>(std::string(bytes)));
  const std::string streamed = read_all(*fihrist::open_decoded(source));
  require(source.bytes_taken() == bytes.size());
  const fihrist::DecodedText plain = fihrist::decode(bytes);
  if (plain.encoding != "utf-8") require(streamed == plain.text);
  return 0;
}
