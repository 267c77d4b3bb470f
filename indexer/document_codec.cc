#include "indexer/document_codec.h"

#include <fmt/format.h>
#include <xapian.h>
#include <zstd.h>

#include <new>
#include <utility>

#include "corpus/error.h"

namespace fihrist {
namespace {

// Takes about as long as Xapian's zlib took for the JSON; 6 takes a third less
// and 2 % more room.
constexpr int kLevel = 9;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

template <typename Type>
std::unique_ptr<Type, Free> owned(Type* made) {
  if (made == nullptr) throw std::bad_alloc();
  return std::unique_ptr<Type, Free>(made);
}

bool is_plain_json(std::string_view data) { return data.starts_with('{'); }

// What is wrong with a document, told by zstd or by us.
struct Damage {
  std::string reason;
};

std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) != 0) throw Damage{ZSTD_getErrorName(result)};
  return result;
}

// A frame may claim any size: none is believed that we would not write.
std::size_t unpacked_size(std::string_view frame) {
  const unsigned long long size =
      ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) {
    throw Damage{"no frame of zstd that tells its size"};
  }
  if (size > kMaxStoredBytes) {
    throw Damage{
        fmt::format("it claims {} bytes, more than {}", size, kMaxStoredBytes)};
  }
  return static_cast<std::size_t>(size);
}

}  // namespace

// Contexts and the dictionary for packing are made when they are first needed.
struct DocumentCodec::State {
  // Of the last document that was read.
  std::string_view unpack() {
    if (is_plain_json(data)) return data;
    json.resize(unpacked_size(data));
    if (!unpacking) unpacking = owned(ZSTD_createDCtx());
    const bool has_dictionary =
        ZSTD_getDictID_fromFrame(data.data(), data.size()) != 0;
    if (has_dictionary && !dictionary) throw Damage{"its dictionary is lost"};
    const std::size_t size = checked(
        has_dictionary
            ? ZSTD_decompress_usingDDict(unpacking.get(), json.data(),
                                         json.size(), data.data(), data.size(),
                                         dictionary->digested())
            : ZSTD_decompressDCtx(unpacking.get(), json.data(), json.size(),
                                  data.data(), data.size()));
    if (size != json.size()) throw Damage{"it is cut short"};
    return json;
  }

  void begin_packing() {
    packing = owned(ZSTD_createCCtx());
    checked(
        ZSTD_CCtx_setParameter(packing.get(), ZSTD_c_compressionLevel, kLevel));
    if (!dictionary) return;
    const std::string& bytes = dictionary->bytes();
    packing_dictionary =
        owned(ZSTD_createCDict(bytes.data(), bytes.size(), kLevel));
    checked(ZSTD_CCtx_refCDict(packing.get(), packing_dictionary.get()));
  }

  std::string pack(std::string_view text) {
    if (!packing) begin_packing();
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    frame.resize(checked(ZSTD_compress2(
        packing.get(), frame.data(), frame.size(), text.data(), text.size())));
    return frame;
  }

  // What `parse` makes of a document's JSON.
  template <typename Parse>
  auto read(const Xapian::Document& document, Parse parse) {
    try {
      data = document.get_data();
      return parse(unpack());
    } catch (const Damage& damage) {
      fail(document,
           fmt::format("its data cannot be read ({}); see: fihrist-indexer "
                       "check INDEX",
                       damage.reason));
    } catch (const Error& error) {
      fail(document, error.what());
    }
  }

  [[noreturn]] void fail(const Xapian::Document& document,
                         std::string_view reason) const {
    throw Error(ErrorCode::damaged, fmt::format("{}: document {}: {}", shard,
                                                document.get_docid(), reason));
  }

  std::string shard;
  SharedDictionary dictionary;
  std::unique_ptr<ZSTD_DCtx, Free> unpacking{};
  std::unique_ptr<ZSTD_CCtx, Free> packing{};
  std::unique_ptr<ZSTD_CDict, Free> packing_dictionary{};
  std::string data{};  // of the last document that was read
  std::string json{};  // of the same
};

DocumentCodec::DocumentCodec(std::string shard, SharedDictionary dictionary)
    : state_(new State{std::move(shard), std::move(dictionary)}) {}
DocumentCodec::~DocumentCodec() = default;
DocumentCodec::DocumentCodec(DocumentCodec&&) noexcept = default;
DocumentCodec& DocumentCodec::operator=(DocumentCodec&&) noexcept = default;

StoredDocument DocumentCodec::read(const Xapian::Document& document) const {
  return state_->read(document, parse_stored_document);
}

StoredDocument DocumentCodec::read_untagged(
    const Xapian::Document& document) const {
  return state_->read(document, parse_untagged_document);
}

std::string DocumentCodec::json_of(const Xapian::Document& document) const {
  return state_->read(document,
                      [](std::string_view json) { return std::string(json); });
}

std::string DocumentCodec::pack(std::string_view json) const {
  return state_->pack(json);
}

}  // namespace fihrist
