#include "analyzers/token_sameness.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <vector>

namespace fihrist {
namespace {

// Letters changed, lost, added, or swapped with the next.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1,
                         above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      const bool swaps =
          i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swaps) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

double size_of(std::string_view letters) {
  return static_cast<double>(letters.size());
}

bool is_slip(std::string_view shorter, std::string_view longer,
             const SamenessScoring& scoring) {
  const double most = (1 - scoring.letters_kept) * size_of(longer);
  return size_of(longer) >= scoring.letters_of_slip &&
         size_of(longer) - size_of(shorter) <= most &&
         static_cast<double>(edit_distance(shorter, longer)) <= most;
}

bool is_part(std::string_view shorter, std::string_view longer,
             const SamenessScoring& scoring) {
  constexpr std::string_view kAbd = "abdul";
  if (longer.starts_with(kAbd) && longer.substr(kAbd.size()) == shorter) {
    return true;
  }
  return size_of(shorter) >= scoring.letters_of_beginning &&
         longer.starts_with(shorter);
}

double sameness_of_letters(std::string_view a, std::string_view b,
                           const SamenessScoring& scoring) {
  const auto [shorter, longer] =
      std::minmax(a, b, [](auto x, auto y) { return x.size() < y.size(); });
  const double slip = is_slip(shorter, longer, scoring) ? scoring.slip : 0;
  return is_part(shorter, longer, scoring) ? std::max(slip, scoring.beginning)
                                           : slip;
}

}  // namespace

double token_sameness(const NameToken& a, const NameToken& b,
                      const SamenessScoring& scoring) {
  constexpr double kMostOfOthers = .97;
  if (a.letters == b.letters) return 1;
  const double score = token_score(a, b);
  if (score == kNoKeyShared) {
    return sameness_of_letters(a.letters, b.letters, scoring);
  }
  const double above = score - kBalancedTokens;
  return kMostOfOthers /
         (1 + std::exp(-(scoring.slope * above + scoring.shift)));
}

}  // namespace fihrist
