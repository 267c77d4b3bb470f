// The tree of a page, laid flat: its nodes in the order they open, so that
// whoever walks it needs no recursion, however deep it is.
//
//   const Dom dom(html);
//   for (std::size_t i = 0; i < dom.size(); ++i) {
//     if (dom.tag(i) == GUMBO_TAG_ARTICLE) print(dom.text_of(i));
//   }
//
// Comments and <template> are left out, and <noscript>, which repeats what
// scripts show, unless it is asked for. A page whose tree would need more than
// kMaxTreeBytes has none: size() is 0.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

constexpr std::size_t kMaxTreeBytes = std::size_t{256} << 20;

enum class Noscript { left_out, kept };

class Dom {
 public:
  // `html` must outlive the tree only for has_name(); lighten_html() comes
  // before.
  explicit Dom(std::string_view html, Noscript noscript = Noscript::left_out);
  ~Dom();
  Dom(Dom&&) noexcept;

  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::size_t size() const { return nodes_.size(); }
  bool is_text(std::size_t i) const {
    return nodes_[i].node->type != GUMBO_NODE_ELEMENT;
  }

  // GUMBO_TAG_LAST for a text.
  GumboTag tag(std::size_t i) const {
    return is_text(i) ? GUMBO_TAG_LAST : nodes_[i].node->v.element.tag;
  }
  // For elements that HTML does not know: has_name(i, "shreddit-post").
  bool has_name(std::size_t i, std::string_view name) const;

  std::string_view text(std::size_t i) const {  // of a text
    return nodes_[i].node->v.text.text;
  }

  std::uint32_t parent(std::size_t i) const { return nodes_[i].parent; }
  std::uint32_t end(std::size_t i) const { return nodes_[i].end; }
  bool contains(std::size_t outer, std::size_t inner) const {
    return outer <= inner && inner < end(outer);
  }

  // Empty where there is none, too.
  std::string_view attribute(std::size_t i, const char* name) const;
  bool has_attribute(std::size_t i, const char* name) const;

  // The text in an element, every run of blanks one space; of a long one, the
  // start.
  std::string text_of(std::size_t i) const;

 private:
  struct Node {
    const GumboNode* node;
    std::uint32_t parent;
    std::uint32_t end;  // the first node behind what it holds
  };
  class Arena;

  void flatten(const GumboNode* root, Noscript noscript);

  std::unique_ptr<Arena> arena_;
  std::vector<Node> nodes_;
};

// Appends text, every run of blanks one space, none at the start.
void append_collapsed(std::string& to, std::string_view text);

}  // namespace fihrist
