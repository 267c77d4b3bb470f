#include "corpus/pages/element_role.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/pages/tag_set.h"

namespace fihrist {
namespace {

constexpr TagSet kBoilerplateTags =
    tag_set(GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FOOTER, GUMBO_TAG_MENU);

struct RoleWord {
  std::string_view word;
  ElementRole role;
};

using enum ElementRole;

// ARIA's (role="…").
constexpr RoleWord kAriaRoles[] = {
    {"alertdialog", foreign},
    {"banner", boilerplate},
    {"complementary", boilerplate},
    {"contentinfo", boilerplate},
    {"dialog", foreign},
    {"menu", boilerplate},
    {"navigation", boilerplate},
    {"search", boilerplate},
    {"toolbar", boilerplate},
};

// Words of classes and ids, whole: "ad" is not in "download". Where several
// are in one name, the graver wins: "article-comments" is foreign.
constexpr RoleWord kWords[] = {
    {"article", content},
    {"articlebody", content},
    {"articletext", content},
    {"body", content},
    {"content", content},
    {"entry", content},
    {"hentry", content},
    {"main", content},
    {"maincontent", content},
    {"news", content},
    {"post", content},
    {"postbody", content},
    {"prose", content},
    {"story", content},
    {"storybody", content},
    {"text", content},

    {"author", small_print},
    {"authors", small_print},
    {"bio", small_print},
    {"byline", small_print},
    {"caption", small_print},
    {"categories", small_print},
    {"category", small_print},
    {"copyright", small_print},
    {"credit", small_print},
    {"credits", small_print},
    {"date", small_print},
    {"disclaimer", small_print},
    {"keywords", small_print},
    {"kicker", small_print},
    {"meta", small_print},
    {"metadata", small_print},
    {"more", small_print},
    {"next", small_print},
    {"prev", small_print},
    {"previous", small_print},
    {"print", small_print},
    {"published", small_print},
    {"rating", small_print},
    {"readmore", small_print},
    {"report", small_print},
    {"submitted", small_print},
    {"tag", small_print},
    {"taglist", small_print},
    {"tags", small_print},
    {"time", small_print},
    {"timestamp", small_print},
    {"toc", small_print},
    {"tools", small_print},
    {"topics", small_print},
    {"typo", small_print},
    {"updated", small_print},
    {"views", small_print},
    {"widget", small_print},

    {"ad", boilerplate},
    {"ads", boilerplate},
    {"adv", boilerplate},
    {"advert", boilerplate},
    {"advertisement", boilerplate},
    {"advertising", boilerplate},
    {"banner", boilerplate},
    {"breadcrumb", boilerplate},
    {"breadcrumbs", boilerplate},
    {"donate", boilerplate},
    {"donation", boilerplate},
    {"dropdown", boilerplate},
    {"feedback", boilerplate},
    {"follow", boilerplate},
    {"footer", boilerplate},
    {"login", boilerplate},
    {"masthead", boilerplate},
    {"menu", boilerplate},
    {"modal", boilerplate},
    {"mostread", boilerplate},
    {"nav", boilerplate},
    {"navbar", boilerplate},
    {"navigation", boilerplate},
    {"newsletter", boilerplate},
    {"outbrain", boilerplate},
    {"pager", boilerplate},
    {"pagination", boilerplate},
    {"poll", boilerplate},
    {"popular", boilerplate},
    {"popup", boilerplate},
    {"promo", boilerplate},
    {"promoted", boilerplate},
    {"promotion", boilerplate},
    {"rail", boilerplate},
    {"recirc", boilerplate},
    {"recommend", boilerplate},
    {"recommendation", boilerplate},
    {"recommendations", boilerplate},
    {"recommended", boilerplate},
    {"related", boilerplate},
    {"relatedposts", boilerplate},
    {"share", boilerplate},
    {"sharedaddy", boilerplate},
    {"sharing", boilerplate},
    {"sidebar", boilerplate},
    {"signup", boilerplate},
    {"skip", boilerplate},
    {"social", boilerplate},
    {"sponsor", boilerplate},
    {"sponsored", boilerplate},
    {"subscribe", boilerplate},
    {"subscription", boilerplate},
    {"support", boilerplate},
    {"survey", boilerplate},
    {"taboola", boilerplate},
    {"teaser", boilerplate},
    {"teasers", boilerplate},
    {"ticker", boilerplate},
    {"toolbar", boilerplate},
    {"trending", boilerplate},

    {"comment", foreign},
    {"commentlist", foreign},
    {"comments", foreign},
    {"consent", foreign},
    {"cookie", foreign},
    {"cookies", foreign},
    {"disqus", foreign},
    {"gdpr", foreign},
    {"replies", foreign},
    {"respond", foreign},
};

using RoleMap = std::unordered_map<std::string_view, ElementRole>;

RoleMap map_of(std::span<const RoleWord> rows) {
  RoleMap map;
  for (const RoleWord& row : rows) map.emplace(row.word, row.role);
  return map;
}

ElementRole role_in(const RoleMap& map, std::string_view word) {
  const auto found = map.find(word);
  return found == map.end() ? unknown : found->second;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Words end at what is no letter and before a capital: "relatedPosts".
ElementRole role_of_name(std::string_view name) {
  static const RoleMap words = map_of(kWords);
  ElementRole role = unknown;
  std::string word;
  const auto end_word = [&] {
    role = std::max(role, word.empty() ? unknown : role_in(words, word));
    word.clear();
  };
  for (const char c : name) {
    if (is_upper(c) && !word.empty() && is_lower(word.back())) end_word();
    if (is_upper(c)) {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (is_lower(c)) {
      word += c;
    } else {
      end_word();
    }
  }
  end_word();
  return role;
}

}  // namespace

ElementRole element_role(const Dom& dom, std::uint32_t element) {
  const GumboTag tag = dom.tag(element);
  if (kBoilerplateTags[tag]) return boilerplate;
  if (tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_TIME) return small_print;
  static const RoleMap aria_roles = map_of(kAriaRoles);
  const ElementRole aria = role_in(aria_roles, dom.attribute(element, "role"));
  if (aria != unknown) return aria;
  if (dom.attribute(element, "itemprop") == "articleBody") return content;
  return std::max(role_of_name(dom.attribute(element, "class")),
                  role_of_name(dom.attribute(element, "id")));
}

}  // namespace fihrist
