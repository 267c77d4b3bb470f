#include "corpus/encodings/encoding_guess.h"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>
#include <string>

#include "corpus/encodings/letter_evidence.h"
#include "corpus/encodings/utf8_converter.h"

namespace fihrist {
namespace {

constexpr std::size_t kDetectedBytes = 64 << 10;

enum class Endian { little, big };

char16_t unit_at(std::string_view bytes, std::size_t i, Endian endian) {
  const auto first = static_cast<std::uint8_t>(bytes[i]);
  const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
  return static_cast<char16_t>(endian == Endian::little ? first | second << 8
                                                        : first << 8 | second);
}

bool is_no_character(UChar32 c) {
  const auto type = u_charType(c);
  const bool is_control = type == U_CONTROL_CHAR && (c < 9 || c > 13);
  return is_control || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR ||
         type == U_SURROGATE;
}

// What a text is taken for when it is read as UTF-16.
struct Utf16Count {
  std::size_t units = 0;
  std::size_t blanks = 0;  // and line ends
  std::size_t wrong = 0;   // what no text has

  bool is_text() const { return blanks > 0 && wrong * 50 <= units; }
};

Utf16Count count_utf16(std::string_view bytes, Endian endian) {
  Utf16Count count;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    UChar32 c = unit_at(bytes, i, endian);
    if (U16_IS_LEAD(c)) {
      if (i + 3 >= bytes.size()) break;  // the head ends inside a pair
      const char16_t trail = unit_at(bytes, i + 2, endian);
      if (U16_IS_TRAIL(trail)) {
        c = U16_GET_SUPPLEMENTARY(c, trail);
        i += 2;
      }
    }
    ++count.units;
    count.blanks += c == ' ' || c == '\n';
    count.wrong += is_no_character(c);
  }
  return count;
}

// By ICU: the first of its guesses that we know and that is no UTF.
const Encoding* detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
      ucsdet_open(&status), ucsdet_close);
  bytes = bytes.substr(0, kDetectedBytes);
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches =
      ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const Encoding* found = find_encoding(ucsdet_getName(matches[i], &status));
    if (found && !found->name.starts_with("utf-")) return found;
  }
  return nullptr;
}

}  // namespace

const Encoding* guess_utf16(std::string_view bytes) {
  bytes = bytes.substr(0, kDetectedBytes);
  if (bytes.find('\0') == bytes.npos) return nullptr;
  const Utf16Count little = count_utf16(bytes, Endian::little);
  const Utf16Count big = count_utf16(bytes, Endian::big);
  const bool is_little =
      little.is_text() && (!big.is_text() || little.blanks > big.blanks);
  if (is_little) return &encoding_named("utf-16le");
  return big.is_text() ? &encoding_named("utf-16be") : nullptr;
}

const Encoding& guess_encoding(std::string_view bytes) {
  const LetterEvidence evidence(bytes);
  if (evidence.best_is_likely()) return evidence.best();
  if (const Encoding* found = detect(bytes)) return *found;
  return encoding_named("windows-1252");
}

const Encoding* surely_rather(std::string_view bytes,
                              const Encoding& declared) {
  const LetterEvidence evidence(bytes);
  return evidence.best_is_likely() && evidence.speaks_against(declared)
             ? &evidence.best()
             : nullptr;
}

}  // namespace fihrist
