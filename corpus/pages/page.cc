#include "corpus/pages/page.h"

#include <utility>
#include <vector>

#include "corpus/dates/byline.h"
#include "corpus/extra.h"
#include "corpus/language_code.h"
#include "corpus/lines.h"
#include "corpus/pages/article_text.h"
#include "corpus/pages/dom.h"
#include "corpus/pages/headline_lines.h"
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

// What a site is made with is not who publishes it.
bool is_platform(std::string_view source) {
  return source == "Blogger" || source == "WordPress.com";
}

std::string without_by(std::string_view author) {
  for (const std::string_view by : {"By ", "by ", "BY ", "بقلم ", "بقلم: "}) {
    if (author.starts_with(by)) author.remove_prefix(by.size());
  }
  return std::string(trimmed(author));
}

// Of the first byline below the headline.
std::string visible_author(const HeadlineLines& lines) {
  constexpr std::size_t kManyLines = 16;
  for (const TextLine& line : first_lines(lines.below, kManyLines)) {
    if (const auto byline = read_byline(line.text)) {
      return std::string(byline->names);
    }
  }
  return {};
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
  const bool has_source = !facts.source.empty() && !is_platform(facts.source);
  document.source = has_source ? facts.source : host_of(document.url);
  document.language = known_language(facts.language);

  const Article article = find_article(
      dom, {.title = document.title, .said_to_be = facts.is_article});
  document.body = article_text(dom, article, facts.body);
  const HeadlineLines lines = headline_lines(dom, article, document.title);
  const std::string author = without_by(facts.author);
  add_extra(document,
            {{"author", author.empty() ? visible_author(lines) : author}});
  set_page_date(page, facts, lines);
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
