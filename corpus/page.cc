#include "corpus/page.h"

#include "corpus/light_html.h"
#include "corpus/main_text.h"

namespace fihrist {

Page read_page(std::string_view html, const PageHints& hints) {
  const LightHtml light = lighten_html(html);
  const Dom dom(light.html);
  Page page;
  page.document.url = hints.url;
  const Article article = find_article(dom, "");
  page.document.body = join_blocks(dom, article.blocks);
  return page;
}

}  // namespace fihrist
