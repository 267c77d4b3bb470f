// What the score of two spellings is learned from (tests/bench/learn_names).
//
//   printf 'Karim\tKareem\n' | build/release/name_features
//   KRM KRM 1 I|i=1 B:I|i=1 T:VV=1 L:E|E=1 cost=0.3 …
//
// A line of two spellings gives the keys of each, with commas between, whether
// they share one, and the features of their alignment (alignment_features.h),
// with tabs between. With --persons, a line is one name and gives the tokens
// of whole_name.h, a key set each: for counting how many have a key.

#include <fmt/format.h>

#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "analyzers/name_key.h"
#include "analyzers/name_score.h"
#include "analyzers/whole_name.h"

namespace fihrist {
namespace {

void print_features(std::string_view line) {
  const std::size_t tab = line.find('\t');
  const NameToken a = read_name_token(line.substr(0, tab));
  const NameToken b = read_name_token(line.substr(tab + 1));
  std::map<std::string, double> sums;
  for (const Feature& feature : alignment_features(a, b)) {
    sums[feature.name] += feature.value;
  }
  fmt::print("{}\t{}\t{:d}", fmt::join(a.keys, ","), fmt::join(b.keys, ","),
             share_key(a.keys, b.keys));
  for (const auto& [name, value] : sums)
    fmt::print("\t{}={:.17g}", name, value);
  fmt::print("\n");
}

void print_keys(std::string_view name) {
  std::string_view separator;
  for (const NameToken& token : read_whole_name(name)) {
    fmt::print("{}{}", separator, fmt::join(token.keys, ","));
    separator = "\t";
  }
  fmt::print("\n");
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  const bool persons = argc > 1 && std::string_view(argv[1]) == "--persons";
  for (std::string line; std::getline(std::cin, line);) {
    persons ? fihrist::print_keys(line) : fihrist::print_features(line);
  }
  return 0;
}
