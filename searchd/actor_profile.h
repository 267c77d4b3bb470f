// All that an archive and its tables know of an actor: rows, links, his
// timeline, each spelling with its months, sources and first use, and the
// company he keeps. All counts are of the articles asked for, and exact.
//
// Read from posting lists, columns and value slots: no document is opened,
// except for the examples and to learn an id longer than 200 bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/date.h"
#include "searchd/actor_request.h"
#include "searchd/company_kept.h"
#include "searchd/facets.h"
#include "searchd/linked_actors.h"
#include "searchd/snapshot.h"

namespace fihrist {

// More sources of one spelling are not listed.
constexpr std::size_t kMaxSourcesOfSpelling = 100;

// Of several on one day, the document whose id comes first.
struct Use {
  Date date;
  std::string document;  // id
};

struct NamedCount {
  std::string name;
  std::uint64_t count = 0;
};

struct SpellingUse {
  std::string spelling;  // as the row has it, else folded
  std::string kind;      // of the alias; "override"
  std::uint64_t documents = 0;
  std::optional<Use> first;
  std::optional<Use> last;
  std::uint64_t undated = 0;
  std::vector<NamedCount> months;   // "2020-11"; those with a document
  std::vector<NamedCount> sources;  // most first; "": documents without one
  std::size_t source_count = 0;     // also of those not listed
};

struct ActorProfile {
  Actor actor;
  std::string read_as;  // of the query
  std::vector<std::string> notes;
  std::uint64_t documents = 0;
  std::uint64_t stories = 0;           // copies of one story are one
  std::uint64_t undated_left_out = 0;  // would count, had they a date within
  DateFacet timeline;
  std::vector<Alias> aliases;
  std::vector<LinkedActor> links;
  std::optional<Use> first_use;
  std::optional<Use> last_use;
  std::vector<SpellingUse> spellings;  // most documents first
  Within within = Within::article;     // of the company
  CompanyKept company;
};

ActorProfile make_profile(ActorIndex actor, const ActorRequest& request,
                          const Reading& reading);

}  // namespace fihrist
