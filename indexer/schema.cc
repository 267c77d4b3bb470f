#include "indexer/schema.h"

#include <algorithm>

#include "corpus/digest.h"

namespace fihrist {
namespace {

constexpr std::uint64_t kFnvOffset = 14695981039346656037U;
constexpr std::uint64_t kFnvPrime = 1099511628211U;
constexpr std::size_t kMaxOrderIdBytes = 200;

template <typename Number>
std::string big_endian(Number number) {
  std::string bytes(sizeof(Number), '\0');
  for (std::size_t i = bytes.size(); i-- > 0;) {
    bytes[i] = static_cast<char>(number & 0xFF);
    number = static_cast<Number>(number >> 8);
  }
  return bytes;
}

template <typename Number>
Number from_big_endian(std::string_view bytes) {
  Number number = 0;
  for (const char byte : bytes) {
    number =
        static_cast<Number>((number << 8) | static_cast<unsigned char>(byte));
  }
  return number;
}

std::uint32_t sortable(Date date) {
  return static_cast<std::uint32_t>(date.days) ^ 0x80000000U;
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view text) {
  const auto nuls =
      static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  std::string term(prefix);
  if (prefix.size() + text.size() + nuls <= kMaxTermBytes) {
    return term.append(text);
  }
  return term.append("#").append(sha256_hex(text));
}

std::string spelling_term(std::string_view actor, std::string_view spelling) {
  return make_term(std::string(kSpellingPrefix).append(actor).append("/"),
                   spelling);
}

std::string unlisted_prefix(NameKind kind) {
  return std::string(kUnlistedPrefix)
      .append(kind == NameKind::person ? "p/" : "g/");
}

std::string unlisted_term(NameKind kind, std::string_view folded) {
  return make_term(unlisted_prefix(kind), folded);
}

std::string name_prefix(std::string_view key) {
  return std::string(kNamePrefix).append(key).append("/");
}

std::string name_term(std::string_view key, std::string_view spelling) {
  return make_term(name_prefix(key), spelling);
}

std::string encode_date(Date date) { return big_endian(sortable(date)); }

std::string encode_added(std::int64_t seconds) {
  return big_endian(static_cast<std::uint64_t>(seconds));
}

std::string encode_order(std::optional<Date> date, std::string_view id) {
  // Undated documents come last.
  const std::uint32_t newest_first = date ? ~sortable(*date) : UINT32_MAX;
  return big_endian(newest_first).append(id.substr(0, kMaxOrderIdBytes));
}

std::optional<Date> decode_date(std::string_view value) {
  if (value.size() != sizeof(std::uint32_t)) return std::nullopt;
  const auto bits = from_big_endian<std::uint32_t>(value) ^ 0x80000000U;
  return Date{static_cast<std::int32_t>(bits)};
}

std::optional<std::string_view> decode_order_id(std::string_view value) {
  constexpr std::size_t kDateBytes = sizeof(std::uint32_t);
  const std::size_t size = value.size() - std::min(value.size(), kDateBytes);
  if (size == 0 || size >= kMaxOrderIdBytes) return std::nullopt;
  return value.substr(kDateBytes);
}

std::int64_t decode_added(std::string_view value) {
  return static_cast<std::int64_t>(from_big_endian<std::uint64_t>(value));
}

std::string pack_actors(const std::vector<std::uint32_t>& ascending) {
  std::string packed;
  std::uint32_t before = 0;
  for (const std::uint32_t actor : ascending) {
    std::uint32_t rest = actor - before;
    before = actor;
    for (; rest >= 0x80; rest >>= 7) {
      packed += static_cast<char>(0x80 | (rest & 0x7F));
    }
    packed += static_cast<char>(rest);
  }
  return packed;
}

std::vector<std::uint32_t> unpack_actors(std::string_view value) {
  std::vector<std::uint32_t> actors;
  std::uint32_t before = 0;
  std::uint32_t rest = 0;
  unsigned shift = 0;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    // A damaged value may go on and on; what is shifted out is lost.
    if (shift < 32) rest |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
    shift += 7;
    if ((byte & 0x80) != 0) continue;
    before += rest;
    actors.push_back(before);
    rest = 0;
    shift = 0;
  }
  return actors;
}

unsigned shard_of(std::string_view id, unsigned shards) {
  std::uint64_t hash = kFnvOffset;
  for (const char c : id) {
    hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  }
  return static_cast<unsigned>(hash % shards);
}

}  // namespace fihrist
