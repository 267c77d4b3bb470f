// What an element says of itself, by its tag, its role and the words of its
// class and id: part of the article, or of the page around it.
#pragma once

#include <cstdint>

#include "corpus/pages/dom.h"

namespace fihrist {

enum class ElementRole {
  unknown,
  content,      // "article-body", "story"
  small_print,  // "byline", "tags": around an article, if it is short
  boilerplate,  // "sidebar", "related", "share", <nav>, <aside>
  foreign,      // "comments", "cookie-consent": prose, but of others
};

ElementRole element_role(const Dom& dom, std::uint32_t element);

}  // namespace fihrist
