#include "analyzers/claims.h"

#include <algorithm>
#include <array>
#include <span>

namespace fihrist {
namespace {

constexpr std::array<std::string_view, 4> kArticles = {"al", "el", "ul", "ol"};

constexpr std::array<std::string_view, 5> kArticleGaps = {"-", " ", "- ",
                                                          "\u2010", "\u2011"};

template <typename Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void take_article(Claim& claim, std::string_view text,
                  const std::vector<Word>& words) {
  if (claim.first_word == 0) return;
  if (!contains(kArticles, words[claim.first_word - 1].folded)) return;
  if (!contains(kArticleGaps, gap_before(text, words, claim.first_word))) {
    return;
  }
  --claim.first_word;
  ++claim.word_count;
}

void keep_longest(std::vector<Claim>& claims, std::size_t words) {
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) {
                     return a.word_count > b.word_count;
                   });
  std::vector<bool> taken(words, false);
  std::erase_if(claims, [&](const Claim& claim) {
    const auto begin = taken.begin() + claim.first_word;
    const auto end = begin + claim.word_count;
    if (std::find(begin, end, true) != end) return true;
    std::fill(begin, end, true);
    return false;
  });
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.first_word < b.first_word;
  });
}

}  // namespace

std::string_view gap_before(std::string_view text,
                            const std::vector<Word>& words,
                            std::uint32_t word) {
  const std::uint32_t from = words[word - 1].end;
  return text.substr(from, words[word].begin - from);
}

std::vector<Claim> find_claims(std::string_view text,
                               const std::vector<Word>& words,
                               const AliasTable& table, const ClaimTest& test) {
  std::vector<Claim> claims;
  std::vector<AliasPhrases::Match> matches;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    matches.clear();
    table.phrases().find(std::span(words).subspan(i), matches);
    for (const AliasPhrases::Match& match : matches) {
      const Claim span{i, match.words, {}};
      Claim claim = span;
      for (const AliasIndex row : match.aliases) {
        if (test(span, row)) claim.rows.push_back(row);
      }
      if (claim.rows.empty()) continue;
      take_article(claim, text, words);
      claims.push_back(std::move(claim));
    }
  }
  keep_longest(claims, words.size());
  return claims;
}

}  // namespace fihrist
