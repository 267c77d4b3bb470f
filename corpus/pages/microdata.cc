// What elements of the page say of the article by their attributes.

#include <algorithm>
#include <string>

#include "corpus/pages/element_role.h"
#include "corpus/pages/page_facts.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxNameBytes = 100;

// How classes call the time of publication.
constexpr std::string_view kPublishedClasses[] = {
    "publish", "pubdate", "entry-date", "posted", "post-date", "created"};

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != list.npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') &&
        (end == list.size() || list[end] == ' ')) {
      return true;
    }
  }
  return false;
}

bool has_property(const Dom& dom, std::uint32_t i, std::string_view property) {
  return has_word(dom.attribute(i, "itemprop"), property);
}

// The machine's form before the reader's.
std::string value_of(const Dom& dom, std::uint32_t i) {
  for (const char* name : {"content", "datetime"}) {
    const std::string_view value = trimmed(dom.attribute(i, name));
    if (!value.empty()) return std::string(value);
  }
  return dom.text_of(i);
}

// A property may be an object with a name of its own.
std::string name_in(const Dom& dom, std::uint32_t i) {
  for (std::uint32_t inner = i + 1; inner < dom.end(i); ++inner) {
    if (has_property(dom, inner, "name")) return value_of(dom, inner);
  }
  return value_of(dom, i);
}

bool is_published_time(const Dom& dom, std::uint32_t i) {
  if (dom.has_attribute(i, "pubdate")) return true;
  const std::string_view name = dom.attribute(i, "class");
  return std::ranges::any_of(kPublishedClasses, [&](std::string_view word) {
    return name.find(word) != name.npos;
  });
}

void set_name(const Dom& dom, std::uint32_t i, std::string& to) {
  if (!to.empty()) return;
  std::string name = name_in(dom, i);
  if (name.size() <= kMaxNameBytes) to = std::move(name);
}

void read_element(const Dom& dom, std::uint32_t i, PageFacts& facts) {
  if (dom.has_attribute(i, "itemprop")) {
    if (has_property(dom, i, "headline") && facts.title.empty()) {
      facts.title = value_of(dom, i);
    }
    if (has_property(dom, i, "author")) set_name(dom, i, facts.author);
    if (has_property(dom, i, "publisher")) {
      set_name(dom, i, facts.source);
    }
    if (has_property(dom, i, "datePublished")) {
      facts.published.push_back(value_of(dom, i));
    }
    if (has_property(dom, i, "dateModified")) {
      facts.modified.push_back(value_of(dom, i));
    }
    facts.is_article |= has_property(dom, i, "articleBody");
  } else if (dom.tag(i) == GUMBO_TAG_TIME && is_published_time(dom, i)) {
    facts.published.push_back(value_of(dom, i));
  } else if (dom.tag(i) == GUMBO_TAG_A &&
             has_word(dom.attribute(i, "rel"), "author")) {
    set_name(dom, i, facts.author);
  }
}

}  // namespace

PageFacts read_microdata(const Dom& dom) {
  PageFacts facts;
  for (std::uint32_t i = 0; i < dom.size();) {
    // What is said of a comment is not said of the article.
    if (dom.is_text(i)) {
      ++i;
    } else if (element_role(dom, i) == ElementRole::foreign &&
               dom.tag(i) != GUMBO_TAG_BODY) {
      i = dom.end(i);
    } else {
      read_element(dom, i++, facts);
    }
  }
  return facts;
}

}  // namespace fihrist
