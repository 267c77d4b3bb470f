#include "corpus/byte_source.h"

#include <algorithm>
#include <utility>

namespace fihrist {
namespace {

constexpr std::size_t kBlockBytes = 64 << 10;

class PlainStream : public ByteStream {
 public:
  explicit PlainStream(std::unique_ptr<std::istream> stream)
      : stream_(std::move(stream)) {}

  std::size_t read(std::span<char> block) override {
    stream_->read(block.data(), static_cast<std::streamsize>(block.size()));
    return stream_->gcount();
  }

  std::string fault() const override {
    return stream_->bad() ? "reading failed before its end" : "";
  }

 private:
  std::unique_ptr<std::istream> stream_;
};

}  // namespace

ByteSource::ByteSource(std::unique_ptr<ByteStream> stream)
    : stream_(std::move(stream)), block_(kBlockBytes, '\0') {}

ByteSource::ByteSource(std::unique_ptr<std::istream> stream)
    : ByteSource(std::make_unique<PlainStream>(std::move(stream))) {}

std::string_view ByteSource::peek() {
  if (!rest_.empty() || at_end_) return rest_;
  const std::size_t count = stream_->read(block_);
  at_end_ = count < block_.size();
  rest_ = std::string_view(block_).substr(0, count);
  return rest_;
}

void ByteSource::take(std::size_t count) {
  rest_.remove_prefix(count);
  bytes_taken_ += count;
}

std::string read_up_to(ByteSource& bytes, std::size_t count) {
  std::string result;
  while (result.size() < count && !bytes.peek().empty()) {
    const std::string_view part = bytes.peek().substr(0, count - result.size());
    result += part;
    bytes.take(part.size());
  }
  return result;
}

bool LineReader::next() {
  text_.clear();
  length_ = 0;
  bool ended = false;
  while (!ended && !bytes_.peek().empty()) {
    const std::string_view block = bytes_.peek();
    const std::size_t end = std::min(block.find('\n'), block.size());
    ended = end < block.size();
    append(block.substr(0, end));
    bytes_.take(ended ? end + 1 : end);
  }
  if (!ended && (length_ == 0 || bytes_.failed())) return false;
  drop_carriage_return();
  ++number_;
  return true;
}

// Keeps one byte more than a line may have: it may be a carriage return.
void LineReader::append(std::string_view part) {
  text_ += part.substr(0, max_bytes_ + 1 - text_.size());
  length_ += part.size();
}

void LineReader::drop_carriage_return() {
  if (length_ != text_.size() || !text_.ends_with('\r')) return;
  text_.pop_back();
  --length_;
}

}  // namespace fihrist
