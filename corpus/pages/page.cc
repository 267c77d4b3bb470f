#include "corpus/pages/page.h"

#include <unicode/locid.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "corpus/dates/byline.h"
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

// "en-US", "ar_AR", "fas" → "en", "ar", "fa"; empty for no language.
std::string language_code(std::string_view tag) {
  constexpr std::size_t kMaxSubtag = 3;
  const std::string_view first = tag.substr(0, tag.find_first_of("-_,; "));
  if (first.size() < 2 || first.size() > kMaxSubtag) return {};
  for (const char c : first) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter) return {};
  }
  const std::string code =
      icu::Locale(std::string(first).c_str()).getLanguage();
  return code.size() == 2 ? code : "";
}

bool is_address(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// "https://example.org" of an address below it.
std::string_view origin_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  return url.substr(0, url.find('/', scheme + 3));
}

bool is_front_page(std::string_view url) {
  const std::string_view origin = origin_of(url);
  return url.size() <= origin.size() + 1;
}

// What a page calls its address is wrong when it is the site's front page.
std::string page_url(const std::string& said, const std::string& found) {
  std::string url = said;
  if (said.starts_with('/') && !said.starts_with("//")) {
    url = std::string(origin_of(found)) + said;
  }
  const bool is_wrong =
      !is_address(url) || (!found.empty() && is_front_page(url));
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

std::string extra_of(const PageFacts& facts, const HeadlineLines& lines) {
  const std::string said = without_by(facts.author);
  const std::string author = said.empty() ? visible_author(lines) : said;
  if (author.empty()) return {};
  return nlohmann::json{{"author", author}}.dump();
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
  document.language = language_code(facts.language);

  const Article article = find_article(
      dom, {.title = document.title, .said_to_be = facts.is_article});
  document.body = article_text(dom, article, facts.body);
  const HeadlineLines lines = headline_lines(dom, article, document.title);
  document.extra = extra_of(facts, lines);
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
