#include "corpus/byte_source.h"

#include <algorithm>
#include <utility>

namespace fihrist {
namespace {

constexpr std::size_t kBlockBytes = 64 << 10;

}  // namespace

ByteSource::ByteSource(std::unique_ptr<std::istream> stream)
    : stream_(std::move(stream)), block_(kBlockBytes, '\0') {}

std::string_view ByteSource::peek() {
  if (rest_.empty() && stream_->good()) {
    stream_->read(block_.data(), kBlockBytes);
    rest_ = std::string_view(block_).substr(0, stream_->gcount());
  }
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
