// What other alias tables would change in an index, without changing it.
//
//   const MentionChanges changes =
//       compare_mentions("data/index", load_alias_rows({"my-names"}));
//   std::cout << to_text(changes);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/problem.h"
#include "indexer/alias_changes.h"

namespace fihrist {

// Mentions of an actor that a retag would add and take away. One whose words
// stay and whose actor changes is lost by the one and gained by the other.
struct ActorChange {
  std::string actor;  // id
  std::uint64_t gained = 0;
  std::uint64_t lost = 0;
};

struct MentionExample {
  bool is_gained = false;
  std::string actor;
  std::string surface;  // the words of the text
  std::string before;   // what stands before them, kContextBytes at most
  std::string behind;
  std::string document;  // id
};

constexpr std::size_t kContextBytes = 60;
constexpr std::size_t kMaxExamples = 10;

struct MentionChanges {
  AliasChanges tables;
  std::uint64_t documents = 0;  // that the tables' changes concern
  std::uint64_t total = 0;      // in the index
  std::uint64_t gained = 0;
  std::uint64_t lost = 0;
  std::vector<ActorChange> actors;       // most changed first
  std::vector<MentionExample> examples;  // of as many actors as there are
  std::vector<Problem> problems;         // corrections that correct nothing
};

// Reads the documents that the changes concern, and no others. Throws Error:
// no_index, damaged, or io when somebody keeps writing to the index.
MentionChanges compare_mentions(const std::string& index, AliasRows rows);

std::string to_text(const MentionChanges& changes);
std::string to_json_text(const MentionChanges& changes);

}  // namespace fihrist
