// Finds the actors that the plain words of a query name.
//
//   kani visit  ->  (actor:esmail-qaani OR "kani") AND visit
//
// Aliases of any script are read, weak ones too, whatever their case (an
// acronym of two letters, or one that is a word of questions, as WHO, in
// capitals only); a title only when all dates asked for lie within one holder's
// time. Several actors: any of them. Words that name nobody stay words, or
// names where they may be one (posted_names.h); one that is written together
// from several, such as anti-government, becomes a phrase. Of a question
// (questions.h) only the words that tell are asked for.
#pragma once

#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "searchd/query.h"

namespace fihrist {

// How one name of a query was read.
struct ReadName {
  std::string actor;    // id
  std::string surface;  // as typed, folded
  std::string via;      // "alias", "title"; "actor" when given by id
  bool operator==(const ReadName&) const = default;
};

struct NameReading {
  Query query;  // without runs
  std::vector<ReadName> names;
  std::vector<std::string> notes;
};

// What is told of an id that no actor has, or that was renamed.
std::string unknown_actor_note(const std::string& id);
std::string renamed_actor_note(const std::string& id, const std::string& now);

// `dates` are those the request is limited to. Ids that were renamed are read
// as those they are now.
NameReading read_names(const Query& query, const AliasTable& table,
                       const DateRange& dates);

}  // namespace fihrist
