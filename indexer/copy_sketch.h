// A sketch of a text, small enough to be kept of each document, by which near
// copies of it are found among millions without reading them.
//
//   const CopySketch a = sketch_of(words_of(one, Field::body));
//   if (may_be_copies(a, b)) …  // look at the texts (copy_text.h)
//
// It is MinHash by one permutation: the hashes of all runs of kRunWords words
// are parted into kSketchBins, and of the least hash of each bin 16 bits are
// kept (Broder 1997; Li, Owen, Zhang 2012, "One Permutation Hashing"). Two
// texts agree in a bin that is filled with the probability J, the share of the
// runs of both among those of either.
//
// Why four words and four of 24 bins. A re-post in which 15 % of the words are
// replaced at random keeps .85^4 = .522 of its runs, so J = .522 / (2 - .522)
// = .353; words taken out or put in do no more harm. The bins that agree are
// then binomial (24, .353): 8.5 in the mean, fewer than four in 1.2 % of cases,
// and in .05 % where 10 % are replaced. Two articles of one newspaper have
// J = .0004 in the mean, .0017 for runs of three words (Tehran Times): four
// agree by chance in 3 pairs of ten thousand million. A text of 30 words fills
// some 16 bins; three are asked of those.
//
// Of a million documents a sketch takes 48 MB, on disk and while clusters are
// formed. It is the same for ever: the hash has no seed and does not ask for
// the machine. Whoever changes it changes kSchemaVersion.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/words.h"

namespace fihrist {

constexpr std::size_t kRunWords = 4;
constexpr std::size_t kSketchBins = 24;

// Shorter texts ("photos of the day", "see the video") are copies of nothing:
// too little is in them to tell one from another.
constexpr std::size_t kFewestWordsOfCopies = 20;

struct CopySketch {
  std::array<std::uint16_t, kSketchBins> bins{};  // 0: no run is in it

  std::size_t filled() const;
  auto operator<=>(const CopySketch&) const = default;
};

// Of the folded words; empty where they are too few.
CopySketch sketch_of(std::span<const Word> words);

// The bins in which two texts with so many filled must agree.
std::size_t wanted_bins(std::size_t filled, std::size_t filled_of_other);

// A little more than copies pass: the texts decide.
bool may_be_copies(const CopySketch& a, const CopySketch& b);

// The hash behind sketches, of one word.
std::uint64_t hash_word(std::string_view word);
// Of words in their order.
std::uint64_t hash_run(std::span<const std::uint64_t> words);

// Two bytes a bin, the greater first; nothing for an empty sketch.
std::string encode_sketch(const CopySketch& sketch);
// Empty for bytes that are none.
CopySketch decode_sketch(std::string_view value);

}  // namespace fihrist
