// What the readers of feeds ask of XML.
#pragma once

#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

// A child with its name by its namespace, in small letters, whatever its
// prefix: "dc:creator", "content:encoded"; "title" in RSS as in Atom;
// "?:title" in a namespace that feeds do not use. A prefix that nothing
// declares stays.
struct NamedElement {
  std::string name;
  pugi::xml_node element;
};

std::string feed_name(const pugi::xml_node& element);
std::vector<NamedElement> named_children(const pugi::xml_node& parent);

// The first with text of the first of the names that has one.
pugi::xml_node first_with_text(std::span<const NamedElement> elements,
                               std::span<const std::string_view> names);

// What stands in an element: its text, or its markup where it has elements.
// Well-formed UTF-8, trimmed.
std::string content_of(const pugi::xml_node& element);

// The content as plain text: HTML where the type says so, or where there is
// none and `untyped` is html, as in RSS.
enum class Untyped { html, text };
std::string text_of(const pugi::xml_node& element, Untyped untyped);

// xml:lang and xml:base, the nearest and all above it.
std::string xml_language(pugi::xml_node element);
std::string xml_base(const pugi::xml_node& element, std::string_view base);

}  // namespace fihrist
