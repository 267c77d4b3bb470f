// Fihrist for engines_bench, as a library or over HTTP on a kept connection.
//
//   fihrist_engine library INDEX queries.tsv
//   fihrist_engine http PORT queries.tsv
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

#include "searchd/request.h"
#include "searchd/searcher.h"
#include "tests/bench/engines/engine_rounds.h"
#include "tests/bench/engines/kept_connection.h"

namespace {

using namespace fihrist;
using namespace fihrist::bench;

Parameters parameters_of(const EngineQuery& query) {
  Parameters parameters = {
      {"q", written(query)}, {"facets", "actor,date"}, {"interval", "month"}};
  if (!query.actor.empty()) parameters.emplace_back("actor", query.actor);
  if (!query.from.empty()) parameters.emplace_back("from", query.from);
  if (!query.to.empty()) parameters.emplace_back("to", query.to);
  return parameters;
}

std::string address_of(const EngineQuery& query) {
  std::string address = "/api/v1/search";
  char before = '?';
  for (const auto& [name, value] : parameters_of(query)) {
    address += fmt::format("{}{}={}", before, name, percent_encoded(value));
    before = '&';
  }
  return address;
}

std::uint64_t total_of(std::string_view answer) {
  constexpr std::string_view kTotal = "\"total\":";
  const std::size_t begin = answer.find(kTotal) + kTotal.size();
  std::uint64_t total = 0;
  std::from_chars(answer.data() + begin, answer.data() + answer.size(), total);
  return total;
}

void ask_library(const std::string& index, const std::string& queries) {
  const Searcher searcher(index);
  answer_rounds(read_queries(queries), [&](const EngineQuery& query) {
    return searcher.search(parse_request(parameters_of(query))).total;
  });
}

void ask_http(const std::string& port, const std::string& queries) {
  KeptConnection connection(std::stoi(port));
  answer_rounds(read_queries(queries), [&](const EngineQuery& query) {
    return total_of(connection.get(address_of(query)));
  });
}

}  // namespace

int main(int count, char** arguments) try {
  const std::string mode = count == 4 ? arguments[1] : "";
  if (mode == "library") {
    ask_library(arguments[2], arguments[3]);
  } else if (mode == "http") {
    ask_http(arguments[2], arguments[3]);
  } else {
    fmt::print(stderr, "fihrist_engine library|http INDEX|PORT QUERIES\n");
    return 2;
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "fihrist_engine: {}\n", error.what());
  return 1;
}
