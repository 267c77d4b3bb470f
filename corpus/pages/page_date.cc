#include "corpus/pages/page_date.h"

#include <algorithm>
#include <vector>

#include "corpus/dates/publication_date.h"
#include "corpus/dates/record_date.h"
#include "corpus/pages/text_blocks.h"

namespace fihrist {
namespace {

// Blocks above the headline or the text where a publication line may stand.
constexpr std::size_t kBlocksAbove = 4;

// The first that is a date, or may be one.
bool take_given(Record& page, const std::vector<std::string>& dates) {
  return std::ranges::any_of(dates, [&](const std::string& text) {
    return take_date(page, read_given_date(text), DateOrigin::given);
  });
}

// The lines from just above the headline to the first of the article; where
// no headline is found, those above the article.
std::string text_by_headline(const Dom& dom, const Article& article,
                             std::string_view title) {
  const std::vector<TextBlock> blocks =
      text_blocks(dom, [](std::uint32_t) { return false; });
  const auto first = std::ranges::find_if(blocks, [&](const TextBlock& block) {
    return block.node >= article.blocks.front().node;
  });
  auto headline = std::find_if(blocks.begin(), first, [&](const TextBlock& b) {
    return b.text == title;
  });
  const auto above =
      std::min<std::ptrdiff_t>(headline - blocks.begin(), kBlocksAbove);
  std::string text;
  for (auto block = headline - above; block != first; ++block) {
    text += block->text + "\n";
  }
  return first == blocks.end() ? text : text + first->text;
}

}  // namespace

void set_page_date(Record& page, const Dom& dom, const PageFacts& facts,
                   const Article& article) {
  if (take_given(page, facts.published)) return;
  if (!article.blocks.empty()) {
    const std::string text =
        text_by_headline(dom, article, page.document.title);
    if (take_date(page, find_text_date(text), DateOrigin::text)) return;
  }
  if (take_date_of_url(page)) return;
  take_given(page, facts.modified);
}

}  // namespace fihrist
