#include "corpus/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <memory>

namespace fihrist {
namespace {

constexpr std::size_t kPieceBytes = 64 << 10;

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

// What zlib's `window_bits` asks for.
constexpr int kGzip = 15 + 16;
constexpr int kZlib = 15;
constexpr int kRawDeflate = -15;

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

// RFC 1950: compression method 8, and a check of the first two bytes.
bool is_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const unsigned head = bytes_of(bytes)[0] << 8 | bytes_of(bytes)[1];
  return (head >> 8 & 0xF) == 8 && head % 31 == 0;
}

UnpackFault fault_of(int status, bool has_input) {
  if (status == Z_STREAM_END) return UnpackFault::none;
  const bool wants_more = status == Z_OK || status == Z_BUF_ERROR;
  return wants_more && !has_input ? UnpackFault::cut_short
                                  : UnpackFault::broken;
}

// A gzip file may have several members; what follows the last is no part.
Unpacked inflate_bytes(std::string_view bytes, int window_bits,
                       std::size_t max_bytes) {
  Unpacked result;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) {
    return {{}, UnpackFault::broken};
  }
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> closer(&stream,
                                                                inflateEnd);
  stream.next_in = const_cast<Bytef*>(bytes_of(bytes));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::array<std::uint8_t, kPieceBytes> piece;
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = piece.data();
    stream.avail_out = kPieceBytes;
    status = inflate(&stream, Z_NO_FLUSH);
    result.bytes.append(piece.begin(), piece.end() - stream.avail_out);
    if (result.bytes.size() > max_bytes) {
      result.bytes.resize(max_bytes);
      result.fault = UnpackFault::too_long;
      return result;
    }
    const std::string_view rest = bytes.substr(bytes.size() - stream.avail_in);
    if (status == Z_STREAM_END && window_bits == kGzip && is_gzip(rest)) {
      status = inflateReset(&stream);
    }
  }
  result.fault = fault_of(status, stream.avail_in > 0);
  return result;
}

Unpacked unpack_gzip(std::string_view bytes, std::size_t max_bytes) {
  if (!is_gzip(bytes)) return {std::string(bytes)};
  return inflate_bytes(bytes, kGzip, max_bytes);
}

Unpacked unpack_deflate(std::string_view bytes, std::size_t max_bytes) {
  return inflate_bytes(bytes, is_zlib(bytes) ? kZlib : kRawDeflate, max_bytes);
}

Unpacked unpack_brotli(std::string_view bytes, std::size_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState,
                        decltype(&BrotliDecoderDestroyInstance)>
      state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr),
            BrotliDecoderDestroyInstance);
  Unpacked result;
  const std::uint8_t* input = bytes_of(bytes);
  std::size_t input_left = bytes.size();
  std::array<std::uint8_t, kPieceBytes> piece;
  auto status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
    std::uint8_t* output = piece.data();
    std::size_t output_left = kPieceBytes;
    status = BrotliDecoderDecompressStream(state.get(), &input_left, &input,
                                           &output_left, &output, nullptr);
    result.bytes.append(piece.begin(), piece.end() - output_left);
    if (result.bytes.size() > max_bytes) {
      result.bytes.resize(max_bytes);
      result.fault = UnpackFault::too_long;
      return result;
    }
  }
  if (status == BROTLI_DECODER_RESULT_ERROR) result.fault = UnpackFault::broken;
  if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) {
    result.fault = UnpackFault::cut_short;
  }
  return result;
}

// The length that opens a chunk, in hexadecimal digits; it and its line are
// taken.
struct ChunkHead {
  bool is_good = false;
  std::size_t bytes = 0;
};

ChunkHead take_chunk_head(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == rest.npos) return {};
  ChunkHead head;
  const char* const first = rest.data();
  const auto read = std::from_chars(first, first + end, head.bytes, 16);
  head.is_good = read.ec == std::errc();
  rest.remove_prefix(end + 1);
  return head;
}

void drop_line_end(std::string_view& rest) {
  if (rest.starts_with('\r')) rest.remove_prefix(1);
  if (rest.starts_with('\n')) rest.remove_prefix(1);
}

Unpacked unpack_chunks(std::string_view bytes, std::size_t max_bytes) {
  Unpacked result;
  for (std::string_view rest = bytes; !rest.empty();) {
    const bool is_first = rest.size() == bytes.size();
    const ChunkHead head = take_chunk_head(rest);
    if (!head.is_good && is_first) return {std::string(bytes)};
    if (!head.is_good) {
      result.fault = UnpackFault::broken;
      return result;
    }
    if (head.bytes == 0) return result;
    if (head.bytes > max_bytes - result.bytes.size()) {
      result.fault = UnpackFault::too_long;
      return result;
    }
    result.bytes += rest.substr(0, head.bytes);
    if (rest.size() < head.bytes) break;
    rest.remove_prefix(head.bytes);
    drop_line_end(rest);
  }
  result.fault = bytes.empty() ? UnpackFault::none : UnpackFault::cut_short;
  return result;
}

Unpacked keep(std::string_view bytes, std::size_t) {
  return {std::string(bytes)};
}

struct Coding {
  std::string_view name;
  Unpacked (*unpack)(std::string_view bytes, std::size_t max_bytes);
};

constexpr Coding kCodings[] = {
    {"", keep},
    {"identity", keep},
    {"chunked", unpack_chunks},
    {"gzip", unpack_gzip},
    {"x-gzip", unpack_gzip},
    {"deflate", unpack_deflate},
    {"br", unpack_brotli},
};

}  // namespace

std::string_view to_string(UnpackFault fault) {
  constexpr std::string_view kWords[] = {"", "broken", "cut short",
                                         "longer than is read", "not known"};
  return kWords[static_cast<std::size_t>(fault)];
}

Unpacked unpack(std::string_view bytes, std::string_view coding,
                std::size_t max_bytes) {
  std::string name(coding);
  for (char& c : name) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  const auto* found = std::ranges::find(kCodings, name, &Coding::name);
  if (found == std::end(kCodings)) return {{}, UnpackFault::unknown};
  return found->unpack(bytes, max_bytes);
}

}  // namespace fihrist
