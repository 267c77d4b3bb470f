#include "indexer/copy_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <string_view>

#include "indexer/copy_sketch.h"

namespace fihrist {
namespace {

using Hashes = std::vector<std::uint64_t>;

constexpr double kLeastWords = .66;
constexpr double kLeastLead = .5;
constexpr double kDeviations = 2.5;
constexpr double kSameLead = .8;
constexpr std::size_t kLongestOwn = 12;
constexpr double kLeastNumbers = .5;
constexpr std::size_t kFewestNumbers = 5;
constexpr std::size_t kFewestLeadNumbers = 2;

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

bool holds(const Hashes& ascending, std::uint64_t hash) {
  return std::ranges::binary_search(ascending, hash);
}

double share_in(std::span<const std::uint64_t> some, const Hashes& all) {
  const auto found = std::ranges::count_if(
      some, [&](std::uint64_t hash) { return holds(all, hash); });
  return some.empty()
             ? 0
             : static_cast<double>(found) / static_cast<double>(some.size());
}

std::size_t longest_run_not_in(const Hashes& some, const Hashes& all) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const std::uint64_t hash : some) {
    run = holds(all, hash) ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return longest;
}

std::span<const std::uint64_t> lead_of(const Hashes& in_order) {
  return std::span(in_order).first(std::min(kLeadPairs, in_order.size()));
}

// More than half of them; of two, one.
bool has_lead_numbers(const Hashes& lead, const Hashes& all) {
  if (lead.size() < kFewestLeadNumbers) return true;
  return count_common(lead, all) >=
         std::min(lead.size() - 1, lead.size() / 2 + 1);
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
  in_order_.reserve(hashes.size());
  for (std::size_t i = 0; i + 1 < hashes.size(); ++i) {
    in_order_.push_back(hash_run({&hashes[i], 2}));
  }
  pairs_ = in_order_;
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
  const auto lead_a = lead_of(a.in_order_);
  const auto lead_b = lead_of(b.in_order_);
  overlap.lead =
      std::min(share_in(lead_a, b.pairs_), share_in(lead_b, a.pairs_));
  overlap.lead_pairs =
      static_cast<double>(std::min(lead_a.size(), lead_b.size()));
  overlap.longest_own = std::max(longest_run_not_in(a.in_order_, b.pairs_),
                                 longest_run_not_in(b.in_order_, a.pairs_));
  // Of the text that has fewer: one may have been cut.
  const auto& [fewer, more] = std::minmax(
      a.numbers_, b.numbers_, [](const Hashes& left, const Hashes& right) {
        return left.size() < right.size();
      });
  overlap.numbers = share_of_numbers(fewer, more, kFewestNumbers);
  overlap.has_lead_numbers = has_lead_numbers(a.lead_numbers_, b.numbers_) &&
                             has_lead_numbers(b.lead_numbers_, a.numbers_);
  return overlap;
}

bool are_copies(const TextOverlap& overlap) {
  // A word changed at random takes two pairs with it.
  const double chance = std::sqrt(2 * overlap.words * (1 - overlap.words) /
                                  std::max(overlap.lead_pairs, 1.0));
  return overlap.words >= kLeastWords && overlap.lead >= kLeastLead &&
         overlap.lead >= overlap.words - kDeviations * chance &&
         (overlap.lead >= kSameLead || overlap.longest_own <= kLongestOwn) &&
         overlap.numbers >= kLeastNumbers && overlap.has_lead_numbers;
}

}  // namespace fihrist
