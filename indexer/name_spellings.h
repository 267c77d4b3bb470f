// The words that may be names, by the keys of their sound: what a query for a
// name is widened by (searchd/like_spellings.h).
//
// A word has its positions already, so a shard needs each key and word but
// once: they are metadata of its database, `XNKTM/` with a line for each word
// of the key. One that no document has any more stays there; who reads asks how
// many documents a word is in.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace fihrist {

// Those that a shard may lack, until they are written. One thread at a time.
class NameSpellings {
 public:
  void add(std::string_view key, std::string_view word);

  // Adds them to those that are there; goes with the next commit.
  void write_to(Xapian::WritableDatabase& shard);

 private:
  std::map<std::string, std::set<std::string>> words_;  // by key
};

// Ascending.
std::set<std::string> read_name_spellings(const Xapian::Database& shard,
                                          std::string_view key);

}  // namespace fihrist
