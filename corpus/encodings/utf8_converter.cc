#include "corpus/encodings/utf8_converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <utility>

#include "corpus/error.h"

namespace fihrist {
namespace {

void count_and_substitute(const void* count, UConverterToUnicodeArgs* arguments,
                          const char* bytes, std::int32_t size,
                          UConverterCallbackReason reason, UErrorCode* status) {
  if (reason <= UCNV_IRREGULAR) {
    ++*static_cast<std::size_t*>(const_cast<void*>(count));
  }
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, arguments, bytes, size, reason,
                                status);
}

void append_utf8(std::u16string_view units, std::string& text) {
  for (std::size_t i = 0; i < units.size();) {
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(units.data(), i, units.size(), c);
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    text.append(reinterpret_cast<const char*>(bytes), size);
  }
}

}  // namespace

void Utf8Converter::Close::operator()(UConverter* converter) const {
  ucnv_close(converter);
}

Utf8Converter::Utf8Converter(const char* encoding)
    : replaced_(std::make_unique<std::size_t>(0)) {
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(encoding, &status));
  ucnv_setToUCallBack(converter_.get(), count_and_substitute, replaced_.get(),
                      nullptr, nullptr, &status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::io,
                std::string("ICU has no converter for ") + encoding +
                    "; install ICU's data whole: apt-get install libicu-dev");
  }
}

void Utf8Converter::append(std::string_view bytes, std::string& text) {
  convert(bytes, Piece::inner, text);
}

void Utf8Converter::finish(std::string& text) {
  convert({}, Piece::last, text);
}

// A surrogate pair may lie in two pieces of ICU's output.
void Utf8Converter::convert(std::string_view bytes, Piece piece,
                            std::string& text) {
  std::array<char16_t, 4096> units;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    char16_t* target = units.data();
    if (lead_ != 0) *target++ = std::exchange(lead_, u'\0');
    ucnv_toUnicode(converter_.get(), &target, units.data() + units.size(),
                   &source, end, nullptr, piece == Piece::last, &status);
    if (target > units.data() && U16_IS_LEAD(target[-1])) lead_ = *--target;
    append_utf8({units.data(), target}, text);
  }
}

}  // namespace fihrist
