#include "corpus/feed_item.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/dates/record_date.h"
#include "corpus/feed_xml.h"
#include "corpus/language_code.h"
#include "corpus/title.h"
#include "corpus/url.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Elements = std::vector<NamedElement>;

// The elements that may say a thing, the best first.
constexpr std::string_view kId[] = {"guid", "id"};
constexpr std::string_view kTitle[] = {"title", "dc:title"};
constexpr std::string_view kBody[] = {
    "content:encoded", "content", "description", "summary", "dc:description"};
constexpr std::string_view kDate[] = {"pubdate", "published",      "dc:date",
                                      "issued",  "dcterms:issued", "updated",
                                      "modified"};
constexpr std::string_view kAuthor[] = {"dc:creator", "author"};
constexpr std::string_view kCategory[] = {"category", "dc:subject"};
constexpr std::string_view kLanguage[] = {"dc:language", "language"};
constexpr std::string_view kName[] = {"name"};
constexpr std::string_view kSource[] = {"source"};

// An entry's title and summary are plain text, an item's may be HTML.
Untyped untyped_in(const pugi::xml_node& element) {
  const std::string name = feed_name(element);
  return name == "entry" || name == "feed" ? Untyped::text : Untyped::html;
}

std::string text_of_first(const Elements& elements,
                          std::span<const std::string_view> names,
                          Untyped untyped) {
  const pugi::xml_node found = first_with_text(elements, names);
  return found ? text_of(found, untyped) : std::string();
}

// "editor@example.org (Jane Roe)" is Jane Roe.
std::string without_address(const std::string& author) {
  const std::size_t open = author.find(" (");
  const bool is_address = author.find('@') < open && author.ends_with(')');
  if (open == author.npos || !is_address) return author;
  return author.substr(open + 2, author.size() - open - 3);
}

std::string name_of_person(const pugi::xml_node& person) {
  const pugi::xml_node name = first_with_text(named_children(person), kName);
  return name ? content_of(name) : without_address(content_of(person));
}

void add_new(std::vector<std::string>& values, std::string value) {
  if (value.empty() || std::ranges::find(values, value) != values.end()) return;
  values.push_back(std::move(value));
}

bool is_one_of(std::span<const std::string_view> names,
               const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// All of them, a comma between.
std::string authors(const Elements& elements) {
  std::vector<std::string> names;
  for (const auto& [name, element] : elements) {
    if (is_one_of(kAuthor, name)) add_new(names, name_of_person(element));
  }
  std::string result;
  for (const std::string& name : names) {
    result += (result.empty() ? "" : ", ") + name;
  }
  return result;
}

// An Atom category has its name in an attribute.
std::string category_name(const pugi::xml_node& category) {
  for (const char* attribute : {"label", "term"}) {
    const std::string name = category.attribute(attribute).value();
    if (!is_blank(name)) return std::string(trimmed(well_formed(name)));
  }
  return content_of(category);
}

std::vector<std::string> categories(const Elements& elements) {
  std::vector<std::string> names;
  for (const auto& [name, element] : elements) {
    if (is_one_of(kCategory, name)) add_new(names, category_name(element));
  }
  return names;
}

// Of the links, the one to the article itself.
std::string link_of(const Elements& elements) {
  for (const auto& [name, element] : elements) {
    if (name != "link") continue;
    const std::string_view relation = element.attribute("rel").value();
    if (!relation.empty() && relation != "alternate") continue;
    const std::string address = element.attribute("href").value();
    const std::string link =
        address.empty() ? content_of(element) : well_formed(address);
    if (!is_blank(link)) return std::string(trimmed(link));
  }
  return {};
}

// An RSS guid is an address unless it says that it is none.
std::string permanent_link(const Elements& elements) {
  const pugi::xml_node guid = first_with_text(elements, kId);
  const bool is_link =
      std::string_view(guid.attribute("isPermaLink").value()) != "false";
  const std::string text = guid && is_link ? content_of(guid) : "";
  return is_web_url(text) ? text : "";
}

std::string url_of(const pugi::xml_node& item, const Elements& elements,
                   const FeedChannel& channel) {
  const std::string link = link_of(elements);
  if (link.empty()) return permanent_link(elements);
  return resolve_url(well_formed(xml_base(item, channel.url)), link);
}

std::string id_of(const pugi::xml_node& item, const Elements& elements,
                  const std::string& url) {
  const pugi::xml_node id = first_with_text(elements, kId);
  if (id) return content_of(id);
  if (!url.empty()) return url;
  return well_formed(item.attribute("rdf:about").value());
}

// An aggregator names the feed an item was taken from.
std::string source_of(const Elements& elements, const FeedChannel& channel) {
  const pugi::xml_node source = first_with_text(elements, kSource);
  if (!source) return channel.title;
  const Elements inner = named_children(source);
  if (inner.empty()) return content_of(source);
  const std::string title = text_of_first(inner, kTitle, Untyped::text);
  return title.empty() ? channel.title : title;
}

std::string language_of(const pugi::xml_node& item, const Elements& elements,
                        const FeedChannel& channel) {
  for (const std::string& tag :
       {text_of_first(elements, kLanguage, Untyped::text), xml_language(item),
        channel.language}) {
    const std::string language = known_language(tag);
    if (!language.empty()) return language;
  }
  return {};
}

std::string extra_of(const Elements& elements, const FeedChannel& channel) {
  nlohmann::json extra = nlohmann::json::object();
  const std::string author = authors(elements);
  const std::vector<std::string> names = categories(elements);
  if (!author.empty()) extra["author"] = author;
  if (author.empty() && !channel.author.empty()) {
    extra["author"] = channel.author;
  }
  if (!names.empty()) extra["categories"] = names;
  return extra.empty() ? std::string() : extra.dump();
}

}  // namespace

FeedChannel read_channel(const pugi::xml_node& channel) {
  const Elements elements = named_children(channel);
  return {
      .title = text_of_first(elements, kTitle, untyped_in(channel)),
      .url = resolve_url(well_formed(xml_base(channel, "")), link_of(elements)),
      .author = authors(elements),
      .language = text_of_first(elements, kLanguage, Untyped::text)};
}

// An item that is but a headline has it as its body: nothing is lost.
Record read_item(const pugi::xml_node& item, const FeedChannel& channel) {
  const Elements elements = named_children(item);
  const Untyped untyped = untyped_in(item);
  Record record;
  Document& document = record.document;
  document.url = url_of(item, elements, channel);
  document.id = id_of(item, elements, document.url);
  document.title = text_of_first(elements, kTitle, untyped);
  document.body = text_of_first(elements, kBody, untyped);
  if (is_blank(document.body)) document.body = document.title;
  if (is_blank(document.title)) document.title = find_title(document.body);
  document.source = source_of(elements, channel);
  document.language = language_of(item, elements, channel);
  document.extra = extra_of(elements, channel);
  const pugi::xml_node date = first_with_text(elements, kDate);
  set_date(record, date ? content_of(date) : std::string());
  return record;
}

}  // namespace fihrist
