// Which elements a parser of HTML would hold open, as far as depth goes: a
// model of "the stack of open elements" of the HTML standard (13.2.4.2) that
// forgives what real pages leave open and is never deeper than its limit.
//
//   OpenTags open(256);
//   open.start("div");  // true: keep the tag
//   open.end("div");
#pragma once

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace fihrist {

class OpenTags {
 public:
  explicit OpenTags(std::size_t max_depth) : max_depth_(max_depth) {}

  // Whether the tag may stand; one that may not is remembered, so that its
  // end tag closes nothing else.
  bool start(std::string_view name);
  bool end(std::string_view name);

  std::size_t depth() const { return open_.size(); }

 private:
  std::size_t scope() const;  // where the innermost cell or table opened
  void close_to(std::size_t index);
  void close_cell();
  bool has_room(GumboTag tag) const;

  std::size_t max_depth_;
  std::vector<GumboTag> open_;
  std::array<std::size_t, GUMBO_TAG_LAST> refused_{};  // starts by tag
};

}  // namespace fihrist
