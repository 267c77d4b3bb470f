#include "corpus/pages/text_blocks.h"

#include <algorithm>
#include <utility>

#include "corpus/pages/tag_set.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr TagSet kSpans = tag_set(
    GUMBO_TAG_A, GUMBO_TAG_EM, GUMBO_TAG_STRONG, GUMBO_TAG_SMALL, GUMBO_TAG_S,
    GUMBO_TAG_CITE, GUMBO_TAG_Q, GUMBO_TAG_DFN, GUMBO_TAG_ABBR, GUMBO_TAG_DATA,
    GUMBO_TAG_TIME, GUMBO_TAG_CODE, GUMBO_TAG_VAR, GUMBO_TAG_SAMP,
    GUMBO_TAG_KBD, GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_I, GUMBO_TAG_B,
    GUMBO_TAG_U, GUMBO_TAG_MARK, GUMBO_TAG_RUBY, GUMBO_TAG_RT, GUMBO_TAG_RP,
    GUMBO_TAG_RB, GUMBO_TAG_RTC, GUMBO_TAG_BDI, GUMBO_TAG_BDO, GUMBO_TAG_SPAN,
    GUMBO_TAG_BR, GUMBO_TAG_WBR, GUMBO_TAG_INS, GUMBO_TAG_DEL, GUMBO_TAG_IMG,
    GUMBO_TAG_IMAGE, GUMBO_TAG_LABEL, GUMBO_TAG_ACRONYM, GUMBO_TAG_STRIKE,
    GUMBO_TAG_BIG, GUMBO_TAG_FONT, GUMBO_TAG_NOBR, GUMBO_TAG_TT,
    GUMBO_TAG_UNKNOWN);

// Of no interest to who reads: fields, players, readings beside a word.
constexpr TagSet kUnread = tag_set(
    GUMBO_TAG_HEAD, GUMBO_TAG_SELECT, GUMBO_TAG_BUTTON, GUMBO_TAG_DATALIST,
    GUMBO_TAG_OBJECT, GUMBO_TAG_APPLET, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,
    GUMBO_TAG_CANVAS, GUMBO_TAG_MAP, GUMBO_TAG_RT, GUMBO_TAG_RP,
    GUMBO_TAG_FRAMESET, GUMBO_TAG_PROGRESS, GUMBO_TAG_METER);

constexpr TagSet kCells = tag_set(GUMBO_TAG_TD, GUMBO_TAG_TH);
constexpr TagSet kItems = tag_set(GUMBO_TAG_LI, GUMBO_TAG_DT, GUMBO_TAG_DD);

constexpr std::u32string_view kStops =
    U",.;!?\u060C\u061B\u061F\u06D4"   // ، ؛ ؟ ۔
    U"\u3001\u3002\uFF0C\uFF01\uFF1F"  // 、 。 ， ！ ？
    U"\u0964\u104A\u104B\u2026";       // । ၊ ။ …

bool is_wide(char32_t c) {
  return (c >= U'\u3040' && c <= U'\u30FF') ||
         (c >= U'\u3400' && c <= U'\u9FFF') ||
         (c >= U'\uAC00' && c <= U'\uD7A3') ||
         (c >= U'\uF900' && c <= U'\uFAFF');
}

std::size_t count_stops(std::string_view text) {
  std::size_t stops = 0;
  for (CodePoints rest(text); !rest.at_end();) {
    stops += kStops.find(rest.take()) != kStops.npos;
  }
  return stops;
}

// Goes through the nodes in their order and cuts their text into blocks.
class BlockBuilder {
 public:
  BlockBuilder(const Dom& dom,
               const std::function<bool(std::uint32_t)>& is_left_out)
      : dom_(dom), is_left_out_(is_left_out) {}

  std::vector<TextBlock> run(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end;) {
      close_before(i);
      i = take(i);
    }
    flush();
    return std::move(blocks_);
  }

 private:
  // Returns the node to go on with.
  std::uint32_t take(std::uint32_t i) {
    if (dom_.is_text(i)) {
      append(i);
      return i + 1;
    }
    if (kUnread[dom_.tag(i)] || is_hidden(dom_, i) || is_left_out_(i)) {
      if (is_block_element(dom_.tag(i))) flush();
      return dom_.end(i);
    }
    open(i);
    return i + 1;
  }

  void open(std::uint32_t i) {
    const GumboTag tag = dom_.tag(i);
    if (tag == GUMBO_TAG_BR) return break_line();
    if (is_block_element(tag)) {
      flush();
      elements_.push_back(i);
    } else if (tag == GUMBO_TAG_A && i >= link_end_) {
      link_end_ = dom_.end(i);
    }
  }

  void close_before(std::uint32_t i) {
    while (!elements_.empty() && dom_.end(elements_.back()) <= i) {
      flush();
      elements_.pop_back();
    }
  }

  // A second <br>, nothing between, ends the paragraph.
  void break_line() {
    while (block_.text.ends_with(' ')) block_.text.pop_back();
    if (block_.text.ends_with('\n')) {
      flush();
    } else if (!block_.text.empty()) {
      block_.text += '\n';
    }
  }

  void append(std::uint32_t i) {
    const std::size_t before = block_.text.size();
    append_collapsed(block_.text, dom_.text(i));
    if (block_.text.size() == before) return;
    if (before == 0) block_.node = i;
    if (i < link_end_) {
      block_.link_weight +=
          text_weight(std::string_view(block_.text).substr(before));
    }
  }

  void flush() {
    TextBlock block = std::exchange(block_, {});
    block.text = std::string(trimmed(block.text));
    if (block.text.empty()) return;
    block.element = elements_.empty() ? 0 : elements_.back();
    block.weight = text_weight(block.text);
    block.stops = count_stops(block.text);
    blocks_.push_back(std::move(block));
  }

  const Dom& dom_;
  const std::function<bool(std::uint32_t)>& is_left_out_;
  std::vector<std::uint32_t> elements_;  // that are open and no spans
  std::uint32_t link_end_ = 0;           // of the last link
  TextBlock block_;
  std::vector<TextBlock> blocks_;
};

std::uint32_t row_of(const Dom& dom, const TextBlock& block) {
  return kCells[dom.tag(block.element)] ? dom.parent(block.element)
                                        : Dom::kNone;
}

std::string_view separator(const Dom& dom, const TextBlock& before,
                           const TextBlock& after) {
  const std::uint32_t row = row_of(dom, before);
  if (before.element == after.element) return "\n\n";
  if (row != Dom::kNone && row_of(dom, after) != Dom::kNone) {
    if (row == row_of(dom, after)) return "\t";
    if (dom.parent(row) == dom.parent(row_of(dom, after))) return "\n";
  }
  const bool items = kItems[dom.tag(before.element)] &&
                     kItems[dom.tag(after.element)] &&
                     before.element != after.element;
  return items ? "\n" : "\n\n";
}

}  // namespace

std::size_t text_weight(std::string_view text) {
  std::size_t weight = 0;
  for (CodePoints rest(text); !rest.at_end();) {
    const char32_t c = rest.take();
    weight += c <= U' ' ? 0 : is_wide(c) ? 2 : 1;
  }
  return weight;
}

bool is_block_element(GumboTag tag) {
  return tag != GUMBO_TAG_LAST && !kSpans[tag];
}

bool is_heading(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

bool is_hidden(const Dom& dom, std::uint32_t element) {
  const GumboTag tag = dom.tag(element);
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return false;
  if (dom.has_attribute(element, "hidden")) return true;
  std::string style(dom.attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != style.npos;
}

std::vector<TextBlock> text_blocks(
    const Dom& dom, const std::function<bool(std::uint32_t)>& is_left_out) {
  const auto size = static_cast<std::uint32_t>(dom.size());
  return BlockBuilder(dom, is_left_out).run(0, size);
}

std::vector<TextBlock> text_blocks_in(
    const Dom& dom, std::uint32_t element,
    const std::function<bool(std::uint32_t)>& is_left_out) {
  return BlockBuilder(dom, is_left_out).run(element + 1, dom.end(element));
}

std::string join_blocks(const Dom& dom, const std::vector<TextBlock>& blocks) {
  std::string text;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) text += separator(dom, blocks[i - 1], blocks[i]);
    text += blocks[i].text;
  }
  return text;
}

}  // namespace fihrist
