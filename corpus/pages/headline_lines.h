// The lines around the headline of a page, where it tells who wrote its article
// and when.
#pragma once

#include <string>
#include <string_view>

#include "corpus/pages/dom.h"
#include "corpus/pages/main_text.h"

namespace fihrist {

struct HeadlineLines {
  std::string below;  // from the headline to the first of the article
  std::string above;  // just above the headline, or the article where none is
};

// Of a strip such as "Security | 7 July 2021 | 1,204 views", each part is a
// line below the headline. Both are empty where the page has no article.
HeadlineLines headline_lines(const Dom& dom, const Article& article,
                             std::string_view title);

}  // namespace fihrist
