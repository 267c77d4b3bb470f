// From any encoding to UTF-8, piece by piece, by ICU.
//
//   Utf8Converter converter("windows-1256");
//   while (read(block)) converter.append(block, text);
//   converter.finish(text);
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace fihrist {

class Utf8Converter {
 public:
  explicit Utf8Converter(const char* encoding);  // a name that ICU knows

  // A character that ends in the next piece waits for it.
  void append(std::string_view bytes, std::string& text);
  void finish(std::string& text);  // what waits still is cut short: U+FFFD

  // Byte sequences that were no character, now U+FFFD.
  std::size_t replaced() const { return *replaced_; }

 private:
  enum class Piece { inner, last };
  void convert(std::string_view bytes, Piece piece, std::string& text);

  struct Close {
    void operator()(UConverter* converter) const;
  };
  std::unique_ptr<UConverter, Close> converter_;
  std::unique_ptr<std::size_t> replaced_;  // ICU keeps its address
  char16_t lead_ = 0;  // of a surrogate pair whose other half is to come
};

}  // namespace fihrist
