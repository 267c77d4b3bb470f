#include "indexer/copy_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "indexer/copy_sketch.h"

namespace fihrist {
namespace {

using Hashes = std::vector<std::uint64_t>;

constexpr double kLeastWords = .66;
constexpr double kLeastLead = .5;
// How much less of the lead than of the whole may be the other's: two standard
// deviations of 50 pairs, of words changed at random.
constexpr double kLeadBehind = .22;
constexpr double kLeastNumbers = .5;
constexpr std::size_t kFewestNumbers = 5;
constexpr std::size_t kFewestLeadNumbers = 3;

// Begins with a digit of any script: 33m, and not covid19.
bool is_number(std::string_view folded) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(folded.data());
  const auto size = static_cast<std::int32_t>(folded.size());
  std::int32_t end = 0;
  UChar32 first = 0;
  if (size > 0) U8_NEXT(bytes, end, size, first);
  return u_isdigit(first) != 0;
}

std::size_t count_common(const Hashes& a, const Hashes& b) {
  Hashes common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common.size();
}

// The share of `some`, not sorted, that stand in `all`.
double share_in(const Hashes& some, const Hashes& all) {
  const auto found = std::ranges::count_if(some, [&](std::uint64_t hash) {
    return std::ranges::binary_search(all, hash);
  });
  return some.empty()
             ? 0
             : static_cast<double>(found) / static_cast<double>(some.size());
}

double share_of_numbers(const Hashes& some, const Hashes& all,
                        std::size_t fewest) {
  if (some.size() < fewest) return 1;
  return static_cast<double>(count_common(some, all)) /
         static_cast<double>(some.size());
}

}  // namespace

CopyText::CopyText(std::span<const Word> words) {
  Hashes hashes;
  hashes.reserve(words.size());
  for (const Word& word : words) {
    hashes.push_back(hash_word(word.folded));
    if (!is_number(word.folded)) continue;
    numbers_.push_back(hashes.back());
    if (hashes.size() <= kLeadPairs) lead_numbers_.push_back(hashes.back());
  }
  pairs_.reserve(hashes.size());
  for (std::size_t i = 0; i + 1 < hashes.size(); ++i) {
    pairs_.push_back(hash_run({&hashes[i], 2}));
  }
  lead_pairs_.assign(pairs_.begin(),
                     pairs_.begin() + static_cast<std::ptrdiff_t>(
                                          std::min(kLeadPairs, pairs_.size())));
  std::ranges::sort(pairs_);
  std::ranges::sort(numbers_);
  std::ranges::sort(lead_numbers_);
}

TextOverlap overlap_of(const CopyText& a, const CopyText& b) {
  TextOverlap overlap;
  const auto pairs = static_cast<double>(a.pairs_.size() + b.pairs_.size());
  if (pairs == 0) return overlap;
  const auto common = static_cast<double>(count_common(a.pairs_, b.pairs_));
  overlap.words = 2 * common / pairs;
  overlap.lead = std::min(share_in(a.lead_pairs_, b.pairs_),
                          share_in(b.lead_pairs_, a.pairs_));
  // Of the text that has fewer: one may have been cut.
  const auto& [fewer, more] = std::minmax(
      a.numbers_, b.numbers_, [](const Hashes& left, const Hashes& right) {
        return left.size() < right.size();
      });
  overlap.numbers = share_of_numbers(fewer, more, kFewestNumbers);
  overlap.lead_numbers = std::min(
      share_of_numbers(a.lead_numbers_, b.numbers_, kFewestLeadNumbers),
      share_of_numbers(b.lead_numbers_, a.numbers_, kFewestLeadNumbers));
  return overlap;
}

bool are_copies(const TextOverlap& overlap) {
  return overlap.words >= kLeastWords && overlap.lead >= kLeastLead &&
         overlap.lead >= overlap.words - kLeadBehind &&
         overlap.numbers >= kLeastNumbers &&
         overlap.lead_numbers > kLeastNumbers;
}

}  // namespace fihrist
