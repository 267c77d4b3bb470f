#include "name_baselines.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace fihrist {

std::string soundex(std::string_view letters) {
  // Of a, b, c …; 0: a vowel, which parts equal codes; -: h and w, which do
  // not.
  constexpr std::string_view kCodes = "0123012-02245501262301-202";
  constexpr std::size_t kLength = 4;
  std::string code;
  char last = '0';
  for (const char letter : letters) {
    const char digit = kCodes[static_cast<std::size_t>(letter - 'a')];
    if (code.empty()) {
      code += static_cast<char>(letter - 'a' + 'A');
    } else if (digit >= '1' && digit != last && code.size() < kLength) {
      code += digit;
    }
    if (digit != '-') last = digit;
  }
  code.resize(kLength, '0');
  return code;
}

std::size_t edit_distance(std::string_view a, std::string_view b,
                          std::size_t most) {
  const auto [shorter, longer] = std::minmax({a.size(), b.size()});
  if (longer - shorter > most) return most + 1;
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
                         above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swaps =
          i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swaps) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > most) return most + 1;
  }
  return std::min(row.back(), most + 1);
}

std::size_t meilisearch_typos(std::string_view query) {
  constexpr std::size_t kNoTypo = 4;
  constexpr std::size_t kOneTypo = 8;
  if (query.size() <= kNoTypo) return 0;
  return query.size() <= kOneTypo ? 1 : 2;
}

}  // namespace fihrist
