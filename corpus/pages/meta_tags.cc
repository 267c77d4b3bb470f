// <meta>, <link> and <html lang>: OpenGraph, Dublin Core, and the names that
// newsrooms' systems, search engines and readers' services look for.

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "corpus/pages/page_facts.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Values = std::vector<std::string>;

struct TextName {
  std::string_view name;  // in small letters
  std::string PageFacts::*member;
};

// Of those with the same member, the first that is there.
constexpr TextName kTextNames[] = {
    {"og:title", &PageFacts::title},
    {"twitter:title", &PageFacts::title},
    {"parsely-title", &PageFacts::title},
    {"sailthru.title", &PageFacts::title},
    {"dc.title", &PageFacts::title},
    {"dcterms.title", &PageFacts::title},
    {"citation_title", &PageFacts::title},
    {"author", &PageFacts::author},
    {"article:author", &PageFacts::author},
    {"og:article:author", &PageFacts::author},
    {"article:author_name", &PageFacts::author},
    {"parsely-author", &PageFacts::author},
    {"sailthru.author", &PageFacts::author},
    {"byl", &PageFacts::author},
    {"byline", &PageFacts::author},
    {"dc.creator", &PageFacts::author},
    {"dcterms.creator", &PageFacts::author},
    {"citation_author", &PageFacts::author},
    {"og:site_name", &PageFacts::source},
    {"dc.publisher", &PageFacts::source},
    {"dcterms.publisher", &PageFacts::source},
    {"og:url", &PageFacts::url},
    {"dc.language", &PageFacts::language},
    {"dcterms.language", &PageFacts::language},
    {"content-language", &PageFacts::language},
    {"og:locale", &PageFacts::language},
};

struct DateName {
  std::string_view name;
  Values PageFacts::*member;
};

constexpr DateName kDateNames[] = {
    {"article:published_time", &PageFacts::published},
    {"og:article:published_time", &PageFacts::published},
    {"og:published_time", &PageFacts::published},
    {"article:published", &PageFacts::published},
    {"parsely-pub-date", &PageFacts::published},
    {"sailthru.date", &PageFacts::published},
    {"cxenseparse:recs:publishtime", &PageFacts::published},
    {"dcterms.issued", &PageFacts::published},
    {"dc.date.issued", &PageFacts::published},
    {"dcterms.created", &PageFacts::published},
    {"dc.date.created", &PageFacts::published},
    {"dcterms.date", &PageFacts::published},
    {"dc.date", &PageFacts::published},
    {"datepublished", &PageFacts::published},
    {"date.issued", &PageFacts::published},
    {"publication_date", &PageFacts::published},
    {"publication-date", &PageFacts::published},
    {"publishdate", &PageFacts::published},
    {"publish-date", &PageFacts::published},
    {"publish_date", &PageFacts::published},
    {"published-date", &PageFacts::published},
    {"pubdate", &PageFacts::published},
    {"ptime", &PageFacts::published},
    {"pdate", &PageFacts::published},
    {"article_date_original", &PageFacts::published},
    {"originalpublicationdate", &PageFacts::published},
    {"citation_publication_date", &PageFacts::published},
    {"date", &PageFacts::published},
    {"article:modified_time", &PageFacts::modified},
    {"og:updated_time", &PageFacts::modified},
    {"dcterms.modified", &PageFacts::modified},
    {"dc.date.modified", &PageFacts::modified},
    {"datemodified", &PageFacts::modified},
    {"lastmod", &PageFacts::modified},
    {"last-modified", &PageFacts::modified},
};

struct MetaTag {
  std::string name;  // in small letters
  std::string content;
};

std::string small(std::string_view text) {
  std::string result(trimmed(text));
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::string collapsed(std::string_view text) {
  std::string result;
  append_collapsed(result, text);
  return std::string(trimmed(result));
}

Values meta_contents(const std::vector<MetaTag>& tags, std::string_view name) {
  Values contents;
  for (const MetaTag& tag : tags) {
    if (tag.name == name) contents.push_back(tag.content);
  }
  return contents;
}

std::vector<MetaTag> meta_tags(const Dom& dom) {
  std::vector<MetaTag> tags;
  for (std::uint32_t i = 0; i < dom.size(); ++i) {
    if (dom.tag(i) != GUMBO_TAG_META) continue;
    std::string content = collapsed(dom.attribute(i, "content"));
    if (content.empty()) continue;
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      std::string name = small(dom.attribute(i, key));
      if (!name.empty()) tags.push_back({std::move(name), content});
    }
  }
  return tags;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// The first of the links with `rel`.
std::string link_to(const Dom& dom, std::string_view rel) {
  for (std::uint32_t i = 0; i < dom.size(); ++i) {
    if (dom.tag(i) == GUMBO_TAG_LINK && small(dom.attribute(i, "rel")) == rel) {
      return std::string(trimmed(dom.attribute(i, "href")));
    }
  }
  return {};
}

// OpenGraph wants the address of an author's page there; some give a name.
std::string joined_names(const Values& values) {
  std::string names;
  for (const std::string& value : values) {
    if (is_address(value) || names.find(value) != names.npos) continue;
    names += (names.empty() ? "" : ", ") + value;
  }
  return names;
}

}  // namespace

PageFacts read_meta_tags(const Dom& dom) {
  if (dom.size() == 0) return {};
  const std::vector<MetaTag> tags = meta_tags(dom);
  PageFacts facts;
  facts.url = link_to(dom, "canonical");
  facts.language = trimmed(dom.attribute(0, "lang"));
  for (const TextName& row : kTextNames) {
    std::string& value = facts.*row.member;
    if (value.empty()) value = joined_names(meta_contents(tags, row.name));
  }
  if (facts.url.empty()) {
    for (const auto& url : meta_contents(tags, "og:url")) facts.url = url;
  }
  for (const DateName& row : kDateNames) {
    for (std::string& date : meta_contents(tags, row.name)) {
      (facts.*row.member).push_back(std::move(date));
    }
  }
  const Values types = meta_contents(tags, "og:type");
  facts.is_article = std::ranges::find(types, "article") != types.end();
  return facts;
}

}  // namespace fihrist
