// Whether two texts are copies: the same story in the same words, but for what
// an outlet changes.
//
//   const CopyText a(words_of(one, Field::body));
//   if (are_copies(overlap_of(a, b))) …
//
// Five measures decide, each of which copies with 15 % of their words changed
// at random pass (tests/bench/copies_bench prints how many do):
//
//   words         Dice's coefficient of all pairs of words that follow each
//                 other. 15 % replaced leave .85^2 = .72, never less than .69
//                 in 3,363 articles; two stories of one event have .2 to .3.
//                 Pairs rather than an alignment: paragraphs may move.
//   lead          the share of the first kLeadPairs pairs that stand anywhere
//                 in the other text, the lesser of both directions. Newspapers
//                 fill a new story up with the background of the last one, up
//                 to nine tenths of it; what is new stands first. So a lead
//                 that differs more than the whole, by 2.5 standard deviations
//                 of what chance would do, is another story's.
//   longest_own   where the lead differs: the longest run of pairs that the
//                 other has not. Changes at random are spread; twelve pairs in
//                 a row, in one of two hundred re-posts, are a new paragraph.
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

  // Hashes.
  std::vector<std::uint64_t> in_order_;  // of all pairs
  std::vector<std::uint64_t> pairs_;     // the same and the rest ascending
  std::vector<std::uint64_t> numbers_;
  std::vector<std::uint64_t> lead_numbers_;
};

// Shares are 0 to 1.
struct TextOverlap {
  double words = 0;
  double lead = 0;
  double lead_pairs = 0;  // how many those are, at most kLeadPairs
  std::size_t longest_own = 0;
  double numbers = 1;  // 1 where there are too few to tell
  bool has_lead_numbers = true;
};

TextOverlap overlap_of(const CopyText& a, const CopyText& b);

bool are_copies(const TextOverlap& overlap);

}  // namespace fihrist
