#include "indexer/copy_sketch.h"

#include <algorithm>
#include <vector>

namespace fihrist {
namespace {

constexpr std::uint64_t kFnvOffset = 14695981039346656037U;
constexpr std::uint64_t kFnvPrime = 1099511628211U;

// Fewer are filled by texts of some 40 words and less.
constexpr std::size_t kManyBins = 20;

// The last step of splitmix64 (Steele, Lea, Flood 2014): every bit of the
// result depends on every bit.
std::uint64_t mix(std::uint64_t hash) {
  hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9U;
  hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBU;
  return hash ^ (hash >> 31);
}

// Bits of the hash: the highest 32 choose the bin and, in it, the least hash;
// of that the lowest 16 are kept, which its being the least says nothing of.
std::size_t bin_of(std::uint64_t hash) {
  return ((hash >> 32) * kSketchBins) >> 32;
}

std::uint16_t kept_bits(std::uint64_t hash) {
  const auto bits = static_cast<std::uint16_t>(hash);
  return bits == 0 ? 1 : bits;
}

}  // namespace

std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = kFnvOffset;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  }
  return hash;
}

std::uint64_t hash_run(std::span<const std::uint64_t> words) {
  std::uint64_t hash = 0;
  for (const std::uint64_t word : words) hash = mix(hash + word);
  return hash;
}

CopySketch sketch_of(std::span<const Word> words) {
  CopySketch sketch;
  if (words.size() < kFewestWordsOfCopies) return sketch;
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (const Word& word : words) hashes.push_back(hash_word(word.folded));
  std::array<std::uint64_t, kSketchBins> least;
  least.fill(UINT64_MAX);
  const std::span<const std::uint64_t> all(hashes);
  for (std::size_t i = 0; i + kRunWords <= all.size(); ++i) {
    const std::uint64_t hash = hash_run(all.subspan(i, kRunWords));
    std::uint64_t& here = least[bin_of(hash)];
    here = std::min(here, hash);
  }
  for (std::size_t i = 0; i < kSketchBins; ++i) {
    if (least[i] != UINT64_MAX) sketch.bins[i] = kept_bits(least[i]);
  }
  return sketch;
}

std::size_t CopySketch::filled() const {
  return kSketchBins - static_cast<std::size_t>(std::ranges::count(bins, 0));
}

std::size_t wanted_bins(std::size_t filled, std::size_t filled_of_other) {
  return std::min(filled, filled_of_other) < kManyBins ? 3 : 4;
}

bool may_be_copies(const CopySketch& a, const CopySketch& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0; i < kSketchBins; ++i) {
    shared += a.bins[i] == b.bins[i] && a.bins[i] != 0 ? 1 : 0;
  }
  return shared >= wanted_bins(a.filled(), b.filled());
}

std::string encode_sketch(const CopySketch& sketch) {
  std::string value;
  if (sketch.filled() == 0) return value;
  value.reserve(2 * kSketchBins);
  for (const std::uint16_t bits : sketch.bins) {
    value += static_cast<char>(bits >> 8);
    value += static_cast<char>(bits & 0xFF);
  }
  return value;
}

CopySketch decode_sketch(std::string_view value) {
  CopySketch sketch;
  if (value.size() != 2 * kSketchBins) return sketch;
  for (std::size_t i = 0; i < kSketchBins; ++i) {
    const auto high = static_cast<unsigned char>(value[2 * i]);
    const auto low = static_cast<unsigned char>(value[2 * i + 1]);
    sketch.bins[i] = static_cast<std::uint16_t>(high << 8 | low);
  }
  return sketch;
}

}  // namespace fihrist
