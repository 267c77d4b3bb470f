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
  claim.article_words = 1;
}

bool ends_sentence(const Word& before, std::string_view gap) {
  constexpr std::size_t kLongestAbbreviation = 4;  // Gen., Capt.
  const std::size_t mark = gap.find_first_of(".!?;:");
  return mark != std::string_view::npos && mark + 1 < gap.size() &&
         before.folded.size() > kLongestAbbreviation;
}

bool reaches_over_sentence(std::string_view text,
                           const std::vector<Word>& words, std::uint32_t first,
                           std::uint32_t last) {
  for (std::uint32_t i = first + 1; i <= last; ++i) {
    if (ends_sentence(words[i - 1], gap_before(text, words, i))) return true;
  }
  return false;
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
                               const AliasPhrases& phrases) {
  std::vector<Claim> claims;
  phrases.find(words,
               [&](std::uint32_t first, const AliasPhrases::Match& match) {
                 const auto last = first + match.words - 1;
                 if (reaches_over_sentence(text, words, first, last)) return;
                 Claim& claim = claims.emplace_back();
                 claim.first_word = first;
                 claim.word_count = match.words;
                 claim.rows.assign(match.aliases.begin(), match.aliases.end());
                 take_article(claim, text, words);
               });
  return claims;
}

std::vector<Claim> keep_longest(std::vector<Claim>& claims) {
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) {
                     return a.word_count > b.word_count;
                   });
  std::uint32_t words = 0;
  for (const Claim& claim : claims) words = std::max(words, claim.end_word());
  std::vector<bool> taken(words, false);
  std::vector<Claim> lost;
  std::erase_if(claims, [&](Claim& claim) {
    const auto begin = taken.begin() + claim.first_word;
    const auto end = begin + claim.word_count;
    if (std::find(begin, end, true) != end) {
      lost.push_back(std::move(claim));
      return true;
    }
    std::fill(begin, end, true);
    return false;
  });
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.first_word < b.first_word;
  });
  return lost;
}

}  // namespace fihrist
