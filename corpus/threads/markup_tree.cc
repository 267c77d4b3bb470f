#include "corpus/threads/markup_tree.h"

#include <algorithm>
#include <iterator>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr GumboTag kBlocks[] = {
    GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,
    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BR,      GUMBO_TAG_DD,
    GUMBO_TAG_DIV,        GUMBO_TAG_DL,      GUMBO_TAG_DT,
    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,
    GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,
    GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,
    GUMBO_TAG_HEADER,     GUMBO_TAG_HR,      GUMBO_TAG_LI,
    GUMBO_TAG_OL,         GUMBO_TAG_P,       GUMBO_TAG_PRE,
    GUMBO_TAG_SECTION,    GUMBO_TAG_TABLE,   GUMBO_TAG_TD,
    GUMBO_TAG_TH,         GUMBO_TAG_TR,      GUMBO_TAG_UL,
};

constexpr GumboTag kNoText[] = {
    GUMBO_TAG_BUTTON,   GUMBO_TAG_HEAD,     GUMBO_TAG_IFRAME,   GUMBO_TAG_NAV,
    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_SCRIPT,   GUMBO_TAG_SELECT,   GUMBO_TAG_STYLE,
    GUMBO_TAG_SVG,      GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA,
};

// They have no end, or end where their like begins.
constexpr std::string_view kFlatTags[] = {
    "area", "br",   "col",    "dd", "dt",     "hr", "img", "input", "li",
    "link", "meta", "option", "p",  "source", "td", "th",  "tr",    "wbr",
};

template <typename Values, typename Value>
bool is_in(const Values& values, const Value& value) {
  return std::ranges::find(values, value) != std::end(values);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

std::string tag_name(std::string_view html, std::size_t at) {
  std::string name;
  while (at < html.size() && name.size() < 12 &&
         ((lower(html[at]) >= 'a' && lower(html[at]) <= 'z'))) {
    name += lower(html[at++]);
  }
  return name;
}

// No less than the tree is deep.
bool is_too_deep(std::string_view html) {
  std::size_t open = 0;
  for (std::size_t at = html.find('<'); at != html.npos;
       at = html.find('<', at + 1)) {
    const bool closes = html.substr(at).starts_with("</");
    const std::string name = tag_name(html, at + (closes ? 2 : 1));
    if (name.empty() || is_in(kFlatTags, std::string_view(name))) continue;
    if (!closes) {
      if (++open > kMaxOpenElements) return true;
    } else if (open > 0) {
      --open;
    }
  }
  return false;
}

class TextCollector {
 public:
  explicit TextCollector(const NodeTest& skip) : skip_(skip) {}

  void add(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
        node.type == GUMBO_NODE_WHITESPACE) {
      add_text(node.v.text.text);
    }
    if (!is_element(node)) return;
    const GumboTag tag = node.v.element.tag;
    if (is_in(kNoText, tag) || skip_(node)) return;
    const bool is_block = is_in(kBlocks, tag);
    if (is_block) end_line();
    for (const GumboNode* child : children_of(node)) add(*child);
    if (is_block) end_line();
  }

  std::string take() {
    end_line();
    return std::move(text_);
  }

 private:
  // Runs of blanks are one space.
  void add_text(std::string_view text) {
    for (CodePoints rest(text); !rest.at_end();) {
      const std::size_t start = rest.offset();
      const bool blank = is_blank(rest.take());
      if (!blank) line_ += text.substr(start, rest.offset() - start);
      if (blank && !line_.empty() && line_.back() != ' ') line_ += ' ';
    }
  }

  void end_line() {
    const std::string_view line = trimmed(line_);
    if (!line.empty()) text_.append(line) += '\n';
    line_.clear();
  }

  const NodeTest& skip_;
  std::string text_;
  std::string line_;
};

void collect(const GumboNode& node, const NodeTest& test,
             std::vector<const GumboNode*>& found) {
  if (!is_element(node)) return;
  if (test(node)) found.push_back(&node);
  for (const GumboNode* child : children_of(node)) collect(*child, test, found);
}

}  // namespace

MarkupTree::MarkupTree(std::string_view html) {
  if (is_too_deep(html)) return;
  output_.reset(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(),
                                         html.size()));
}

const GumboNode* MarkupTree::root() const {
  return output_ ? output_->root : nullptr;
}

void MarkupTree::Destroy::operator()(GumboOutput* output) const {
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT;
}

std::vector<const GumboNode*> children_of(const GumboNode& node) {
  const GumboVector& children = node.v.element.children;
  std::vector<const GumboNode*> result;
  for (unsigned i = 0; i < children.length; ++i) {
    result.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
  return result;
}

std::string_view attribute(const GumboNode& element, const char* name) {
  const GumboAttribute* found =
      gumbo_get_attribute(&element.v.element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view();
}

bool has_word(const GumboNode& element, const char* name,
              std::string_view word) {
  std::string_view rest = attribute(element, name);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
    if (rest.substr(0, end) == word) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::vector<const GumboNode*> find_all(const GumboNode* root,
                                       const NodeTest& test) {
  std::vector<const GumboNode*> found;
  if (root != nullptr) collect(*root, test, found);
  return found;
}

std::string text_of(const GumboNode& element, const NodeTest& skip) {
  TextCollector collector(skip);
  // What is asked for is not skipped itself.
  for (const GumboNode* child : children_of(element)) collector.add(*child);
  return collector.take();
}

}  // namespace fihrist
