// Which nodes of a query are the parts of one name, for name_widening.h.
//
//   abd AND al-karim AND (actor:… OR "zaidi")    // "abd al karim", "zaidi"
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "searchd/query.h"

namespace fihrist {

// Children of an AND, [begin, end).
struct NameSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first name at `from` or later: names that no table knows, with names
// that were read as somebody and with particles (bin, al, Abu) among them.
std::optional<NameSpan> next_name(std::span<const Query> children,
                                  std::size_t from);

struct NamePart {
  std::string text;              // folded words
  const Query* alias = nullptr;  // the node, where it was read as somebody
};

// A part is one word, a compound (Abd al-Karim) or words that a hyphen joins
// (Gholam-Ali); particles are none. The nodes must outlive the parts.
using NameParts = std::vector<NamePart>;

NameParts name_parts(std::span<const Query> name);

// The same name taken apart otherwise, for archives do: words that a hyphen
// joins as parts of their own, or two neighbours as one part, in which a kunya
// counts.
//
//   gholam-ali              gholam, ali
//   ali reza zakani         ali reza, zakani; ali, reza zakani
//   abu talebi              abu talebi
//
// At most kMaxOtherParts of them.
constexpr std::size_t kMaxOtherParts = 5;
std::vector<NameParts> other_name_parts(std::span<const Query> name);

// Whether each part was typed as a word of its own.
bool is_typed_plainly(std::span<const Query> name);

}  // namespace fihrist
