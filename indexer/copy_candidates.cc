#include "indexer/copy_candidates.h"

#include <algorithm>
#include <utility>

namespace fihrist {
namespace {

// Of 787 of 10,097 articles of the Tehran Times one run is the least of a bin:
// the newspaper's own last line. By chance alone one in 65,536 agrees.
constexpr std::uint64_t kFewestOfBoilerplate = 500;
constexpr std::uint64_t kShareOfBoilerplate = 1000;

}  // namespace

void RunCounts::add(const CopySketch& sketch) {
  ++sketches_;
  for (std::size_t bin = 0; bin < kSketchBins; ++bin) {
    ++counts_[place(bin, sketch.bins[bin])];
  }
}

bool RunCounts::is_boilerplate(std::size_t bin, std::uint16_t bits) const {
  return counts_[place(bin, bits)] >
         kFewestOfBoilerplate + sketches_ / kShareOfBoilerplate;
}

CopyCandidates::CopyCandidates(std::span<const CopySketch> sketches,
                               const RunCounts& counts)
    : sketches_(sketches), counts_(counts), agreeing_(sketches.size()) {
  for (std::size_t bin = 0; bin < kSketchBins; ++bin) {
    bins_[bin] = read_bin(bin);
  }
}

// Sorted by counting: once to see where each begins, once to fill in.
CopyCandidates::Bin CopyCandidates::read_bin(std::size_t bin) const {
  Bin read;
  read.first.resize((std::size_t{1} << 16) + 1);
  for (const CopySketch& sketch : sketches_) {
    ++read.first[std::size_t{sketch.bins[bin]} + 1];
  }
  for (std::size_t i = 1; i < read.first.size(); ++i) {
    read.first[i] += read.first[i - 1];
  }
  read.numbers.resize(sketches_.size());
  std::vector<std::uint32_t> next(read.first);
  for (std::uint32_t i = 0; i < sketches_.size(); ++i) {
    read.numbers[next[sketches_[i].bins[bin]]++] = i;
  }
  return read;
}

const std::vector<std::uint32_t>& CopyCandidates::like(
    const CopySketch& sketch) {
  agreed_in_.clear();
  for (std::size_t bin = 0; bin < kSketchBins; ++bin) {
    const std::uint16_t bits = sketch.bins[bin];
    if (bits == 0 || counts_.is_boilerplate(bin, bits)) continue;
    const Bin& here = bins_[bin];
    for (std::uint32_t i = here.first[bits]; i < here.first[bits + 1U]; ++i) {
      const std::uint32_t number = here.numbers[i];
      if (agreeing_[number]++ == 0) agreed_in_.push_back(number);
    }
  }
  const std::size_t filled = sketch.filled();
  std::erase_if(agreed_in_, [&](std::uint32_t number) {
    const std::size_t agreeing = std::exchange(agreeing_[number], 0);
    return agreeing < wanted_bins(filled, sketches_[number].filled());
  });
  std::ranges::sort(agreed_in_);
  return agreed_in_;
}

}  // namespace fihrist
