#include <algorithm>
#include <set>

#include "corpus/dates/publication_date.h"
#include "corpus/threads/markup_tree.h"
#include "corpus/threads/thread.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Nodes = std::vector<const GumboNode*>;

// What an element is told by.
struct Sign {
  const char* attribute;
  std::string_view value;  // one of the attribute's words, or how it ends

  bool is_of(const GumboNode& node) const {
    if (has_word(node, attribute, value)) return true;
    return value.starts_with('/') &&
           fihrist::attribute(node, attribute).ends_with(value);
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

constexpr std::string_view kDateAttributes[] = {"datetime", "content", "title"};

constexpr std::size_t kMaxAuthorBytes = 80;

bool nothing(const GumboNode&) { return false; }

// "p123", "post123", "post_123": phpBB, vBulletin 3, MyBB; WordPress writes
// "post-123" for what is no post of a thread.
bool has_post_id(const GumboNode& node) {
  std::string_view id = attribute(node, "id");
  for (const std::string_view start : {"post_", "post", "p"}) {
    if (!id.starts_with(start)) continue;
    id.remove_prefix(start.size());
    return !id.empty() && id.find_first_not_of("0123456789") == id.npos;
  }
  return false;
}

bool is_article_with_time(const GumboNode& node) {
  return node.v.element.tag == GUMBO_TAG_ARTICLE &&
         !find_all(&node, [](const GumboNode& inner) {
            return inner.v.element.tag == GUMBO_TAG_TIME;
          }).empty();
}

bool has_tag(const GumboNode& node, std::string_view start) {
  const GumboStringPiece& tag = node.v.element.original_tag;
  return std::string_view(tag.data, tag.length).starts_with(start);
}

struct PostKind {
  NodeTest test;
  Place place;
};

std::vector<PostKind> post_kinds() {
  std::vector<PostKind> kinds = {{[](const GumboNode& node) {
                                    return has_tag(node, "<shreddit-comment ");
                                  },
                                  Place::below}};  // Reddit
  for (const auto& [sign, place] : kPosts) {
    kinds.push_back(
        {[sign = sign](const GumboNode& node) { return sign.is_of(node); },
         place});
  }
  kinds.push_back({has_post_id, Place::thread});
  kinds.push_back({is_article_with_time, Place::thread});
  return kinds;
}

// What comments stand below, if it is none of them: nothing may be lost.
bool may_open(const GumboNode& node) {
  return node.v.element.tag == GUMBO_TAG_ARTICLE ||
         has_word(node, "itemprop", "articleBody") ||
         Sign{"itemtype", "/DiscussionForumPosting"}.is_of(node) ||
         has_tag(node, "<shreddit-post ");
}

const GumboNode* find_opener(const GumboNode* root, const Nodes& posts) {
  const std::set<const GumboNode*> known(posts.begin(), posts.end());
  for (const GumboNode* node : find_all(root, may_open)) {
    const GumboNode* above = node;
    while (above != nullptr && !known.contains(above)) above = above->parent;
    if (above == nullptr) return node;
  }
  return nullptr;
}

Nodes find_posts(const GumboNode* root) {
  for (const PostKind& kind : post_kinds()) {
    Nodes found = find_all(root, kind.test);
    if (found.size() < 2) continue;
    if (kind.place == Place::below) {
      const GumboNode* opener = find_opener(root, found);
      if (opener != nullptr) found.insert(found.begin(), opener);
    }
    return found;
  }
  return {};
}

// One post, without those within it.
class PostReader {
 public:
  PostReader(const GumboNode& node, const std::set<const GumboNode*>& posts)
      : node_(node), is_other_([&node, &posts](const GumboNode& inner) {
          return &inner != &node && posts.contains(&inner);
        }) {
    for (const Sign& sign : kContents) {
      if (content_ == nullptr) content_ = first(sign);
    }
  }

  Post read() const {
    Post post;
    post.body = text_of(content_ ? *content_ : node_, is_other_);
    post.author = author();
    read_date(post);
    return post;
  }

 private:
  // Of the post's own elements, in the order of the page.
  const GumboNode* first(const Sign& sign) const {
    for (const GumboNode* node : own()) {
      if (sign.is_of(*node)) return node;
    }
    return nullptr;
  }

  Nodes own() const {
    Nodes nodes;
    collect_own(node_, nodes);
    return nodes;
  }

  void collect_own(const GumboNode& node, Nodes& nodes) const {
    if (!is_element(node) || is_other_(node) || &node == content_) return;
    nodes.push_back(&node);
    for (const GumboNode* child : children_of(node)) collect_own(*child, nodes);
  }

  std::string author() const {
    for (const char* name : {"data-author", "author"}) {
      const std::string_view given = trimmed(attribute(node_, name));
      if (!given.empty()) return std::string(given);
    }
    for (const Sign& sign : kAuthors) {
      const GumboNode* found = first(sign);
      if (found == nullptr) continue;
      const std::string text = text_of(*found, nothing);
      const std::string_view lines = text;
      const std::string_view name = trimmed(lines.substr(0, lines.find('\n')));
      if (!name.empty() && name.size() <= kMaxAuthorBytes) {
        return std::string(name);
      }
    }
    return {};
  }

  // As the markup gives it, else as a line of the post's head says.
  void read_date(Post& post) const {
    for (const GumboNode* node : own()) {
      post.date = given_date(*node);
      post.date_origin = DateOrigin::given;
      if (post.date) return;
    }
    const auto skip = [&](const GumboNode& inner) {
      return is_other_(inner) || &inner == content_;
    };
    post.date = content_ ? date_of_head(text_of(node_, skip)) : std::nullopt;
    post.date_origin = post.date ? DateOrigin::text : DateOrigin::none;
  }

  static std::optional<Date> given_date(const GumboNode& node) {
    const bool is_time = node.v.element.tag == GUMBO_TAG_TIME ||
                         has_word(node, "itemprop", "datePublished") ||
                         has_word(node, "itemprop", "dateCreated") ||
                         has_word(node, "class", "published");
    if (!is_time) return std::nullopt;
    for (const std::string_view name : kDateAttributes) {
      const std::string_view value = attribute(node, name.data());
      if (value.empty()) continue;
      if (const GivenDate given = read_given_date(value); given.date) {
        return given.date;
      }
    }
    return std::nullopt;
  }

  // "July 8, 2021", "by anna » Thu Jul 08, 2021 2:25 pm"
  static std::optional<Date> date_of_head(std::string_view text) {
    constexpr std::string_view kBeforeDate = "»";
    while (!text.empty()) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      const std::size_t mark = line.rfind(kBeforeDate);
      if (mark != line.npos) line.remove_prefix(mark + kBeforeDate.size());
      line = trimmed(line.substr(0, line.find('#')));
      if (const auto date = read_publication_line(line)) return date;
    }
    return std::nullopt;
  }

  const GumboNode& node_;
  NodeTest is_other_;
  const GumboNode* content_ = nullptr;
};

}  // namespace

std::vector<Post> split_posts_html(std::string_view html) {
  const MarkupTree tree(html);
  const Nodes nodes = find_posts(tree.root());
  const std::set<const GumboNode*> known(nodes.begin(), nodes.end());
  std::vector<Post> posts;
  for (const GumboNode* node : nodes) {
    Post post = PostReader(*node, known).read();
    if (!is_blank(post.body)) posts.push_back(std::move(post));
  }
  if (posts.size() < 2) posts.clear();
  return posts;
}

}  // namespace fihrist
