#include "corpus/page_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "corpus/publication_date.h"
#include "corpus/text_blocks.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

// Blocks above the headline or the text where a publication line may stand.
constexpr std::size_t kBlocksAbove = 4;

PageDate read_given(const std::vector<std::string>& dates) {
  PageDate result;
  for (const std::string& text : dates) {
    const GivenDate given = read_given_date(text);
    if (given.date) return {given.date, DateOrigin::given, {}};
    if (result.fault.empty()) {
      result.fault = fmt::format("{} {}", quote(text), given.fault);
    }
  }
  return result;
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

std::optional<int> digits_at(std::string_view text, std::size_t at,
                             std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return {};
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// "/2021/07/08/" and "/2021-07-08-" in an address.
std::optional<Date> day_in_path(std::string_view url) {
  constexpr std::size_t kLength = 10;
  for (std::size_t at = url.find('/'); at != url.npos;
       at = url.find('/', at + 1)) {
    const std::string_view part = url.substr(at + 1);
    if (part.size() < kLength) break;
    const char separator = part[4];
    const bool ends = part.size() == kLength || part[10] == '/' ||
                      part[10] == '-' || part[10] == '.';
    const auto year = digits_at(part, 0, 4);
    const auto month = digits_at(part, 5, 2);
    const auto day = digits_at(part, 8, 2);
    if ((separator != '/' && separator != '-') || part[7] != separator ||
        !ends || !year || *year < 1990 || !month || !day) {
      continue;
    }
    const auto date = make_date({*year, *month, *day});
    if (date && !lies_in_future(*date)) return date;
  }
  return std::nullopt;
}

}  // namespace

PageDate find_page_date(const Dom& dom, const PageFacts& facts,
                        const Article& article, std::string_view title,
                        std::string_view url) {
  PageDate published = read_given(facts.published);
  if (published.date) return published;
  if (!article.blocks.empty()) {
    if (const auto date =
            find_publication_date(text_by_headline(dom, article, title))) {
      return {date, DateOrigin::text, {}};
    }
  }
  if (const auto date = day_in_path(url)) return {date, DateOrigin::given, {}};
  const PageDate modified = read_given(facts.modified);
  if (modified.date || published.fault.empty()) return modified;
  return published;
}

}  // namespace fihrist
