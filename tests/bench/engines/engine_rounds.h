// What every engine of engines_bench is asked, and how it is timed.
//
// `queries.tsv` has a query a line: its kind, how its words are joined (`and`,
// `or`, `phrase`, or `all` for no words), the words, and the filters: an
// actor's id, the first day and the last (2020-11-25). `documents.tsv`, which
// engines_bench writes, has an article a line: id, date, actors with commas
// between, title, body.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace fihrist::bench {

constexpr int kHits = 10;
constexpr int kActorsShown = 100;

enum class Joined { all, and_, or_, phrase };

struct EngineQuery {
  std::string kind;
  Joined joined = Joined::all;
  std::string words;  // one space between
  std::string actor;  // empty: any
  std::string from;   // empty: any; `to` too
  std::string to;
};

// "a AND b", "a OR b", "\"a b\"": as the engines read it, each word quoted
// where `quoted`. Empty for Joined::all.
std::string written(const EngineQuery& query, bool quoted = false);

std::vector<EngineQuery> read_queries(const std::string& path);

struct EngineDocument {
  std::string id;
  std::string date;
  std::vector<std::string> actors;
  std::string title;
  std::string body;
};

void for_each_document(const std::string& path,
                       const std::function<void(const EngineDocument&)>& use);

// For each line on the standard input: asks all queries in their order and
// prints, a line each, the microseconds that took, those that this thread
// computed, and how many articles answered.
void answer_rounds(const std::vector<EngineQuery>& queries,
                   const std::function<std::uint64_t(const EngineQuery&)>& ask);

}  // namespace fihrist::bench
