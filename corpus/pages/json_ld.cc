// JSON-LD by the vocabulary of schema.org, as newsrooms write it.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "corpus/json_record.h"
#include "corpus/pages/page.h"
#include "corpus/pages/page_facts.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using nlohmann::json;
using namespace std::string_view_literals;

// Beside all that end in "Article".
constexpr std::array kArticleTypes = {"BlogPosting"sv, "LiveBlogPosting"sv,
                                      "Report"sv, "SocialMediaPosting"sv,
                                      "DiscussionForumPosting"sv};

constexpr std::size_t kMaxObjects = 10'000;

// From XHTML's times: /*<![CDATA[*/ … /*]]>*/
std::string_view without_cdata(std::string_view script) {
  constexpr std::string_view kOpening = "<![CDATA[";
  const std::size_t begin = script.find(kOpening);
  if (begin == script.npos) return script;
  script.remove_prefix(begin + kOpening.size());
  return script.substr(0, script.rfind("]]>"));
}

// Real scripts have line breaks in strings, commas before a bracket, and
// comments or a semicolon around the whole.
std::string mended(std::string_view script) {
  script = without_cdata(script);
  const std::size_t begin = script.find_first_of("[{");
  const std::size_t end = script.find_last_of("]}");
  if (begin == script.npos || end == script.npos || end < begin) return {};
  std::string result;
  bool in_string = false;
  bool escaped = false;
  for (const char c : script.substr(begin, end + 1 - begin)) {
    const bool closes = !in_string && (c == '}' || c == ']');
    if (closes) {
      const std::size_t last = result.find_last_not_of(" \t\r\n");
      if (last != result.npos && result[last] == ',') result.resize(last);
    }
    if (c == '"' && !escaped) in_string = !in_string;
    escaped = in_string && c == '\\' && !escaped;
    if (in_string && c == '\n') {
      result += "\\n";
    } else {
      result += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return result;
}

std::optional<json> parse(std::string_view script) {
  bool too_deep = false;
  const auto watch = [&](int depth, json::parse_event_t, const json&) {
    too_deep |= depth > kMaxJsonDepth;
    return !too_deep;
  };
  const std::string text = mended(script);
  if (first_invalid_byte(text)) return std::nullopt;
  json value = json::parse(text, watch, /*allow_exceptions=*/false);
  if (value.is_discarded() || too_deep) return std::nullopt;
  return value;
}

// A string or the first of several; entities are undone.
std::string text_of(const json& value) {
  if (value.is_array()) return value.empty() ? "" : text_of(value.front());
  if (!value.is_string()) return {};
  const std::string& text = value.get_ref<const std::string&>();
  if (text.find_first_of("&<") != text.npos) return text_of_html(text);
  return std::string(trimmed(text));
}

const json& member(const json& object, const char* key) {
  static const json none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

// The name of a person or organization: by itself, or as an object.
std::string name_of(const json& value) {
  if (value.is_object()) return text_of(member(value, "name"));
  if (!value.is_array()) return text_of(value);
  std::string names;
  for (const json& one : value) {
    const std::string name = one.is_array() ? std::string() : name_of(one);
    if (name.empty()) continue;
    names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

bool is_url(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::string url_of(const json& object) {
  for (const char* key : {"url", "mainEntityOfPage"}) {
    const json& value = member(object, key);
    const std::string url =
        text_of(value.is_object() ? member(value, "@id") : value);
    if (is_url(url)) return url;
  }
  return {};
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") ||
         std::ranges::find(kArticleTypes, type) != kArticleTypes.end();
}

bool has_type(const json& object, bool (*accepts)(std::string_view)) {
  const json& type = member(object, "@type");
  const auto is_one = [&](const json& value) {
    return value.is_string() && accepts(value.get_ref<const std::string&>());
  };
  return type.is_array() ? std::ranges::any_of(type, is_one) : is_one(type);
}

std::vector<std::string> dates_of(const json& object, const char* key) {
  std::string date = text_of(member(object, key));
  if (date.empty()) return {};
  return {std::move(date)};
}

PageFacts article_facts(const json& object) {
  PageFacts facts;
  facts.title = text_of(member(object, "headline"));
  if (facts.title.empty()) facts.title = text_of(member(object, "name"));
  facts.author = name_of(member(object, "author"));
  if (is_url(facts.author)) facts.author.clear();
  facts.published = dates_of(object, "datePublished");
  facts.modified = dates_of(object, "dateModified");
  facts.source = name_of(member(object, "publisher"));
  facts.url = url_of(object);
  facts.language = text_of(member(object, "inLanguage"));
  facts.body = text_of(member(object, "articleBody"));
  facts.is_article = true;
  return facts;
}

// Of the page around the article, only what holds for both.
PageFacts web_page_facts(const json& object) {
  return {.published = dates_of(object, "datePublished"),
          .modified = dates_of(object, "dateModified"),
          .language = text_of(member(object, "inLanguage"))};
}

// The objects that stand for the page: at the top, in lists and in "@graph",
// not those an article only refers to.
void collect_objects(const json& value, std::vector<const json*>& objects) {
  std::vector<const json*> rest = {&value};
  while (!rest.empty() && objects.size() < kMaxObjects) {
    const json& next = *rest.back();
    rest.pop_back();
    if (next.is_array()) {
      for (auto i = next.rbegin(); i != next.rend(); ++i) rest.push_back(&*i);
    } else if (next.is_object()) {
      objects.push_back(&next);
      for (const char* key : {"mainEntity", "@graph"}) {
        rest.push_back(&member(next, key));
      }
    }
  }
}

}  // namespace

PageFacts read_json_ld(std::span<const std::string_view> scripts) {
  PageFacts articles;
  PageFacts pages;
  for (const std::string_view script : scripts) {
    const std::optional<json> value = parse(script);
    if (!value) continue;
    std::vector<const json*> objects;
    collect_objects(*value, objects);
    for (const json* object : objects) {
      if (has_type(*object, is_article_type)) {
        // The first is the page's own; others are teasers.
        if (!articles.is_article) articles = article_facts(*object);
      } else if (has_type(*object, [](std::string_view type) {
                   return type.ends_with("WebPage");
                 })) {
        add_missing(pages, web_page_facts(*object));
      }
    }
  }
  add_missing(articles, std::move(pages));
  return articles;
}

}  // namespace fihrist
