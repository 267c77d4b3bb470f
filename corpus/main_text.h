// Which part of a page is its article, by the density of text and links over
// its tree.
//
//   const Article article = find_article(dom);
//   join_blocks(dom, article.blocks);
//
// Every paragraph speaks for the elements around it, the nearer the louder;
// links speak against. The element that most is said for holds the article;
// from it goes what is link lists, captions and the like. Numbers count
// letters, never words: Thai and Chinese have no blanks to tell words by.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/dom.h"
#include "corpus/text_blocks.h"

namespace fihrist {

struct Article {
  std::vector<TextBlock> blocks;  // none where the page has no article
  std::uint32_t root = 0;         // the element they stand in
};

// `title` is what the page is called: its heading is no part of the article.
Article find_article(const Dom& dom, const std::string& title);

}  // namespace fihrist
