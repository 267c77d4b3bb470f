// The value slots of one shard as plain arrays, read once a revision, so that
// filters and counts cost a scan instead of a look-up a document.
//
// Indexed by the shard's own document ids, from 1; places of deleted ids are
// there and mean nothing, but that they have no cluster. Immutable once read.
// Some 50 bytes a document: 20 and its actors, 2 bytes each, and 16 of
// fingerprint (tests/bench/answers_bench.cc prints them).
#pragma once

#include <cstdint>
#include <limits>
#include <ranges>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/date.h"
#include "indexer/fingerprint.h"
#include "searchd/narrow_numbers.h"

namespace Xapian {
class Database;
}

namespace fihrist {

using DocumentId = std::uint32_t;  // Xapian's, local to a shard

constexpr std::int32_t kUndated = std::numeric_limits<std::int32_t>::min();

// What languages are compared by: "EN" is "en".
std::string language_key(std::string_view code);

// The distinct values of a slot, numbered across all shards. Values with the
// same key are one; what it is called is its most frequent spelling.
class ValueNames {
 public:
  // `key` is what is compared, `name` what is shown.
  std::uint32_t intern(const std::string& key, const std::string& name);
  void choose_names();  // after all are interned

  std::uint32_t find(const std::string& key) const;  // size() when unknown
  const std::string& name(std::uint32_t number) const {
    return values_[number].name;
  }
  std::uint32_t size() const {
    return static_cast<std::uint32_t>(values_.size());
  }

 private:
  struct Value {
    std::string name;
    std::unordered_map<std::string, std::uint64_t> spellings;
  };
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Value> values_;
};

// Number 0 of both is "", the documents that have none.
struct ColumnNames {
  ValueNames sources;
  ValueNames languages;
};

struct Columns {
  NarrowDays dates;                  // Date::days, or kUndated
  std::vector<std::uint32_t> added;  // seconds since 1970, UTC; until 2106
  std::vector<Fingerprint> fingerprints;
  NarrowNumbers sources;
  NarrowNumbers languages;
  NarrowNumbers lengths;             // Xapian's: the sum of all wdf
  NarrowNumbers clusters;            // Clusters::sizes is by these
  std::vector<std::uint32_t> order;  // place in Slot::order, all shards

  // Ascending.
  auto actors(DocumentId id) const {
    return std::views::iota(actor_begin[id], actor_begin[id + 1]) |
           std::views::transform([this](std::uint32_t place) {
             return ActorIndex{all_actors[place]};
           });
  }

  std::size_t bytes() const;  // of memory

  NarrowNumbers all_actors;   // of all documents, one by one
  RisingNumbers actor_begin;  // into them
};

// Copies of one story, numbered across all shards. Number 0 are those that
// stand alone.
struct Clusters {
  bool empty() const { return sizes.size() <= 1; }
  std::vector<std::uint32_t> sizes{0};  // by number: documents of the archive
};

struct AllColumns {
  ColumnNames names;
  Clusters clusters;
  std::vector<Columns> shards;
};

AllColumns read_columns(const std::vector<Xapian::Database>& shards);

}  // namespace fihrist
