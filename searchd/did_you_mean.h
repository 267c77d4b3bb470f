// What may have been meant where a word of a query is hardly in the archive.
//
//   solemaini visit  ->  soleimani visit, 214 articles
//
// One suggestion, and only one that finds more. Words that are read as names
// of the tables, or that the archive spells otherwise (name_widening.h), are
// right; what stands in quotes, behind a + or a NOT, or before a * is not
// touched.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/name_widening.h"
#include "searchd/query.h"
#include "searchd/request.h"
#include "searchd/snapshot.h"

namespace fihrist {

// A word in more articles than this is no slip.
constexpr std::uint64_t kRareWord = 2;

// An answer of more articles is good, unless an alternative lacks a word.
constexpr std::uint64_t kGoodAnswer = 100;

// A word that is found, or is by its sound, is mended only to one so many
// times as frequent, one slip away.
constexpr std::uint64_t kTimesAsFrequent = 20;

// So many words of a query are mended, and so many queries tried.
constexpr std::size_t kMaxWordsMended = 3;
constexpr std::size_t kMaxQueriesTried = 6;

struct MendedWord {
  std::string from;             // as typed
  std::string to;               // folded
  std::uint64_t documents = 0;  // with this very word, or that mention whom
                                // it names
};

struct DidYouMean {
  std::string query;  // as `q` is
  std::vector<MendedWord> words;
  std::uint64_t total = 0;  // with the filters of the request
};

// What has been found so far.
struct FoundSoFar {
  const std::vector<AlsoAsked>& also;  // by sound
  std::uint64_t total = 0;
};

// `parsed` is what parse_query made.
std::optional<DidYouMean> did_you_mean(const Query& parsed,
                                       const FoundSoFar& found,
                                       const Filters& filters,
                                       const Reading& reading);

}  // namespace fihrist
