// By zlib rather than libarchive, which leaves the checksums of gzip
// unchecked.

#define ZLIB_CONST
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <new>
#include <utility>

#include "corpus/containers/container.h"

namespace fihrist {
namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;

class GzipStream : public ByteStream {
 public:
  explicit GzipStream(ByteSource& packed) : packed_(packed) {
    if (inflateInit2(&inflation_, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~GzipStream() override { inflateEnd(&inflation_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  std::size_t read(std::span<char> block) override {
    inflation_.next_out = reinterpret_cast<Bytef*>(block.data());
    inflation_.avail_out = static_cast<uInt>(block.size());
    while (inflation_.avail_out > 0 && !ended_) inflate_more();
    return block.size() - inflation_.avail_out;
  }

  std::string fault() const override { return fault_; }

 private:
  // Either fills the room for unpacked bytes or uses the packed ones up.
  void inflate_more() {
    const std::string_view packed = packed_.peek();
    if (packed.empty()) return end_of_bytes();
    if (!in_member_ && !begin_member(packed)) return;
    inflation_.next_in = reinterpret_cast<const Bytef*>(packed.data());
    inflation_.avail_in = static_cast<uInt>(packed.size());
    const int status = inflate(&inflation_, Z_NO_FLUSH);
    packed_.take(packed.size() - inflation_.avail_in);
    if (status == Z_STREAM_END) {
      in_member_ = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      end(fmt::format("damaged gzip data: {}",
                      inflation_.msg ? inflation_.msg : zError(status)));
    }
  }

  // Zeros behind a member are padding, as of a tape.
  bool begin_member(std::string_view packed) {
    if (has_member_ && packed.starts_with('\0')) {
      packed_.take(std::min(packed.find_first_not_of('\0'), packed.size()));
      return false;
    }
    if (has_member_ && !packed.starts_with('\x1F')) {
      end("what follows the gzip data is none");
      return false;
    }
    inflateReset(&inflation_);
    in_member_ = true;
    has_member_ = true;
    return true;
  }

  void end_of_bytes() {
    if (packed_.failed()) {
      end(packed_.fault());
    } else {
      end(in_member_ ? "gzip data cut short" : "");
    }
  }

  void end(std::string fault) {
    ended_ = true;
    fault_ = std::move(fault);
  }

  ByteSource& packed_;
  z_stream inflation_ = {};
  bool in_member_ = false;
  bool has_member_ = false;  // this one, or one before
  bool ended_ = false;
  std::string fault_;
};

}  // namespace

std::unique_ptr<Container> open_gzip(ByteSource& bytes) {
  return compressed_file(std::make_unique<GzipStream>(bytes));
}

}  // namespace fihrist
