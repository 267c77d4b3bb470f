// How fast names are keyed and scored, on one core.
//
//   build/release/name_speed PAIRS.tsv...
//
// Each row of PAIRS.tsv holds two spellings of one word or more after a
// label, as tests/bench/learn_names reads them; their words are the tokens.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/name_key.h"
#include "analyzers/name_score.h"

namespace fihrist {
namespace {

using Clock = std::chrono::steady_clock;
using Pair = std::pair<std::string, std::string>;

constexpr int kRounds = 5;

std::vector<Pair> read_pairs(const std::string& path) {
  std::ifstream in(path);
  std::vector<Pair> pairs;
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) {
    std::istringstream columns(line);
    std::string label;
    Pair pair;
    std::getline(columns, label, '\t');
    std::getline(columns, pair.first, '\t');
    std::getline(columns, pair.second, '\t');
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

// Of the quickest of a few rounds: the others were disturbed.
template <typename Step>
void print_speed(const char* what, std::size_t count, Step step) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const Clock::time_point start = Clock::now();
    step();
    const std::chrono::duration<double> took = Clock::now() - start;
    best = std::min(best, took.count());
  }
  fmt::print("{:24} {:9.0f} a second\n", what,
             static_cast<double>(count) / best);
}

void run(const std::vector<Pair>& pairs) {
  std::vector<NameToken> tokens;
  for (const Pair& pair : pairs) {
    tokens.push_back(read_name_token(pair.first));
    tokens.push_back(read_name_token(pair.second));
  }
  fmt::print("{} pairs\n", pairs.size());
  double sum = 0;  // so that nothing is left out as unused
  print_speed("sets of keys", 2 * pairs.size(), [&] {
    for (const Pair& pair : pairs) {
      sum += static_cast<double>(latin_keys(pair.first).size());
      sum += static_cast<double>(latin_keys(pair.second).size());
    }
  });
  print_speed("pairs read and scored", pairs.size(), [&] {
    for (const Pair& pair : pairs) sum += token_score(pair.first, pair.second);
  });
  print_speed("read pairs scored", pairs.size(), [&] {
    for (std::size_t i = 0; i < tokens.size(); i += 2) {
      sum += token_score(tokens[i], tokens[i + 1]);
    }
  });
  print_speed("read pairs aligned", pairs.size(), [&] {
    for (std::size_t i = 0; i < tokens.size(); i += 2) {
      sum += alignment_score(tokens[i], tokens[i + 1]);
    }
  });
  if (sum == 0) fmt::print("no scores\n");
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  std::vector<fihrist::Pair> pairs;
  for (int i = 1; i < argc; ++i) {
    for (auto& pair : fihrist::read_pairs(argv[i])) {
      pairs.push_back(std::move(pair));
    }
  }
  fihrist::run(pairs);
  return 0;
}
