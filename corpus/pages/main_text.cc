#include "corpus/pages/main_text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include "corpus/pages/article_cleaning.h"
#include "corpus/pages/element_role.h"
#include "corpus/pages/tag_set.h"

namespace fihrist {
namespace {

// A block that reads like a part of prose.
constexpr std::size_t kMinProseWeight = 20;
constexpr double kMaxProseLinks = .5;

// What a page must have to be an article: a paragraph and a bit, or a line of
// breaking news where it calls itself one.
constexpr std::size_t kMinArticleWeight = 140;
constexpr std::size_t kMinSaidArticleWeight = 50;

// For the last try, where menus and footers may be taken for one.
constexpr double kMinProsePerLink = .25;

// Boilerplate that has more than this of the page's prose is none: names lie.
constexpr double kMostOfThePage = .5;
constexpr std::size_t kMaxSmallPrint = 250;

constexpr TagSet kParagraphs =
    tag_set(GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,
            GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_UL, GUMBO_TAG_OL);

// How much is left out: if nothing is found, less is.
enum class Strictness { full, captions_read, names_ignored };

bool is_prose(const Dom& dom, const TextBlock& block) {
  return block.weight >= kMinProseWeight && block.stops > 0 &&
         !is_heading(dom.tag(block.element)) &&
         static_cast<double>(block.link_weight) <
             kMaxProseLinks * static_cast<double>(block.weight);
}

// Sums over the blocks of any element.
class BlockSums {
 public:
  BlockSums(const Dom& dom, const std::vector<TextBlock>& blocks) {
    for (Sums* sums : {&prose_, &text_, &links_})
      sums->assign(dom.size() + 1, 0);
    for (const TextBlock& block : blocks) {
      text_[block.node + 1] += block.weight;
      links_[block.node + 1] += block.link_weight;
      if (is_prose(dom, block)) prose_[block.node + 1] += block.weight;
    }
    for (Sums* sums : {&prose_, &text_, &links_}) {
      std::partial_sum(sums->begin(), sums->end(), sums->begin());
    }
  }

  std::size_t prose(const Dom& dom, std::uint32_t i) const {
    return prose_[dom.end(i)] - prose_[i];
  }
  std::size_t text(const Dom& dom, std::uint32_t i) const {
    return text_[dom.end(i)] - text_[i];
  }
  std::size_t links(const Dom& dom, std::uint32_t i) const {
    return links_[dom.end(i)] - links_[i];
  }
  double link_share(const Dom& dom, std::uint32_t i) const {
    return static_cast<double>(links(dom, i)) /
           static_cast<double>(std::max<std::size_t>(text(dom, i), 1));
  }

 private:
  using Sums = std::vector<std::size_t>;
  Sums prose_, text_, links_;  // of the nodes before each
};

// The elements that are no part of an article, whatever stands around them.
class Boilerplate {
 public:
  Boilerplate(const Dom& dom, Strictness strictness)
      : dom_(dom),
        strictness_(strictness),
        sums_(dom, text_blocks(dom, [](std::uint32_t) { return false; })),
        most_(kMostOfThePage * static_cast<double>(sums_.prose(dom, 0))) {}

  bool holds(std::uint32_t i) const {
    const GumboTag tag = dom_.tag(i);
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return false;
    if (tag == GUMBO_TAG_FORM) return !has_most(i);
    const ElementRole role = element_role(dom_, i);
    if (role == ElementRole::foreign) return !has_nearly_all(i);
    if (strictness_ == Strictness::names_ignored) {
      return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER;
    }
    switch (role) {
      case ElementRole::boilerplate:
        return !has_most(i);
      case ElementRole::small_print:
        return strictness_ == Strictness::full && !has_most(i) &&
               sums_.text(dom_, i) <= kMaxSmallPrint;
      default:
        return false;
    }
  }

 private:
  bool has_most(std::uint32_t i) const {
    return static_cast<double>(sums_.prose(dom_, i)) > most_;
  }

  // A name of the page's state: <div class="cookies-refused">.
  bool has_nearly_all(std::uint32_t i) const {
    return sums_.prose(dom_, i) * 20 > sums_.prose(dom_, 0) * 19;
  }

  const Dom& dom_;
  Strictness strictness_;
  BlockSums sums_;  // of all the page
  double most_;
};

double value_of(const TextBlock& block) {
  return 1 + static_cast<double>(block.stops) +
         std::min(static_cast<double>(block.weight) / 100, 3.);
}

double role_factor(const Dom& dom, std::uint32_t i) {
  if (dom.tag(i) == GUMBO_TAG_BODY) return 1;
  if (dom.attribute(i, "itemprop") == "articleBody") return 1.5;
  return element_role(dom, i) == ElementRole::content ? 1.2 : 1;
}

// The element that its paragraphs speak for most; 0 for none.
std::uint32_t best_element(const Dom& dom, const std::vector<TextBlock>& blocks,
                           const BlockSums& sums) {
  std::vector<double> scores(dom.size(), 0);
  for (const TextBlock& block : blocks) {
    if (!is_prose(dom, block)) continue;
    std::uint32_t i = block.element;
    while (kParagraphs[dom.tag(i)] && dom.parent(i) != Dom::kNone) {
      i = dom.parent(i);
    }
    for (double distance = 1; i != Dom::kNone; i = dom.parent(i), ++distance) {
      scores[i] += value_of(block) / distance;
    }
  }
  std::uint32_t best = 0;
  for (std::uint32_t i = 0; i < dom.size(); ++i) {
    if (scores[i] == 0) continue;
    scores[i] *= role_factor(dom, i) * (1 - sums.link_share(dom, i));
    if (scores[i] > scores[best]) best = i;
  }
  return best;
}

// Up to where the article goes on in siblings, as when an advertisement cuts
// it in two: while that adds much prose and little else.
std::uint32_t widened(const Dom& dom, std::uint32_t root,
                      const BlockSums& sums) {
  std::uint32_t wide = root;
  for (std::uint32_t i = dom.parent(root); i != Dom::kNone; i = dom.parent(i)) {
    const std::size_t more_prose = sums.prose(dom, i) - sums.prose(dom, wide);
    const std::size_t more_text = sums.text(dom, i) - sums.text(dom, wide);
    const std::size_t more_else = more_text - more_prose;
    if (more_prose * 10 > sums.prose(dom, wide) && more_prose > 2 * more_else) {
      wide = i;
    }
  }
  return wide;
}

bool is_headline(const Dom& dom, const TextBlock& block,
                 const std::string& title) {
  return is_heading(dom.tag(block.element)) && block.text == title;
}

std::size_t prose_of(const Dom& dom, const std::vector<TextBlock>& blocks,
                     std::uint32_t root) {
  std::size_t prose = 0;
  for (const TextBlock& block : blocks) {
    const bool counts = dom.contains(root, block.node) && is_prose(dom, block);
    if (counts) prose += block.weight;
  }
  return prose;
}

// The <article> around a block; kNone for none.
std::uint32_t article_around(const Dom& dom, const TextBlock& block) {
  std::uint32_t i = block.element;
  while (i != Dom::kNone && dom.tag(i) != GUMBO_TAG_ARTICLE) i = dom.parent(i);
  return i;
}

// Where articles follow without end, each with a headline of its own, only
// the first is the page's.
void keep_own_article(const Dom& dom, std::vector<TextBlock>& blocks,
                      const std::string& title) {
  const auto headline = std::ranges::find_if(blocks, [&](const auto& block) {
    return is_headline(dom, block, title);
  });
  if (headline == blocks.end()) return;
  const std::uint32_t own = article_around(dom, *headline);
  if (own == Dom::kNone || prose_of(dom, blocks, own) < kMinArticleWeight) {
    return;
  }
  std::vector<std::uint32_t> others;
  for (const TextBlock& block : blocks) {
    const std::uint32_t other = article_around(dom, block);
    if (dom.tag(block.element) == GUMBO_TAG_H1 && other != Dom::kNone &&
        !dom.contains(own, other) && !dom.contains(other, own)) {
      others.push_back(other);
    }
  }
  std::ranges::sort(others);
  auto next = others.begin();
  std::uint32_t end = 0;  // of those that began
  std::erase_if(blocks, [&](const TextBlock& block) {
    for (; next != others.end() && *next <= block.node; ++next) {
      end = std::max(end, dom.end(*next));
    }
    return block.node < end;
  });
}

bool is_whole_sentence(const Dom& dom, const TextBlock& block) {
  constexpr std::string_view kEnds[] = {".", "!", "?", "\u061F", "\u3002"};
  constexpr std::size_t kMinWeight = 40;
  return is_prose(dom, block) && block.weight >= kMinWeight &&
         block.text.find(" | ") == std::string::npos &&
         std::ranges::any_of(kEnds, [&](std::string_view end) {
           return block.text.ends_with(end);
         });
}

// The standfirst, which many pages keep apart from the article's element:
// prose between the headline and that.
std::uint32_t standfirst(const Dom& dom, const std::vector<TextBlock>& blocks,
                         std::uint32_t root, const std::string& title) {
  std::uint32_t from = root;
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    if (block->node >= root) continue;
    if (is_headline(dom, *block, title)) return from;
    if (is_whole_sentence(dom, *block)) from = block->node;
  }
  return root;
}

Article cut_out(const Dom& dom, std::vector<TextBlock> blocks,
                const BlockSums& sums, const std::string& title) {
  const std::uint32_t root =
      widened(dom, best_element(dom, blocks, sums), sums);
  const std::uint32_t begin = standfirst(dom, blocks, root, title);
  std::erase_if(blocks, [&](const TextBlock& block) {
    const bool is_standfirst = block.node >= begin && block.node < root &&
                               is_whole_sentence(dom, block);
    return !is_standfirst && !dom.contains(root, block.node);
  });
  return {cleaned_blocks(dom, std::move(blocks), title), root};
}

bool is_article(const Dom& dom, const Article& article, const BlockSums& sums,
                const ArticleHints& hints, Strictness strictness) {
  std::size_t prose = 0;
  for (const TextBlock& block : article.blocks) {
    if (is_prose(dom, block)) prose += block.weight;
  }
  if (hints.said_to_be) return prose >= kMinSaidArticleWeight;
  if (prose < kMinArticleWeight) return false;
  if (prose * 2 < sums.prose(dom, 0)) return false;  // one teaser of many
  return strictness != Strictness::names_ignored ||
         static_cast<double>(prose) >
             kMinProsePerLink * static_cast<double>(sums.links(dom, 0));
}

}  // namespace

Article find_article(const Dom& dom, const ArticleHints& hints) {
  if (dom.size() == 0) return {};
  for (const Strictness strictness :
       {Strictness::full, Strictness::captions_read,
        Strictness::names_ignored}) {
    const Boilerplate boilerplate(dom, strictness);
    std::vector<TextBlock> blocks =
        text_blocks(dom, [&](std::uint32_t i) { return boilerplate.holds(i); });
    keep_own_article(dom, blocks, hints.title);
    const BlockSums sums(dom, blocks);
    Article article = cut_out(dom, blocks, sums, hints.title);
    if (is_article(dom, article, sums, hints, strictness)) return article;
  }
  return {};
}

}  // namespace fihrist
