// What is in an index?
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/date.h"

namespace fihrist {

struct IndexStats {
  unsigned generation = 0;
  unsigned shards = 0;
  std::uint64_t documents = 0;
  std::uint64_t undated = 0;
  std::uint64_t without_source = 0;
  std::uint64_t without_language = 0;
  std::optional<Date> first;  // of the dated documents
  std::optional<Date> last;
  std::uint64_t stories = 0;   // documents, copies of one story counted once
  std::uint64_t clusters = 0;  // of copies
  std::uint64_t copies = 0;    // documents in them
  std::uint64_t words = 0;     // of all texts
  std::uint64_t actors = 0;    // of the tables
  std::uint64_t aliases = 0;
  std::uint64_t bytes = 0;  // on disk
  std::string alias_digest;
  std::string analyzers;
  std::string built;
};

IndexStats index_stats(const std::string& index);
std::string to_json_text(const IndexStats& stats);
std::string to_text(const IndexStats& stats);

}  // namespace fihrist
