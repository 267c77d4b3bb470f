#include <algorithm>
#include <cstdint>
#include <functional>

#include "corpus/dates/publication_date.h"
#include "corpus/pages/dom.h"
#include "corpus/pages/light_html.h"
#include "corpus/pages/text_blocks.h"
#include "corpus/threads/thread.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Nodes = std::vector<std::uint32_t>;  // ascending
using NodeTest = std::function<bool(const Dom& dom, std::uint32_t element)>;

// One of the blank separated words of an attribute, as of class or itemprop.
bool has_word(const Dom& dom, std::uint32_t element, const char* name,
              std::string_view word) {
  std::string_view rest = dom.attribute(element, name);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
    if (rest.substr(0, end) == word) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// What an element is told by.
struct Sign {
  const char* attribute;
  std::string_view value;  // one of the attribute's words, or how it ends

  bool is_of(const Dom& dom, std::uint32_t element) const {
    if (has_word(dom, element, attribute, value)) return true;
    return value.starts_with('/') &&
           dom.attribute(element, attribute).ends_with(value);
  }
};

enum class Place {
  thread,  // all that is said is in such posts
  below,   // they stand below what they are about
};

struct PostSign {
  Sign sign;
  Place place;
};

// Each a kind of software's post; the first that a page has twice is taken.
constexpr PostSign kPosts[] = {
    {{"class", "ipsComment"}, Place::thread},     // Invision 4
    {{"class", "cPost"}, Place::thread},          // Invision
    {{"class", "message--post"}, Place::thread},  // XenForo 2
    {{"class", "postbit"}, Place::thread},        // vBulletin 4
    {{"class", "postbitlegacy"}, Place::thread},  // vBulletin 4
    {{"class", "postcontainer"}, Place::thread},  // vBulletin 4
    {{"class", "b-post"}, Place::thread},         // vBulletin 5
    {{"class", "topic-post"}, Place::thread},     // Discourse
    {{"class", "crawler-post"}, Place::thread},   // Discourse, to crawlers
    {{"class", "post_wrapper"}, Place::thread},   // SMF
    {{"class", "thing"}, Place::thread},          // Reddit, old
    {{"itemtype", "/Comment"}, Place::below},     // schema.org
    {{"itemtype", "/DiscussionForumPosting"}, Place::thread},
    {{"class", "comment-body"}, Place::below},  // WordPress
    {{"class", "comment"}, Place::below},       // blogs and newspapers
};

// Where a post says what it says; else its whole text is taken.
constexpr Sign kContents[] = {
    {"data-role", "commentContent"},     // Invision 4
    {"class", "message-body"},           // XenForo 2
    {"class", "messageContent"},         // XenForo 1
    {"class", "postcontent"},            // vBulletin 4
    {"class", "js-post__content-text"},  // vBulletin 5
    {"class", "post_body"},              // MyBB
    {"class", "cooked"},                 // Discourse
    {"itemprop", "text"},  // schema.org, and Discourse to crawlers
    {"itemprop", "commentText"},
    {"itemprop", "articleBody"},
    {"class", "comment-content"},  // WordPress
    {"class", "usertext-body"},    // Reddit
    {"class", "content"},          // phpBB
    {"class", "inner"},            // SMF
};

constexpr Sign kAuthors[] = {
    {"itemprop", "author"},
    {"class", "ipsComment_author"},  // Invision 4
    {"class", "username"},           // phpBB, XenForo, vBulletin
    {"class", "username-coloured"},  // phpBB
    {"class", "bigusername"},        // vBulletin 3
    {"class", "poster"},             // SMF
    {"class", "names"},              // Discourse
    {"class", "comment-author"},     // WordPress
    {"class", "fn"},                 // microformats
    {"class", "author"},             // Reddit
};

constexpr const char* kDateAttributes[] = {"datetime", "content", "title"};

constexpr std::size_t kMaxAuthorBytes = 80;

// The elements in [begin, end) that are so, those within one another too.
Nodes find_all(const Dom& dom, std::uint32_t begin, std::uint32_t end,
               const NodeTest& test) {
  Nodes found;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (!dom.is_text(i) && test(dom, i)) found.push_back(i);
  }
  return found;
}

Nodes find_all(const Dom& dom, const NodeTest& test) {
  return find_all(dom, 0, static_cast<std::uint32_t>(dom.size()), test);
}

bool is_in(const Nodes& nodes, std::uint32_t node) {
  return std::ranges::binary_search(nodes, node);
}

// "p123", "post123", "post_123": phpBB, vBulletin 3, MyBB; WordPress writes
// "post-123" for what is no post of a thread.
bool has_post_id(const Dom& dom, std::uint32_t element) {
  std::string_view id = dom.attribute(element, "id");
  for (const std::string_view start : {"post_", "post", "p"}) {
    if (!id.starts_with(start)) continue;
    id.remove_prefix(start.size());
    return !id.empty() && id.find_first_not_of("0123456789") == id.npos;
  }
  return false;
}

bool is_time(const Dom& dom, std::uint32_t element) {
  return dom.tag(element) == GUMBO_TAG_TIME;
}

bool is_article_with_time(const Dom& dom, std::uint32_t element) {
  return dom.tag(element) == GUMBO_TAG_ARTICLE &&
         !find_all(dom, element, dom.end(element), is_time).empty();
}

struct PostKind {
  NodeTest test;
  Place place;
};

std::vector<PostKind> post_kinds() {
  std::vector<PostKind> kinds = {{[](const Dom& dom, std::uint32_t element) {
                                    return dom.has_name(element,
                                                        "shreddit-comment");
                                  },
                                  Place::below}};  // Reddit
  for (const auto& [sign, place] : kPosts) {
    kinds.push_back({[sign = sign](const Dom& dom, std::uint32_t element) {
                       return sign.is_of(dom, element);
                     },
                     place});
  }
  kinds.push_back({has_post_id, Place::thread});
  kinds.push_back({is_article_with_time, Place::thread});
  return kinds;
}

// What comments stand below, if it is none of them: nothing may be lost.
bool may_open(const Dom& dom, std::uint32_t element) {
  return dom.tag(element) == GUMBO_TAG_ARTICLE ||
         has_word(dom, element, "itemprop", "articleBody") ||
         Sign{"itemtype", "/DiscussionForumPosting"}.is_of(dom, element) ||
         dom.has_name(element, "shreddit-post");
}

bool is_within(const Dom& dom, std::uint32_t element, const Nodes& posts) {
  while (element != Dom::kNone && !is_in(posts, element)) {
    element = dom.parent(element);
  }
  return element != Dom::kNone;
}

void add_opener(const Dom& dom, Nodes& posts) {
  for (const std::uint32_t element : find_all(dom, may_open)) {
    if (is_within(dom, element, posts)) continue;
    posts.insert(std::ranges::lower_bound(posts, element), element);
    return;
  }
}

Nodes find_posts(const Dom& dom) {
  for (const PostKind& kind : post_kinds()) {
    Nodes found = find_all(dom, kind.test);
    if (found.size() < 2) continue;
    if (kind.place == Place::below) add_opener(dom, found);
    return found;
  }
  return {};
}

// One post, without those within it.
class PostReader {
 public:
  PostReader(const Dom& dom, std::uint32_t element, const Nodes& posts)
      : dom_(dom), element_(element), posts_(posts) {
    const Nodes all = own();
    for (const Sign& sign : kContents) {
      if (content_ == Dom::kNone) content_ = first(all, sign);
    }
    own_ = own();
  }

  Post read() const {
    Post post;
    const std::uint32_t content = content_ == Dom::kNone ? element_ : content_;
    post.body = join_blocks(dom_, blocks_in(content));
    post.author = author();
    read_date(post);
    return post;
  }

 private:
  bool is_other(std::uint32_t element) const {
    return element != element_ && is_in(posts_, element);
  }

  // The post's own elements, without its content once that is known.
  Nodes own() const {
    Nodes elements;
    for (std::uint32_t i = element_; i < dom_.end(element_);) {
      const bool is_own = i != content_ && !is_other(i);
      if (is_own && !dom_.is_text(i)) elements.push_back(i);
      i = is_own ? i + 1 : dom_.end(i);
    }
    return elements;
  }

  std::uint32_t first(const Nodes& elements, const Sign& sign) const {
    const auto found = std::ranges::find_if(
        elements, [&](std::uint32_t i) { return sign.is_of(dom_, i); });
    return found == elements.end() ? Dom::kNone : *found;
  }

  // Of an element, without other posts, menus and `but`.
  std::vector<TextBlock> blocks_in(std::uint32_t element,
                                   std::uint32_t but = Dom::kNone) const {
    return text_blocks_in(dom_, element, [&](std::uint32_t i) {
      return i == but || dom_.tag(i) == GUMBO_TAG_NAV || is_other(i);
    });
  }

  std::string author() const {
    for (const char* name : {"data-author", "author"}) {
      const std::string_view given = trimmed(dom_.attribute(element_, name));
      if (!given.empty()) return std::string(given);
    }
    for (const Sign& sign : kAuthors) {
      const std::uint32_t found = first(own_, sign);
      if (found == Dom::kNone) continue;
      const std::vector<TextBlock> blocks = blocks_in(found);
      if (blocks.empty()) continue;
      const std::string_view text = blocks.front().text;
      const std::string_view name = text.substr(0, text.find('\n'));
      if (name.size() <= kMaxAuthorBytes) return std::string(name);
    }
    return {};
  }

  // As the markup gives it, else as a line of the post's head says.
  void read_date(Post& post) const {
    for (const std::uint32_t element : own_) {
      if (take_given_date(post, element)) return;
    }
    if (content_ == Dom::kNone) return;
    for (const TextBlock& block : blocks_in(element_, content_)) {
      if (take_date_of_head(post, block.text)) return;
    }
  }

  bool take_given_date(Post& post, std::uint32_t element) const {
    const bool tells = is_time(dom_, element) ||
                       has_word(dom_, element, "itemprop", "datePublished") ||
                       has_word(dom_, element, "itemprop", "dateCreated") ||
                       has_word(dom_, element, "class", "published");
    return tells && std::ranges::any_of(kDateAttributes, [&](const char* name) {
             const std::string_view value = dom_.attribute(element, name);
             return !value.empty() &&
                    take_date(post, read_given_date(value), DateOrigin::given);
           });
  }

  // "July 8, 2021", "by anna » Thu Jul 08, 2021 2:25 pm"
  static bool take_date_of_head(Post& post, std::string_view text) {
    constexpr std::string_view kBeforeDate = "»";
    while (!text.empty()) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      const std::size_t mark = line.rfind(kBeforeDate);
      if (mark != line.npos) line.remove_prefix(mark + kBeforeDate.size());
      line = trimmed(line.substr(0, line.find('#')));
      if (take_date(post, read_date_line(line), DateOrigin::text)) return true;
    }
    return false;
  }

  const Dom& dom_;
  std::uint32_t element_;
  const Nodes& posts_;
  std::uint32_t content_ = Dom::kNone;
  Nodes own_;
};

}  // namespace

std::vector<Post> split_posts_html(std::string_view html) {
  const LightHtml light = lighten_html(html);
  // Discourse shows its posts without scripts there, to who is no browser.
  const Dom dom(light.html, Noscript::kept);
  const Nodes nodes = find_posts(dom);
  std::vector<Post> posts;
  for (const std::uint32_t node : nodes) {
    Post post = PostReader(dom, node, nodes).read();
    if (!is_blank(post.body)) posts.push_back(std::move(post));
  }
  if (posts.size() < 2) posts.clear();
  return posts;
}

}  // namespace fihrist
