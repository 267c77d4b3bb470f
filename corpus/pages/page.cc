#include "corpus/pages/page.h"

#include <utility>
#include <vector>

#include "corpus/extra.h"
#include "corpus/language_code.h"
#include "corpus/pages/article_text.h"
#include "corpus/pages/dom.h"
#include "corpus/pages/light_html.h"
#include "corpus/pages/main_text.h"
#include "corpus/pages/page_date.h"
#include "corpus/pages/page_facts.h"
#include "corpus/pages/page_title.h"
#include "corpus/pages/text_blocks.h"
#include "corpus/url.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

bool is_clean(std::string_view html) {
  return html.find('\0') == html.npos && !first_invalid_byte(html);
}

// Well-formed and without NUL, as a document must be.
std::string cleaned(std::string_view html) {
  std::string result;
  result.reserve(html.size());
  for (CodePoints rest(html); !rest.at_end();) {
    const std::size_t start = rest.offset();
    const char32_t c = rest.take();
    if (c == 0) continue;
    const std::string_view bytes = html.substr(start, rest.offset() - start);
    result += c == U'\uFFFD' ? std::string_view("\uFFFD") : bytes;
  }
  return result;
}

bool is_front_page(std::string_view url) {
  const std::size_t path = url.find('/', url.find("://") + 3);
  return path == url.npos || path + 1 == url.size();
}

// What a page calls its address is wrong when it is the site's front page.
std::string page_url(const std::string& said, const std::string& found) {
  const std::string url = resolve_url(found, said);
  const bool is_wrong =
      !is_web_url(url) || (!found.empty() && is_front_page(url));
  return is_wrong ? found : url;
}

PageFacts collect_facts(const Dom& dom, const LightHtml& light) {
  PageFacts facts = read_json_ld(light.json_ld);
  PageFacts tags = read_meta_tags(dom);
  // In JSON-LD the address is often that of a part: "…/story#webpage".
  if (!tags.url.empty()) facts.url.clear();
  add_missing(facts, std::move(tags));
  add_missing(facts, read_microdata(dom));
  return facts;
}

std::string page_title(const Dom& dom, const PageFacts& facts,
                       const std::string& url) {
  std::vector<std::string> names = {host_of(url), site_label(url)};
  if (!facts.source.empty()) names.push_back(facts.source);
  return facts.title.empty() ? visible_title(dom, names)
                             : without_site_name(facts.title, names);
}

std::string without_by(std::string_view author) {
  for (const std::string_view by : {"By ", "by ", "BY "}) {
    if (author.starts_with(by)) author.remove_prefix(by.size());
  }
  return std::string(trimmed(author));
}

}  // namespace

Record read_page(std::string_view html, const PageHints& hints) {
  if (!is_clean(html)) return read_page(cleaned(html), hints);
  const LightHtml light = lighten_html(html);
  const Dom dom(light.html);
  const PageFacts facts = collect_facts(dom, light);

  Record page;
  Document& document = page.document;
  document.url = page_url(facts.url, hints.url);
  document.title = page_title(dom, facts, document.url);
  document.source = facts.source.empty() ? host_of(document.url) : facts.source;
  document.language = known_language(facts.language);
  add_extra(document, {{"author", without_by(facts.author)}});

  const Article article = find_article(
      dom, {.title = document.title, .said_to_be = facts.is_article});
  document.body = article_text(dom, article, facts.body);
  set_page_date(page, dom, facts, article);
  return page;
}

std::string text_of_html(std::string_view fragment) {
  if (!is_clean(fragment)) return text_of_html(cleaned(fragment));
  const Dom dom(lighten_html(fragment).html);
  std::string text;
  for (const TextBlock& block :
       text_blocks(dom, [](std::uint32_t) { return false; })) {
    text += (text.empty() ? "" : "\n") + block.text;
  }
  return text;
}

}  // namespace fihrist
