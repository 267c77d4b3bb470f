// A query as a tree that reads back as text (searchd/QUERIES.md).
//
//   kani visit  ->  (actor:esmail-qaani OR "kani") AND visit
//
// Text becomes a tree (query_parser.h), names in it become actors
// (name_reading.h), the tree becomes a Xapian query (xapian_query.h); each
// stage can be printed and tested as text, and parsing what is printed gives
// the same tree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/date.h"

namespace fihrist {

struct Query {
  enum class Kind {
    everything,
    run,     // plain words side by side, before names are read in them
    word,    // a word and all that share its stem
    name,    // the same, of a word that may be a name which no table knows; or
             // several, written together: al-Zaydi
    alike,   // a name as the archive spells it (name_widening.h); never parsed
    exact,   // these very words, one after another
    prefix,  // words that begin so
    title,   // these very words, in the title
    actor,   // mentions of an actor
    source,
    language,
    date,
    near,     // children within `window` words of each other, in any order
    all_of,   // AND; children of kind none_of are taken away
    any_of,   // OR
    none_of,  // NOT: everything but its one child
  };

  // One place of an exact phrase: a word or, within quotes, actor:ID.
  struct Place {
    std::string word;   // folded; empty when an actor stands here
    std::string actor;  // id
    bool operator==(const Place&) const = default;
  };

  // A name as the archive spells it.
  struct Spelling {
    std::string text;  // folded words
    std::string term;  // what is asked for (indexer/schema.h)
    double score = 0;  // how alike it is (analyzers/name_score.h)
    std::uint64_t documents = 0;
    bool operator==(const Spelling&) const = default;
  };

  Kind kind = Kind::everything;
  std::string text;           // run: as typed; word, prefix: folded; actor: id;
                              // source: as typed; language: code; alike: the
                              // name that was asked for, folded
  std::vector<Place> places;  // name, exact, title
  std::vector<Spelling> spellings;  // alike
  DateRange dates;                  // date; both ends included
  unsigned window = 0;              // near
  std::vector<Query> children;

  bool operator==(const Query& other) const;
};

// The canonical text, which parses back to the same tree.
std::string to_string(const Query& query);

// The actors asked for, without those taken away, each once.
std::vector<std::string> actors_in(const Query& query);

}  // namespace fihrist
