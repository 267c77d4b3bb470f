// Whether two texts are copies: the same story in the same words, but for what
// an outlet changes.
//
//   const CopyText a(words_of(one, Field::body));
//   if (are_copies(overlap_of(a, b))) …
//
// Four measures decide, each of which copies with 15 % of their words changed
// at random pass (tests/bench/copies_bench prints how many do):
//
//   words         Dice's coefficient of all pairs of words that follow each
//                 other. 15 % replaced leave .85^2 = .72, never less than .69
//                 in 3,363 articles; two stories of one event have .2 to .3.
//                 Pairs rather than an alignment: paragraphs may move.
//   lead          the share of the pairs of the first kLeadPairs that stand
//                 anywhere in the other text, the lesser of both directions.
//                 Newspapers fill a new story up with the background of the
//                 last one, up to nine tenths of it; what is new stands first.
//                 So where the lead differs much more than the rest, it is
//                 another story.
//   numbers       the share of the numbers of either that are in both: the
//                 same form with other figures (prices, weather, times of
//                 prayer) is another story. A copy changes them no more often
//                 than words.
//   lead_numbers  the same for those of the lead: "steel output up 7 % in six
//                 months" is another month's story.
//
// It is resemblance, not containment: an article that quotes another whole, or
// half of one, is not its copy, for folding it away would hide what it adds.
// One that was cut is a copy as long as half of it is left. Titles do not
// count, for outlets write their own; nor do dates.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analyzers/words.h"

namespace fihrist {

constexpr std::size_t kLeadPairs = 50;

class CopyText {
 public:
  // `words` of the body without furniture.
  explicit CopyText(std::span<const Word> words);

 private:
  friend struct TextOverlap overlap_of(const CopyText& a, const CopyText& b);

  // Hashes; all but the lead's ascending.
  std::vector<std::uint64_t> pairs_;
  std::vector<std::uint64_t> lead_pairs_;
  std::vector<std::uint64_t> numbers_;
  std::vector<std::uint64_t> lead_numbers_;
};

// Shares, 0 to 1.
struct TextOverlap {
  double words = 0;
  double lead = 0;
  double numbers = 1;       // 1 where there are too few to tell
  double lead_numbers = 1;  // likewise
};

TextOverlap overlap_of(const CopyText& a, const CopyText& b);

bool are_copies(const TextOverlap& overlap);

}  // namespace fihrist
