#include "corpus/pages/headline_lines.h"

#include <algorithm>
#include <vector>

#include "corpus/pages/text_blocks.h"

namespace fihrist {
namespace {

// Blocks above the headline or the text where a publication line may stand.
constexpr std::ptrdiff_t kBlocksAbove = 4;

// Of what is taken for the article, before its headline.
constexpr std::ptrdiff_t kMaxBlocksBefore = 2;

// "Security | 7 July 2021 | 1,204 views": a strip of facts, each by itself.
std::string facts_as_lines(std::string_view text) {
  constexpr std::string_view kBars[] = {" | ", " • ", " · "};
  std::string lines;
  while (!text.empty()) {
    const auto* bar = std::ranges::find_if(
        kBars, [&](std::string_view each) { return text.starts_with(each); });
    lines += bar == std::end(kBars) ? text.front() : '\n';
    text.remove_prefix(bar == std::end(kBars) ? 1 : bar->size());
  }
  return lines + "\n";
}

}  // namespace

HeadlineLines headline_lines(const Dom& dom, const Article& article,
                             std::string_view title) {
  if (article.blocks.empty()) return {};
  const std::vector<TextBlock> blocks =
      text_blocks(dom, [](std::uint32_t) { return false; });
  auto first = std::ranges::find_if(blocks, [&](const TextBlock& block) {
    return block.node >= article.blocks.front().node;
  });
  auto headline = std::ranges::find_if(blocks, [&](const TextBlock& block) {
    return !title.empty() && block.text.starts_with(title);
  });
  // It may be taken for a part of the article, but not stand far behind.
  if (headline == blocks.end() || headline - first > kMaxBlocksBefore) {
    headline = first;
  }
  if (headline > first) first = std::next(headline);
  HeadlineLines lines;
  for (auto block = headline; block != first; ++block) {
    lines.below += facts_as_lines(block->text);
  }
  if (first != blocks.end()) lines.below += first->text;
  const auto above =
      std::min<std::ptrdiff_t>(headline - blocks.begin(), kBlocksAbove);
  for (auto block = headline - above; block != headline; ++block) {
    lines.above += block->text + "\n";
  }
  return lines;
}

}  // namespace fihrist
