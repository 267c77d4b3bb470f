// A page without what no reader of its text needs, in a shape that a parser
// gets through in time: what stands before gumbo.
//
//   const LightHtml light = lighten_html(page);
//   light.html;     // no scripts, styles, comments, drawings
//   light.json_ld;  // what stood in <script type="application/ld+json">
//
// Tags that would nest deeper than kMaxHtmlDepth are left out, with their end
// tags; their content stays. Time is linear in the page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

// Elements open within one another; browsers give up at 512.
constexpr std::size_t kMaxHtmlDepth = 256;

struct LightHtml {
  std::string html;
  std::vector<std::string_view> json_ld;  // views into the page
};

LightHtml lighten_html(std::string_view html);

}  // namespace fihrist
