#include "corpus/pages/open_tags.h"

#include <algorithm>

#include "corpus/pages/tag_set.h"

namespace fihrist {
namespace {

// What has no content, or is closed by the next of its kind: none of it nests
// but within something that is counted.
constexpr TagSet kNeverNest = tag_set(
    GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
    GUMBO_TAG_BR, GUMBO_TAG_COL, GUMBO_TAG_EMBED, GUMBO_TAG_FRAME, GUMBO_TAG_HR,
    GUMBO_TAG_IMG, GUMBO_TAG_IMAGE, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN,
    GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE,
    GUMBO_TAG_TRACK, GUMBO_TAG_WBR, GUMBO_TAG_HTML, GUMBO_TAG_HEAD,
    GUMBO_TAG_BODY, GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_DT, GUMBO_TAG_DD,
    GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_COLGROUP, GUMBO_TAG_TITLE,
    GUMBO_TAG_FORM);

// Parts of a table: one closes those before it, up to the table.
constexpr TagSet kRows =
    tag_set(GUMBO_TAG_TR, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT);
constexpr TagSet kCells =
    tag_set(GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION);

// An end tag closes nothing outside of these.
constexpr TagSet kScopes =
    tag_set(GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION,
            GUMBO_TAG_BUTTON, GUMBO_TAG_OBJECT, GUMBO_TAG_APPLET,
            GUMBO_TAG_MARQUEE, GUMBO_TAG_TEMPLATE);

// Opened again in the next block when the one around them is closed.
constexpr TagSet kFormatting = tag_set(
    GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM,
    GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL,
    GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U);

// Of each: pages that never close their <font> would fill the stack, and a
// parser would open all of them again in every paragraph.
constexpr std::ptrdiff_t kMaxSameFormatting = 4;

GumboTag tag_of(std::string_view name) {
  return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
}

}  // namespace

bool OpenTags::start(std::string_view name) {
  const GumboTag tag = tag_of(name);
  if (kRows[tag] || kCells[tag]) close_cell();
  if (kNeverNest[tag] || kRows[tag]) return true;
  if (tag == GUMBO_TAG_A) std::erase(open_, tag);  // links do not nest
  if (!has_room(tag)) {
    ++refused_[tag];
    return false;
  }
  open_.push_back(tag);
  return true;
}

bool OpenTags::end(std::string_view name) {
  const GumboTag tag = tag_of(name);
  if (refused_[tag] > 0) {
    --refused_[tag];
    return false;
  }
  if (kRows[tag]) close_cell();
  const std::size_t first = kScopes[tag] ? 0 : scope();
  for (std::size_t i = open_.size(); i > first; --i) {
    if (open_[i - 1] != tag) continue;
    if (kFormatting[tag]) {
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i) - 1);
    } else {
      close_to(i - 1);
    }
    break;
  }
  return true;
}

std::size_t OpenTags::scope() const {
  std::size_t i = open_.size();
  while (i > 0 && !kScopes[open_[i - 1]]) --i;
  return i;
}

// Formatting outlives the block around it, but not the cell.
void OpenTags::close_to(std::size_t index) {
  if (kScopes[open_[index]]) {
    open_.resize(index);
    return;
  }
  const auto begin = open_.begin() + static_cast<std::ptrdiff_t>(index);
  open_.erase(std::remove_if(begin, open_.end(),
                             [](GumboTag tag) { return !kFormatting[tag]; }),
              open_.end());
}

// A new part of a table: the cell before it ends.
void OpenTags::close_cell() {
  const std::size_t inner = scope();
  if (inner > 0 && kCells[open_[inner - 1]]) open_.resize(inner - 1);
}

bool OpenTags::has_room(GumboTag tag) const {
  if (open_.size() >= max_depth_) return false;
  return !kFormatting[tag] ||
         std::ranges::count(open_, tag) < kMaxSameFormatting;
}

}  // namespace fihrist
