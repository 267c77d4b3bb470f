#include "analyzers/corrections.h"

#include <algorithm>
#include <utility>

namespace fihrist {
namespace {

// The longest surfaces that stand in the field; their rows are places in
// `overrides`.
std::vector<Claim> find_surfaces(const Article& article, Field field,
                                 const AliasTable& table,
                                 std::span<const std::uint32_t> overrides) {
  AliasPhrases surfaces;
  for (const std::uint32_t row : overrides) {
    surfaces.add(break_words(table.rows().overrides[row].surface));
  }
  surfaces.finish();
  std::vector<Claim> claims =
      find_claims(article.text(field), article.words(field), surfaces);
  (void)keep_longest(claims);
  return claims;
}

bool is_inside_longer(const Claim& claim, const std::vector<Claim>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Claim& other) {
    return other.contains(claim) && !claim.contains(other);
  });
}

}  // namespace

std::vector<Correction> apply_corrections(const Article& article, Field field,
                                          const AliasTable& table,
                                          std::vector<Claim>& names,
                                          std::vector<Claim>& titles) {
  const auto overrides = table.overrides_of(article.id);
  if (overrides.empty()) return {};
  std::vector<Correction> corrections;
  for (Claim& claim : find_surfaces(article, field, table, overrides)) {
    if (is_inside_longer(claim, names) || is_inside_longer(claim, titles)) {
      continue;
    }
    const auto is_taken = [&](const Claim& other) {
      return other.overlaps(claim);
    };
    if (std::erase_if(titles, is_taken) == 0) std::erase_if(names, is_taken);
    const std::uint32_t row = overrides[claim.rows[0]];
    corrections.push_back({std::move(claim), row});
  }
  return corrections;
}

}  // namespace fihrist
