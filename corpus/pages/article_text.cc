#include "corpus/pages/article_text.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <unordered_set>

#include "corpus/pages/text_blocks.h"

namespace fihrist {
namespace {

constexpr std::size_t kRunBytes = 16;

// Of an article that only the metadata has; a teaser is none.
constexpr std::size_t kMinSaidWeight = 400;

// Shares of text that the two have in common.
constexpr double kAgreement = .9;
constexpr double kSameBlock = .5;
constexpr double kMuchMore = 1.2;

constexpr std::size_t kMinParagraphWeight = 100;

// Letters of any script and digits; what is not ASCII passes.
std::string letters(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte)) {
      result += static_cast<char>(std::tolower(byte));
    }
  }
  return result;
}

using Runs = std::unordered_set<std::size_t>;

std::size_t run_at(std::string_view text, std::size_t i) {
  return std::hash<std::string_view>()(text.substr(i, kRunBytes));
}

Runs runs_of(std::string_view text) {
  const std::string all = letters(text);
  Runs runs;
  for (std::size_t i = 0; i + kRunBytes <= all.size(); ++i) {
    runs.insert(run_at(all, i));
  }
  return runs;
}

// Of the runs of `part`, 0 to 1; a text shorter than a run has none.
double share_in(const Runs& runs, std::string_view part) {
  const std::string wanted = letters(part);
  if (wanted.size() < kRunBytes) return 0;
  const std::size_t all = wanted.size() - kRunBytes + 1;
  std::size_t found = 0;
  for (std::size_t i = 0; i < all; ++i)
    found += runs.contains(run_at(wanted, i));
  return static_cast<double>(found) / static_cast<double>(all);
}

bool is_foreign(const Dom& dom, const TextBlock& block, const Runs& runs) {
  return !is_heading(dom.tag(block.element)) &&
         letters(block.text).size() >= kRunBytes &&
         share_in(runs, block.text) < kSameBlock;
}

// Short blocks that the text said has not; a longer one it may have cut off.
void drop_foreign(const Dom& dom, std::vector<TextBlock>& blocks,
                  const Runs& runs) {
  std::erase_if(blocks, [&](const TextBlock& block) {
    return block.weight < kMinParagraphWeight && is_foreign(dom, block, runs);
  });
}

}  // namespace

std::string article_text(const Dom& dom, Article article,
                         const std::string& said) {
  std::string found = join_blocks(dom, article.blocks);
  const auto said_weight = static_cast<double>(text_weight(said));
  const auto found_weight = static_cast<double>(text_weight(found));
  if (found.empty()) {
    return said_weight >= kMinSaidWeight ? said : std::string();
  }
  if (said_weight < kAgreement * found_weight) return found;
  const Runs runs = runs_of(said);
  if (share_in(runs, found) < kAgreement) return found;
  if (said_weight > kMuchMore * found_weight) return said;
  drop_foreign(dom, article.blocks, runs);
  return join_blocks(dom, article.blocks);
}

}  // namespace fihrist
