// The bytes of one input file or stream, forward and once, in bounded memory.
//
//   ByteSource bytes(std::make_unique<std::ifstream>(path, std::ios::binary));
//   const bool page = bytes.peek().starts_with("<html");
//   LineReader lines(bytes, kMaxRecordBytes);
//   while (lines.next()) count += lines.text().size();
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace fihrist {

// Where a ByteSource has its bytes from: a file, or what is unpacked.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Fills `block` from its start; less than all of it only at the end.
  virtual std::size_t read(std::span<char> block) = 0;

  // Why the end that was reached is not the end of the input; else empty.
  virtual std::string fault() const = 0;
};

class ByteSource {
 public:
  explicit ByteSource(std::unique_ptr<ByteStream> stream);
  explicit ByteSource(std::unique_ptr<std::istream> stream);

  // The next bytes, not taken yet; empty only at the end. Before the first
  // take() it is the head of the input: 64 KiB of it, or all there is.
  std::string_view peek();
  // At most what peek() showed, which stays valid until the next peek().
  void take(std::size_t count);

  std::uint64_t bytes_taken() const { return bytes_taken_; }

  // The disk failed, or what is packed is damaged: the end reached is not the
  // end of the input.
  bool failed() const { return !fault().empty(); }
  std::string fault() const { return stream_->fault(); }

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string block_;
  std::string_view rest_;  // of the block
  bool at_end_ = false;    // the stream has no more than the rest
  std::uint64_t bytes_taken_ = 0;
};

// The next bytes, fewer than `count` only at the end.
std::string read_up_to(ByteSource& bytes, std::size_t count);

// Lines without their ends, "\n" or "\r\n". The last may have none, unless
// the source failed: then it is a piece of a line, and left out.
class LineReader {
 public:
  // Keeps `bytes`.
  LineReader(ByteSource& bytes, std::size_t max_bytes)
      : bytes_(bytes), max_bytes_(max_bytes) {}

  bool next();

  // Of the line that next() read. Nothing may be done with the text of a line
  // that is too long: it is counted to its end, but not kept.
  std::string_view text() const { return text_; }
  std::size_t number() const { return number_; }  // from 1
  std::uint64_t length() const { return length_; }
  bool is_too_long() const { return length_ > max_bytes_; }

 private:
  void append(std::string_view part);
  void drop_carriage_return();

  ByteSource& bytes_;
  std::size_t max_bytes_;
  std::string text_;
  std::size_t number_ = 0;
  std::uint64_t length_ = 0;
};

}  // namespace fihrist
