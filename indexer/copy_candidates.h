// Which of many sketches may be copies of some: every pair that agrees in
// enough bins, found by looking up what each bin holds.
//
//   CopyCandidates candidates(sketches_of_new);  // numbered from 0
//   for (const std::uint32_t i : candidates.like(sketch)) …
//
// What very many texts have in a bin is boilerplate ("all rights reserved") and
// no sign of a copy: RunCounts knows it, and so a look-up is bounded.
// One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/copy_sketch.h"

namespace fihrist {

// How many sketches hold what, in each bin.
class RunCounts {
 public:
  void add(const CopySketch& sketch);
  bool is_boilerplate(std::size_t bin, std::uint16_t bits) const;

 private:
  static std::size_t place(std::size_t bin, std::uint16_t bits) {
    return bin << 16 | bits;
  }

  std::vector<std::uint32_t> counts_ =
      std::vector<std::uint32_t>(kSketchBins << 16);
  std::uint64_t sketches_ = 0;
};

class CopyCandidates {
 public:
  // Both must outlive it.
  CopyCandidates(std::span<const CopySketch> sketches, const RunCounts& counts);

  // The numbers of those that may be copies, ascending; those that agree in
  // all bins too. The reference holds until the next call.
  const std::vector<std::uint32_t>& like(const CopySketch& sketch);

 private:
  // The sketches by what they hold in one bin: those of `bits` begin at
  // first[bits] and end before first[bits + 1].
  struct Bin {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> numbers;
  };

  Bin read_bin(std::size_t bin) const;

  std::span<const CopySketch> sketches_;
  const RunCounts& counts_;
  std::array<Bin, kSketchBins> bins_;
  std::vector<std::uint8_t> agreeing_;    // bins, by number; 0 between calls
  std::vector<std::uint32_t> agreed_in_;  // those that are not 0
};

}  // namespace fihrist
