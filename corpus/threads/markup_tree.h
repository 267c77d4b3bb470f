// A page of HTML as a tree (gumbo), and what is asked of its elements.
//
//   const MarkupTree tree(html);
//   for (const GumboNode* node : find_all(tree.root(), is_post)) …
#pragma once

#include <gumbo.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

// Deeper pages have no tree: gumbo frees one by calling itself for each level.
constexpr std::size_t kMaxOpenElements = 2'000;

class MarkupTree {
 public:
  // `html` is UTF-8 and must outlive the tree.
  explicit MarkupTree(std::string_view html);

  const GumboNode* root() const;  // null where the page is nested too deep

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const;
  };
  std::unique_ptr<GumboOutput, Destroy> output_;
};

bool is_element(const GumboNode& node);
std::vector<const GumboNode*> children_of(const GumboNode& node);

// Empty where it has none.
std::string_view attribute(const GumboNode& element, const char* name);

// One of the blank separated words of an attribute, as of class or itemprop.
bool has_word(const GumboNode& element, const char* name,
              std::string_view word);

using NodeTest = std::function<bool(const GumboNode&)>;

// Elements in the order of the page, those within one another too.
std::vector<const GumboNode*> find_all(const GumboNode* root,
                                       const NodeTest& test);

// The text of an element, a block a line, without what `skip` says and without
// scripts, buttons and navigation.
std::string text_of(const GumboNode& element, const NodeTest& skip);

}  // namespace fihrist
