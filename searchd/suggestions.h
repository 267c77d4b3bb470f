// What an archive has and the alias tables lack: likely new spellings of known
// actors, and names of persons and groups that no table knows. For people, who
// accept or refuse them (fihrist names add, fihrist names refuse).
//
//   const Suggestions found = searcher.suggestions({.min_count = 5});
//
// A likely spelling is like a row of an actor by sound (SpellingIndex), or
// stands in the actor's place in another copy of the story (twins.h). Its
//
//   score = likeness × (1 + company) / 2, and 1 more when it has a twin
//
// with the likeness of sound and that of company (company.h), both 0 to 1; one
// of more or fewer words than the row is a tenth less like. Those above .5 are
// listed, the others count as names of nobody known. A spelling is proposed as
// strong, a mention wherever it stands, only where sound and company leave no
// doubt (is_beyond_doubt in suggestions.cc), else as weak.
//
// Names of nobody known that sound alike are one entry, under the one that
// most articles have: they may be one man, or brothers.
//
// Looked at are the names that most articles have, up to the limits below; the
// answer says how many. Names that the tables know, and what was refused
// (AliasRows::refusals), are left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "analyzers/unlisted_names.h"
#include "searchd/request.h"

namespace fihrist {

constexpr std::size_t kDefaultSuggestions = 50;
constexpr std::size_t kMaxSuggestions = 1000;
constexpr std::size_t kDefaultMinCountOfNames = 2;
constexpr std::size_t kMaxMinCount = 1'000'000;

// Names compared with all rows of the tables by sound.
constexpr std::size_t kMaxNamesCompared = 100'000;
// Documents read in search of copies.
constexpr std::size_t kMaxDocumentsRead = 5'000;

struct SuggestionRequest {
  std::size_t limit = kDefaultSuggestions;  // of each of the two lists
  // Names in fewer articles are left out. Absent: none of the likely
  // spellings, for slips of the pen are rare, and names in one article.
  std::optional<std::size_t> min_count = std::nullopt;
  std::optional<NameKind> kind = std::nullopt;  // absent: all

  bool operator==(const SuggestionRequest&) const = default;
};

// Throws Error (usage, limit).
SuggestionRequest parse_suggestion_request(const Parameters& parameters);

// "limit", "min_count", "kind".
std::vector<std::string> suggestion_parameter_names();

// Where a name stands, with up to sixty bytes on either side, on one line.
struct NameExample {
  std::string document;
  std::string before;
  std::string name;
  std::string after;
};

struct FoundName {
  NameKind kind = NameKind::person;
  std::string folded;
  std::string text;  // as the example prints it, without an article before it
  std::uint64_t count = 0;  // articles
  std::optional<Date> first;
  std::optional<Date> last;
  NameExample example;
  AliasKind alias_kind = AliasKind::spelling;
};

struct UnknownName {
  FoundName name;
  std::vector<FoundName> alike;
};

// Two copies of one story: one has the name, the other the actor.
struct Twin {
  std::string document;
  std::string copy;
  std::string actor;    // id
  std::string surface;  // as the copy prints the actor
};

struct LikelyActor {
  std::string id;
  std::string name;
  std::string like;  // the row that sounds like it; may be empty
  Strength like_strength = Strength::weak;
  double likeness = 0;         // 0 to 1
  double company = 0;          // 0 to 1
  std::uint64_t together = 0;  // articles that have the name and mention him
};

struct LikelyName {
  FoundName name;
  LikelyActor actor;
  std::vector<LikelyActor> others;  // who may be meant as well
  std::vector<Twin> twins;
  Strength strength = Strength::weak;
  double score = 0;
};

struct SuggestionEffort {
  std::uint64_t names = 0;      // that no table knows
  std::uint64_t likely = 0;     // of them spellings that score enough
  std::uint64_t unknown = 0;    // and others in enough articles
  std::uint64_t compared = 0;   // by sound
  std::uint64_t twinned = 0;    // for which copies were sought
  std::uint64_t documents = 0;  // read
};

struct Suggestions {
  std::vector<LikelyName> spellings;  // best first
  std::vector<UnknownName> names;     // most articles first
  SuggestionEffort effort;
};

struct Reading;  // searchd/snapshot.h

Suggestions suggest_names(const SuggestionRequest& request,
                          const Reading& reading);

std::string to_json(const Suggestions& suggestions);

}  // namespace fihrist
