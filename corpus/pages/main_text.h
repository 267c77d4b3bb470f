// Which part of a page is its article, by the density of text and links over
// its tree.
//
//   const Article article = find_article(dom, {.title = "Talks open"});
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

#include "corpus/pages/dom.h"
#include "corpus/pages/text_blocks.h"

namespace fihrist {

struct Article {
  std::vector<TextBlock> blocks;  // none where the page has no article
  std::uint32_t root = 0;         // the element they stand in
};

// What is known of the page from elsewhere.
struct ArticleHints {
  std::string title = {};   // its heading is no part of the article
  bool said_to_be = false;  // the page calls itself an article
};

Article find_article(const Dom& dom, const ArticleHints& hints = {});

}  // namespace fihrist
