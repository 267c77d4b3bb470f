// What a page says of its article outside of the text: in JSON-LD, in <meta>,
// in microdata, each read by itself.
//
//   PageFacts facts = read_json_ld(light.json_ld);
//   add_missing(facts, read_meta_tags(dom));
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/pages/dom.h"

namespace fihrist {

// As written, but for entities and blanks; an empty string for what is not
// said.
struct PageFacts {
  std::string title = {};
  std::string author = {};                  // several are joined by ", "
  std::vector<std::string> published = {};  // dates, the likeliest first
  std::vector<std::string> modified = {};
  std::string source = {};  // the name of the site or publisher
  std::string url = {};
  std::string language = {};  // any tag: "en-US", "ar_AR"
  std::string body = {};
  bool is_article = false;  // the page calls itself one
};

// What `facts` leave open is taken from `more`; dates go behind its own.
void add_missing(PageFacts& facts, PageFacts more);

// Scripts that are no JSON, or nested too deep, say nothing.
PageFacts read_json_ld(std::span<const std::string_view> scripts);

// <meta>, <link rel="canonical"> and <html lang>.
PageFacts read_meta_tags(const Dom& dom);

// itemprop, rel="author", <time>.
PageFacts read_microdata(const Dom& dom);

}  // namespace fihrist
