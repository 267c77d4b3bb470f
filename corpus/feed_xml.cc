#include "corpus/feed_xml.h"

#include <algorithm>
#include <cctype>

#include "corpus/pages/page.h"
#include "corpus/url.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

struct Namespace {
  std::string_view uri;
  std::string_view prefix;  // by which feed_name() tells it
};

constexpr Namespace kNamespaces[] = {
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://channel.netscape.com/rdf/simple/0.9/", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
    {"http://purl.org/rss/1.0/modules/content/", "content:"},
    {"http://purl.org/dc/elements/1.1/", "dc:"},
    {"http://purl.org/dc/terms/", "dcterms:"},
    {"http://www.w3.org/1999/xhtml", "xhtml:"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"},
};

std::string_view namespace_of(pugi::xml_node element,
                              const std::string& prefix) {
  const std::string name = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
  for (; element; element = element.parent()) {
    if (const auto uri = element.attribute(name.c_str())) return uri.value();
  }
  return {};
}

class StringWriter : public pugi::xml_writer {
 public:
  void write(const void* bytes, std::size_t size) override {
    text.append(static_cast<const char*>(bytes), size);
  }
  std::string text;
};

bool has_elements(const pugi::xml_node& element) {
  return std::ranges::any_of(element.children(), [](const auto& child) {
    return child.type() == pugi::node_element;
  });
}

std::string inner_markup(const pugi::xml_node& element) {
  StringWriter writer;
  for (const pugi::xml_node& child : element.children()) {
    child.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  }
  return writer.text;
}

bool is_html(const pugi::xml_node& element, Untyped untyped) {
  const std::string_view type = element.attribute("type").value();
  if (type.empty()) return untyped == Untyped::html;
  return type.find("html") != type.npos;
}

// Some of what content_of() would make a text of is not blank.
bool has_text(const pugi::xml_node& element) {
  return std::ranges::any_of(element.children(), [](const auto& child) {
    return child.type() == pugi::node_element || !is_blank(child.value());
  });
}

}  // namespace

std::string feed_name(const pugi::xml_node& element) {
  const std::string name = element.name();
  const std::size_t colon = name.find(':');
  const std::string prefix = colon == name.npos ? "" : name.substr(0, colon);
  const std::string_view uri = namespace_of(element, prefix);
  const auto* known = std::ranges::find(kNamespaces, uri, &Namespace::uri);
  std::string result = name;
  if (!uri.empty()) {
    result = (known == std::end(kNamespaces) ? "?:" : known->prefix);
    result += name.substr(colon == name.npos ? 0 : colon + 1);
  }
  for (char& c : result) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

std::vector<NamedElement> named_children(const pugi::xml_node& parent) {
  std::vector<NamedElement> result;
  for (const pugi::xml_node& child : parent.children()) {
    if (child.type() != pugi::node_element) continue;
    result.push_back({feed_name(child), child});
  }
  return result;
}

pugi::xml_node first_with_text(std::span<const NamedElement> elements,
                               std::span<const std::string_view> names) {
  for (const std::string_view wanted : names) {
    for (const auto& [name, element] : elements) {
      if (name == wanted && has_text(element)) return element;
    }
  }
  return {};
}

std::string content_of(const pugi::xml_node& element) {
  std::string content;
  if (has_elements(element)) {
    content = inner_markup(element);
  } else {
    for (const pugi::xml_node& child : element.children()) {
      content += child.value();
    }
  }
  return std::string(trimmed(well_formed(content)));
}

std::string text_of(const pugi::xml_node& element, Untyped untyped) {
  const std::string content = content_of(element);
  if (has_elements(element) || is_html(element, untyped)) {
    return std::string(trimmed(text_of_html(content)));
  }
  return content;
}

std::string xml_language(pugi::xml_node element) {
  for (; element; element = element.parent()) {
    if (const auto tag = element.attribute("xml:lang")) return tag.value();
  }
  return {};
}

std::string xml_base(const pugi::xml_node& element, std::string_view base) {
  if (!element) return std::string(base);
  return resolve_url(xml_base(element.parent(), base),
                     element.attribute("xml:base").value());
}

}  // namespace fihrist
