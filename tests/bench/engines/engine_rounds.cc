#include "tests/bench/engines/engine_rounds.h"

#include <fmt/format.h>
#include <time.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace fihrist::bench {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    parts.push_back(part);
  }
  return parts;
}

Joined joined_of(const std::string& name) {
  if (name == "all") return Joined::all;
  if (name == "and") return Joined::and_;
  if (name == "or") return Joined::or_;
  if (name == "phrase") return Joined::phrase;
  throw std::runtime_error("no way to join words: " + name);
}

std::vector<std::string> fields_of(const std::string& line, std::size_t count) {
  std::vector<std::string> fields = split(line, '\t');
  fields.resize(count);
  return fields;
}

std::ifstream open(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  return in;
}

double microseconds(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e6 +
         static_cast<double>(now.tv_nsec) / 1e3;
}

}  // namespace

std::string written(const EngineQuery& query, bool quoted) {
  if (query.joined == Joined::all) return {};
  if (query.joined == Joined::phrase) return '"' + query.words + '"';
  std::string text;
  for (const std::string& word : split(query.words, ' ')) {
    if (!text.empty()) text += query.joined == Joined::or_ ? " OR " : " AND ";
    text += quoted ? '"' + word + '"' : word;
  }
  return text;
}

std::vector<EngineQuery> read_queries(const std::string& path) {
  std::ifstream in = open(path);
  std::vector<EngineQuery> queries;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> f = fields_of(line, 6);
    queries.push_back({f[0], joined_of(f[1]), f[2], f[3], f[4], f[5]});
  }
  return queries;
}

void for_each_document(const std::string& path,
                       const std::function<void(const EngineDocument&)>& use) {
  std::ifstream in = open(path);
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> f = fields_of(line, 5);
    use({f[0], f[1], split(f[2], ','), f[3], f[4]});
  }
}

void answer_rounds(
    const std::vector<EngineQuery>& queries,
    const std::function<std::uint64_t(const EngineQuery&)>& ask) {
  for (std::string line; std::getline(std::cin, line);) {
    std::string told;
    for (const EngineQuery& query : queries) {
      const double start = microseconds(CLOCK_MONOTONIC);
      const double computed = microseconds(CLOCK_THREAD_CPUTIME_ID);
      const std::uint64_t found = ask(query);
      told += fmt::format(
          "{:.1f} {:.1f} {}\n", microseconds(CLOCK_MONOTONIC) - start,
          microseconds(CLOCK_THREAD_CPUTIME_ID) - computed, found);
    }
    fmt::print("{}", told);
    std::fflush(stdout);
  }
}

}  // namespace fihrist::bench
