// The article in an HTML page: its text without menus, and what the page says
// of it, metadata first (JSON-LD, OpenGraph, Dublin Core, <time>), then the
// structure of the page.
//
//   const Record page = read_page(html, {.url = "https://example.org/a/1"});
//   page.document.title == "Rockets fall near the embassy";
#pragma once

#include <string>
#include <string_view>

#include "corpus/record_reader.h"

namespace fihrist {

// What is known of a page besides its bytes.
struct PageHints {
  std::string url;  // where it was found; a canonical one in the page wins
};

// `html` is UTF-8 (corpus/encodings/encoding.h); any bytes may be given. The
// document has no id, and a blank body where no article is found; the byline is
// the key "author" of Document::extra. One call needs memory of about 30 times
// the page.
Record read_page(std::string_view html, const PageHints& hints = {});

// The text of a fragment, as of a feed's description: a paragraph a line.
std::string text_of_html(std::string_view fragment);

}  // namespace fihrist
