// Which documents of an index a change of the alias tables can concern.
//
//   const AliasChanges changes = find_alias_changes(before, after);
//   for (const Xapian::docid id : concerned_documents(shard, changes)) …
//
// All others would be tagged as they are, and this is why. find_mentions
// (analyzers/mentions.h) asks the tables five questions only:
//
//   1. the rows whose words stand in the article (AliasPhrases), whatever
//      order they have;
//   2. the kinds of the actors of those rows, and of the actors that the
//      article is corrected to;
//   3. who of these actors may support whom, and who comes first;
//   4. the corrections of the article;
//   5. the words of all names of a person whose surname, a weak row of one
//      word, stands in the article.
//
// So an article is concerned only if it holds the words of a row that was
// added, removed or changed (1), if one of its actors has another kind (2), if
// two of its actors are linked otherwise (3), if its corrections changed (4),
// or if it holds the surname of somebody whose names have other words, and a
// word like one of those (5); an actor is of an article where a row of his
// stands, of the old tables or the new, or a correction to him. The words are
// looked up as phrases of posted terms, among which find_mentions seeks them
// too; that a claim may end with a sentence, ask for capitals or lose to a
// longer one only makes fewer of them. Names, descriptions, sources, kinds of
// links and the order of rows are not asked. Whoever teaches find_mentions a
// sixth question adds it here; the test "a partial retag equals a rebuild"
// tells when it was forgotten.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/alias_table.h"

namespace Xapian {
class Database;
}

namespace fihrist {

// By what somebody can be met in a document.
struct Traces {
  std::set<std::string> phrases;    // folded words
  std::set<std::string> documents;  // ids
};

// Words that came to the names of a person, or went.
struct ChangedName {
  std::set<std::string> words;
  Traces surnames;  // his rows of one word
};

struct AliasChanges {
  Traces any;  // a document with one of these
  std::vector<std::pair<Traces, Traces>> linked;  // or with one of either
  std::vector<ChangedName> names;  // or with a surname and a word like these

  // For people. An alias, title holders and all, counts once.
  std::size_t aliases = 0;
  std::size_t links = 0;
  std::size_t actors = 0;  // that have another kind
  std::size_t corrections = 0;

  // No document can be concerned.
  bool empty() const { return aliases + links + actors + corrections == 0; }
};

AliasChanges find_alias_changes(const AliasTable& before,
                                const AliasTable& after);

// Xapian's ids of the documents of a shard, ascending.
std::vector<std::uint32_t> concerned_documents(const Xapian::Database& shard,
                                               const AliasChanges& changes);

// "3 aliases, 1 link changed"
std::string to_string(const AliasChanges& changes);

}  // namespace fihrist
