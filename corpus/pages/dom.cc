#include "corpus/pages/dom.h"

#include <algorithm>
#include <csetjmp>

#include "corpus/utf8.h"

namespace fihrist {

// Where gumbo's memory comes from: given back all at once, so that nobody
// walks a deep tree to free it, and bounded. At its bound it jumps out of the
// parser, which knows no way to fail; nothing of the parser is lost by that,
// for all it has is in here.
class Dom::Arena {
 public:
  std::jmp_buf full;  // set before parsing

  static void* allocate(void* arena, std::size_t bytes) {
    return static_cast<Arena*>(arena)->take(bytes);
  }
  static void release(void*, void*) {}

  void clear() { blocks_.clear(); }

 private:
  static constexpr std::size_t kBlockBytes = 256 << 10;
  static constexpr std::size_t kAlignment = alignof(std::max_align_t);

  void* take(std::size_t bytes) {
    bytes = (std::max<std::size_t>(bytes, 1) + kAlignment - 1) / kAlignment *
            kAlignment;
    if (bytes > kMaxTreeBytes || total_ + bytes > kMaxTreeBytes) {
      std::longjmp(full, 1);
    }
    if (bytes > left_) add_block(std::max(bytes, kBlockBytes));
    left_ -= bytes;
    total_ += bytes;
    void* const memory = next_;
    next_ += bytes;
    return memory;
  }

  void add_block(std::size_t bytes) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(bytes));
    next_ = blocks_.back().get();
    left_ = bytes;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t total_ = 0;
};

namespace {

// Of text_of(): what is longer is no headline, name or date.
constexpr std::size_t kMaxTextBytes = 4096;

bool is_left_out(const GumboNode& node, Noscript noscript) {
  return node.type == GUMBO_NODE_COMMENT || node.type == GUMBO_NODE_TEMPLATE ||
         node.type == GUMBO_NODE_DOCUMENT ||
         (noscript == Noscript::left_out && node.type == GUMBO_NODE_ELEMENT &&
          node.v.element.tag == GUMBO_TAG_NOSCRIPT);
}

// No object with a destructor lives here: setjmp may return a second time.
const GumboNode* parse(const GumboOptions& options, std::string_view html,
                       std::jmp_buf& full) {
  if (setjmp(full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

}  // namespace

Dom::Dom(std::string_view html, Noscript noscript)
    : arena_(std::make_unique<Arena>()) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = arena_.get();
  options.max_errors = 0;
  if (const GumboNode* root = parse(options, html, arena_->full)) {
    flatten(root, noscript);
  } else {
    arena_->clear();
  }
}

Dom::~Dom() = default;
Dom::Dom(Dom&&) noexcept = default;

void Dom::flatten(const GumboNode* root, Noscript noscript) {
  struct Open {
    std::uint32_t node;
    unsigned next_child;
  };
  nodes_.push_back({root, kNone, 0});
  std::vector<Open> open{{0, 0}};
  while (!open.empty()) {
    const std::uint32_t parent = open.back().node;
    const GumboVector& children = nodes_[parent].node->v.element.children;
    if (open.back().next_child == children.length) {
      nodes_[parent].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
      continue;
    }
    const auto* child =
        static_cast<const GumboNode*>(children.data[open.back().next_child++]);
    if (is_left_out(*child, noscript)) continue;
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({child, parent, index + 1});
    if (child->type == GUMBO_NODE_ELEMENT) open.push_back({index, 0});
  }
}

std::string_view Dom::attribute(std::size_t i, const char* name) const {
  if (is_text(i)) return {};
  const GumboAttribute* found =
      gumbo_get_attribute(&nodes_[i].node->v.element.attributes, name);
  return found ? found->value : std::string_view();
}

bool Dom::has_name(std::size_t i, std::string_view name) const {
  if (tag(i) != GUMBO_TAG_UNKNOWN) return false;
  GumboStringPiece written = nodes_[i].node->v.element.original_tag;
  gumbo_tag_from_original_text(&written);
  return std::string_view(written.data, written.length) == name;
}

bool Dom::has_attribute(std::size_t i, const char* name) const {
  return !is_text(i) &&
         gumbo_get_attribute(&nodes_[i].node->v.element.attributes, name);
}

std::string Dom::text_of(std::size_t i) const {
  std::string text;
  for (std::size_t node = i; node < end(i) && text.size() < kMaxTextBytes;
       ++node) {
    if (is_text(node)) {
      append_collapsed(text, this->text(node));
    } else if (tag(node) == GUMBO_TAG_BR) {
      append_collapsed(text, " ");
    }
  }
  return std::string(trimmed(text));
}

void append_collapsed(std::string& to, std::string_view text) {
  for (CodePoints rest(text); !rest.at_end();) {
    const std::size_t start = rest.offset();
    const char32_t c = rest.take();
    const bool is_space = c <= U' ' || c == U'\u00A0' || c == U'\u3000' ||
                          (c >= U'\u2000' && c <= U'\u200A') ||
                          c == U'\u2028' || c == U'\u2029';
    if (!is_space) {
      to += text.substr(start, rest.offset() - start);
    } else if (!to.empty() && to.back() != ' ' && to.back() != '\n') {
      to += ' ';
    }
  }
}

}  // namespace fihrist
