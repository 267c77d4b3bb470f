// By liblzma rather than libarchive, which lets a file ask for a gigabyte.

#include <fmt/format.h>
#include <lzma.h>

#include <new>
#include <utility>

#include "corpus/containers/container.h"

namespace fihrist {
namespace {

// `xz -9` needs 65 MiB to unpack.
constexpr std::uint64_t kMaxMemory = 128 << 20;

std::string fault_of(lzma_ret status) {
  switch (status) {
    case LZMA_MEMLIMIT_ERROR:
      return fmt::format("xz data that needs more than {} MiB to unpack",
                         kMaxMemory >> 20);
    case LZMA_BUF_ERROR:
      return "xz data cut short";
    default:
      return "damaged xz data";
  }
}

class XzStream : public ByteStream {
 public:
  explicit XzStream(ByteSource& packed) : packed_(packed) {
    if (lzma_stream_decoder(&decoder_, kMaxMemory, LZMA_CONCATENATED) !=
        LZMA_OK) {
      throw std::bad_alloc();
    }
  }
  ~XzStream() override { lzma_end(&decoder_); }
  XzStream(const XzStream&) = delete;
  XzStream& operator=(const XzStream&) = delete;

  std::size_t read(std::span<char> block) override {
    decoder_.next_out = reinterpret_cast<std::uint8_t*>(block.data());
    decoder_.avail_out = block.size();
    while (decoder_.avail_out > 0 && !ended_) unpack_more();
    return block.size() - decoder_.avail_out;
  }

  std::string fault() const override { return fault_; }

 private:
  // Either fills the room for unpacked bytes or uses the packed ones up.
  void unpack_more() {
    const std::string_view packed = packed_.peek();
    decoder_.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    decoder_.avail_in = packed.size();
    const lzma_ret status =
        lzma_code(&decoder_, packed.empty() ? LZMA_FINISH : LZMA_RUN);
    packed_.take(packed.size() - decoder_.avail_in);
    if (status == LZMA_OK) return;
    ended_ = true;
    if (status == LZMA_STREAM_END) return;
    fault_ = packed_.failed() ? packed_.fault() : fault_of(status);
  }

  ByteSource& packed_;
  lzma_stream decoder_ = LZMA_STREAM_INIT;
  bool ended_ = false;
  std::string fault_;
};

}  // namespace

std::unique_ptr<Container> open_xz(ByteSource& bytes) {
  return compressed_file(std::make_unique<XzStream>(bytes));
}

}  // namespace fihrist
