#include "indexer/fingerprint.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

#include "corpus/digest.h"

namespace fihrist {
namespace {

constexpr int kTaggingBits = 48;
constexpr std::uint64_t kTaggingMask = (std::uint64_t{1} << kTaggingBits) - 1;
constexpr std::size_t kHalfDigits = 16;
constexpr std::size_t kHalfBytes = 8;

// Each text behind its length, so that none runs into the next.
class Fields {
 public:
  void add(std::string_view text) {
    fmt::format_to(std::back_inserter(bytes_), "{}:", text.size());
    bytes_.append(text);
  }
  void add(std::uint32_t number) { add(fmt::format("{}", number)); }

  Fingerprint start_of_digest() const {
    const std::string hex = sha256_hex(bytes_).substr(0, 2 * kHalfDigits);
    return *parse_fingerprint(hex);
  }

 private:
  std::string bytes_;
};

Fingerprint content_of(const Document& document) {
  Fields fields;
  fields.add("content");
  for (const std::string* text :
       {&document.id, &document.title, &document.body, &document.source,
        &document.url, &document.language, &document.extra}) {
    fields.add(*text);
  }
  fields.add(document.date ? to_string(*document.date) : std::string());
  fields.add(document.date ? to_string(document.date_origin) : "none");
  return fields.start_of_digest();
}

Fingerprint tagging_of(const StoredDocument& stored) {
  Fields fields;
  fields.add("tagging");
  fields.add(stored.document.id);
  for (const StoredMention& mention : stored.mentions) {
    fields.add(to_string(mention.field));
    fields.add(mention.begin);
    fields.add(mention.end);
    fields.add(mention.actor);
    fields.add(to_string(mention.via));
    fields.add(mention.spelling);
    fields.add(mention.support);
  }
  return fields.start_of_digest();
}

std::uint64_t read_half(std::string_view bytes) {
  std::uint64_t half = 0;
  for (const char byte : bytes) {
    half = half << 8 | static_cast<unsigned char>(byte);
  }
  return half;
}

}  // namespace

Fingerprint fingerprint_of(const StoredDocument& stored) {
  const Fingerprint content = content_of(stored.document);
  const Fingerprint tagging = tagging_of(stored);
  return {content.high,
          (content.low & ~kTaggingMask) | (tagging.high & kTaggingMask)};
}

bool have_same_content(const Fingerprint& a, const Fingerprint& b) {
  return a.high == b.high && ((a.low ^ b.low) & ~kTaggingMask) == 0;
}

bool have_same_tagging(const Fingerprint& a, const Fingerprint& b) {
  return ((a.low ^ b.low) & kTaggingMask) == 0;
}

std::string encode_fingerprint(const Fingerprint& fingerprint) {
  std::string bytes;
  for (const std::uint64_t half : {fingerprint.high, fingerprint.low}) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes += static_cast<char>(half >> shift & 0xFF);
    }
  }
  return bytes;
}

Fingerprint decode_fingerprint(std::string_view value) {
  if (value.size() != 2 * kHalfBytes) return {};
  return {read_half(value.substr(0, kHalfBytes)),
          read_half(value.substr(kHalfBytes))};
}

std::string to_string(const Fingerprint& fingerprint) {
  return fmt::format("{:016x}{:016x}", fingerprint.high, fingerprint.low);
}

std::optional<Fingerprint> parse_fingerprint(std::string_view text) {
  if (text.size() != 2 * kHalfDigits) return std::nullopt;
  Fingerprint read;
  const char* middle = text.data() + kHalfDigits;
  const char* end = text.data() + text.size();
  const auto high = std::from_chars(text.data(), middle, read.high, 16);
  const auto low = std::from_chars(middle, end, read.low, 16);
  if (high.ptr != middle || low.ptr != end) return std::nullopt;
  return read;
}

}  // namespace fihrist
