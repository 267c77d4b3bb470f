// Widens the names of a query that no table knows to the archive's spellings
// (like_spellings.h).
//
//   zaidi               zaidi, or one of zaydi, zaidy …
//   shebel AND al-zaidi as typed; or one of shebel, shibl … and one of zaidi,
//                       zaydi …; or such names in either script, within
//                       kNameWindow words of each other
//
// Names side by side are parts of one. Their order does not matter, nor what
// bin, Abu or article is between; a compound is one part: Abd al-Karim,
// Abdelkarim. Neighbours are asked for as one part, too, where the archive has
// such a name: Ali Reza, Alireza. Within NEAR each is widened alone. Nothing is
// widened that NOT takes away, or that stands in quotes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/like_spellings.h"
#include "searchd/query.h"
#include "searchd/snapshot.h"

namespace fihrist {

// The parts of a whole name stand at most so many words apart.
constexpr unsigned kNameWindow = 4;

// A spelling that was asked for besides.
struct AlsoAsked {
  std::string name;  // of the query, folded
  Query::Spelling spelling;
};

struct Widening {
  Query query;                  // the same where nothing is alike
  std::vector<AlsoAsked> also;  // by name, the likest first
};

// How a folded word or compound is spelled.
using SpellingLookup =
    std::function<std::vector<LikeSpelling>(std::string_view name)>;

// `query` is what read_names has made (name_reading.h). All that it matches is
// matched by the widened one too.
Widening widen_names(const Query& query, const SpellingLookup& find_spellings);

// As the archive spells the names.
Widening widen_names(const Query& query, const Reading& reading);

}  // namespace fihrist
