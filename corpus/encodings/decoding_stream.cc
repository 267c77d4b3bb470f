#include "corpus/encodings/decoding_stream.h"

#include <optional>
#include <streambuf>
#include <string>

#include "corpus/encodings/declared_encoding.h"
#include "corpus/encodings/encoding.h"
#include "corpus/encodings/encoding_guess.h"
#include "corpus/encodings/encoding_labels.h"
#include "corpus/encodings/utf8_converter.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

class DecodingBuffer : public std::streambuf {
 public:
  DecodingBuffer(ByteSource& bytes, const Encoding& encoding) : bytes_(bytes) {
    if (encoding.name != "utf-8") converter_.emplace(encoding.converter);
  }

 protected:
  int_type underflow() override {
    if (!fill()) return traits_type::eof();
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return traits_type::to_int_type(text_.front());
  }

 private:
  // A block may be but the half of a character.
  bool fill() {
    text_.clear();
    while (text_.empty() && !done_) {
      const std::string_view block = bytes_.peek();
      done_ = block.empty();
      // The exception becomes the badbit of the stream.
      if (bytes_.failed()) throw std::ios_base::failure("reading failed");
      append(block);
      bytes_.take(block.size());
      drop_byte_order_mark();
    }
    return !text_.empty();
  }

  void append(std::string_view block) {
    if (!converter_) {
      text_ += block;
    } else if (block.empty()) {
      converter_->finish(text_);
    } else {
      converter_->append(block, text_);
    }
  }

  void drop_byte_order_mark() {
    if (at_start_) text_.erase(0, text_.size() - without_bom(text_).size());
    at_start_ &= text_.empty();
  }

  ByteSource& bytes_;
  std::optional<Utf8Converter> converter_;
  std::string text_;
  bool at_start_ = true;
  bool done_ = false;
};

class DecodingStream : public std::istream {
 public:
  DecodingStream(ByteSource& bytes, const Encoding& encoding)
      : std::istream(nullptr), buffer_(bytes, encoding) {
    rdbuf(&buffer_);
  }

 private:
  DecodingBuffer buffer_;
};

}  // namespace

std::unique_ptr<std::istream> open_decoded(ByteSource& bytes) {
  const std::string encoding = choose_encoding(bytes.peek());
  return std::make_unique<DecodingStream>(bytes, encoding_named(encoding));
}

bool looks_like_utf16_or_32(std::string_view head) {
  const Encoding* marked = find_encoding(encoding_of_mark(head));
  return marked ? is_utf16_or_32(*marked) : guess_utf16(head) != nullptr;
}

}  // namespace fihrist
