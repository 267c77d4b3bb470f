#include "corpus/pages/article_cleaning.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corpus/dates/byline.h"
#include "corpus/dates/list_headings.h"
#include "corpus/dates/publication_date.h"
#include "corpus/furniture.h"
#include "corpus/pages/tag_set.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr TagSet kLists = tag_set(GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL,
                                  GUMBO_TAG_TABLE, GUMBO_TAG_DIR);

constexpr double kMaxListLinks = .5;
constexpr double kMaxParagraphLinks = .8;
constexpr std::size_t kMaxPointerWeight = 250;  // with a link
constexpr std::size_t kMaxLabelWeight = 40;     // without

// How short lines begin that point elsewhere; in small letters.
constexpr std::string_view kPointers[] = {
    "advertisement",  "read more",     "read also",    "also read",
    "see also",       "related:",      "related news", "related stor",
    "related art",    "more on this",  "watch:",       "follow us",
    "share this",     "sign up",       "subscribe",    "click here",
    "photo:",         "loading",       "اقرأ أيضا",    "اقرأ أيضاً",
    "إقرأ أيضا",      "إقرأ المزيد",   "اقرأ المزيد",  "شاهد أيضا",
    "مواضيع ذات صلة", "بیشتر بخوانید", "مطالب مرتبط",  "همچنین بخوانید",
    "leer más",       "lea también",   "lire aussi",
};

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) /
         static_cast<double>(std::max<std::size_t>(whole, 1));
}

std::string small(std::string_view text) {
  std::string result(text.substr(0, 80));
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// A sentence may begin like that, too: "Subscribers were told first."
bool is_pointer(const TextBlock& block) {
  const bool may_be = block.link_weight > 0
                          ? block.weight <= kMaxPointerWeight
                          : block.weight < kMaxLabelWeight && block.stops == 0;
  if (!may_be) return false;
  const std::string text = small(block.text);
  return std::ranges::any_of(kPointers, [&](std::string_view start) {
    return text.starts_with(start);
  });
}

bool is_link(const TextBlock& block) {
  return block.weight <= kMaxPointerWeight &&
         share(block.link_weight, block.weight) > kMaxParagraphLinks;
}

// The innermost list around a block.
std::uint32_t list_of(const Dom& dom, const TextBlock& block) {
  std::uint32_t i = block.element;
  while (i != Dom::kNone && !kLists[dom.tag(i)]) i = dom.parent(i);
  return i;
}

void drop_link_lists(const Dom& dom, std::vector<TextBlock>& blocks) {
  struct Weights {
    std::size_t text = 0;
    std::size_t links = 0;
  };
  std::unordered_map<std::uint32_t, Weights> lists;
  for (const TextBlock& block : blocks) {
    Weights& weights = lists[list_of(dom, block)];
    weights.text += block.weight;
    weights.links += block.link_weight;
  }
  std::erase_if(blocks, [&](const TextBlock& block) {
    const std::uint32_t list = list_of(dom, block);
    return list != Dom::kNone &&
           share(lists[list].links, lists[list].text) > kMaxListLinks;
  });
}

// Headings with nothing under them: of what was left out.
void drop_empty_headings(const Dom& dom, std::vector<TextBlock>& blocks) {
  bool has_text = false;
  std::vector<TextBlock> kept;
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    if (is_heading(dom.tag(block->element))) {
      if (has_text) kept.push_back(std::move(*block));
    } else {
      has_text = true;
      kept.push_back(std::move(*block));
    }
  }
  std::ranges::reverse(kept);
  blocks = std::move(kept);
}

bool is_sentence(const TextBlock& block) {
  return block.weight >= 60 || (block.stops > 0 && block.weight >= 20);
}

// What is no sentence before the first one, such as bylines; but for a heading
// right above it.
void drop_preamble(const Dom& dom, std::vector<TextBlock>& blocks) {
  auto first = std::ranges::find_if(blocks, is_sentence);
  if (first == blocks.end()) return blocks.clear();
  if (first != blocks.begin()) {
    const GumboTag tag = dom.tag(std::prev(first)->element);
    if (is_heading(tag) && tag != GUMBO_TAG_H1) --first;
  }
  blocks.erase(blocks.begin(), first);
}

// "Noor | Erbil | July 8, 2021": one of the facts is a publication line.
bool is_strip_of_facts(std::string_view line) {
  if (line.size() > kMaxDatedLineBytes || line.find('|') == line.npos) {
    return false;
  }
  while (!line.empty()) {
    const std::size_t end = std::min(line.find('|'), line.size());
    if (read_publication_line(trimmed(line.substr(0, end)))) return true;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return false;
}

bool is_no_text(std::string_view line, std::string_view title) {
  return line == title || read_publication_line(line) ||
         is_strip_of_facts(line) || read_byline(line);
}

// Where lines end with <br>, the headline and the date may be the first.
void drop_first_lines(TextBlock& block, std::string_view title) {
  std::string_view text = block.text;
  for (std::size_t end = text.find('\n'); end != text.npos;
       end = text.find('\n')) {
    if (!is_no_text(trimmed(text.substr(0, end)), title)) break;
    text = trimmed(text.substr(end));
  }
  block.text = std::string(text);
}

}  // namespace

std::vector<TextBlock> cleaned_blocks(const Dom& dom,
                                      std::vector<TextBlock> blocks,
                                      const std::string& title) {
  drop_link_lists(dom, blocks);
  for (TextBlock& block : blocks) drop_first_lines(block, title);
  std::erase_if(blocks, [&](const TextBlock& block) {
    return is_no_text(block.text, title) || is_pointer(block) ||
           is_link(block) || is_furniture(block.text) ||
           is_list_heading(block.text);
  });
  drop_preamble(dom, blocks);
  drop_empty_headings(dom, blocks);
  return blocks;
}

}  // namespace fihrist
