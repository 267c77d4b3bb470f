// How one spelling is turned into another: which sound stands where the other
// has which.
//
//   qaani, ghaani:  q^ for gh^, a = a, n = n, i$ = i$
//   karim, kareem:  k^ = k^, a = a, r = r, i for I, m = m
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "analyzers/sounds.h"

namespace fihrist {

using Sounds = std::vector<Sound>;

// The two may be equal; one of them may be kNoSound.
struct Replacement {
  Sound a = kNoSound;
  Sound b = kNoSound;

  bool is_kept() const { return a == b; }
};

struct Alignment {
  double cost = std::numeric_limits<double>::infinity();
  std::vector<Replacement> steps;  // from the last sounds to the first
  std::size_t longer = 0;          // sounds of the longer name
  // How many of the two, 0 to 2, are not the first reading of their name:
  // "husayn" of Alhusayn.
  std::size_t later_readings = 0;
};

// Finds the alignment of least cost, for any length; its buffers are kept.
class Aligner {
 public:
  // Of the two readings that cost least, the first of equals. It lives until
  // the next call. Neither list is empty.
  const Alignment& align(const std::vector<Sounds>& a,
                         const std::vector<Sounds>& b);

 private:
  enum class Step : std::uint8_t { both, only_a, only_b };

  double least_cost(const Sounds& a, const Sounds& b);
  void choose(std::size_t at, Sound a, Sound b);
  void trace(const Sounds& a, const Sounds& b);

  Alignment best_;
  std::size_t width_ = 0;  // of the two tables, which have a row for each of a
  std::vector<double> costs_;
  std::vector<Step> steps_;
};

}  // namespace fihrist
