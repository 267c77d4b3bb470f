// The text of an article, from the tree of its page and from what the page
// says that it is (JSON-LD's articleBody).
#pragma once

#include <string>

#include "corpus/pages/dom.h"
#include "corpus/pages/main_text.h"

namespace fihrist {

// What was found, without the short blocks that are not in `said`, provided
// that `said` is most of it: it has no captions and menus, but often only the
// start of the article, and no paragraphs. `said` itself where it goes on
// much longer, and where nothing was found.
std::string article_text(const Dom& dom, Article article,
                         const std::string& said);

}  // namespace fihrist
