// The text of a page as a reader sees it: blocks (paragraphs, headings, items,
// cells) in their order, each with the element it stands in and how much of it
// is a link.
//
//   for (const TextBlock& block : text_blocks(dom)) print(block.text);
//
// What a browser would not show (hidden elements, form fields) has no block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/pages/dom.h"

namespace fihrist {

struct TextBlock {
  std::string text;             // trimmed, never empty; a <br> is a "\n"
  std::uint32_t node = 0;       // where its text starts
  std::uint32_t element = 0;    // the innermost element that is no mere span
  std::size_t weight = 0;       // see text_weight()
  std::size_t link_weight = 0;  // of what stands in links
  std::size_t stops = 0;        // commas and ends of sentences, in any script
};

// How much there is to read, in Latin letters: an ideograph or syllable counts
// as two, blanks as none.
std::size_t text_weight(std::string_view text);

// Blocks of the elements that `is_left_out` does not leave out.
std::vector<TextBlock> text_blocks(
    const Dom& dom, const std::function<bool(std::uint32_t)>& is_left_out);

// The same of what stands in one element.
std::vector<TextBlock> text_blocks_in(
    const Dom& dom, std::uint32_t element,
    const std::function<bool(std::uint32_t)>& is_left_out);

// The blocks as one text: blank lines between paragraphs, the items of a list
// a line each, the cells of a row separated by tabs.
std::string join_blocks(const Dom& dom, const std::vector<TextBlock>& blocks);

bool is_block_element(GumboTag tag);
bool is_heading(GumboTag tag);

// By its attribute or its style.
bool is_hidden(const Dom& dom, std::uint32_t element);

}  // namespace fihrist
