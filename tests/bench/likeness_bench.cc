// Whom the gate of analyzers/arabic_likeness.h lets in, and how fast it is.
//
//   likeness_bench [WORDS...]
//
// Prints which English words of wamerican and which Western surnames
// (tests/analyzers/western_surnames.txt), or words of files named, are widened
// to somebody's name in the shipped tables.

#include <fmt/core.h>

#include <chrono>
#include <string>
#include <vector>

#include "analyzers/arabic_likeness.h"
#include "analyzers/fold.h"
#include "tests/analyzers/widened_words.h"

namespace fihrist {
namespace {

void print_widened(const WidenedWords& names, const std::string& what,
                   const std::vector<std::string>& words) {
  if (words.empty()) return fmt::print("{}: none here\n", what);
  std::size_t passing = 0;
  for (const std::string& word : words) passing += may_be_arabic_name(word);
  const auto widened = widened_among(names, words);
  fmt::print("{}: {} of {} pass, {} are widened, {:.2f} %\n", what, passing,
             words.size(), widened.size(),
             100. * static_cast<double>(widened.size()) /
                 static_cast<double>(words.size()));
  for (const std::string& row : widened) fmt::print("  {}\n", row);
}

void print_speed(const std::vector<std::string>& words) {
  constexpr int kRounds = 20;
  std::size_t passing = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int round = 0; round < kRounds; ++round) {
    for (const std::string& word : words) passing += may_be_arabic_name(word);
  }
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - begin;
  fmt::print(
      "{:.2f} million words a second ({} pass)\n",
      1e-6 * kRounds * static_cast<double>(words.size()) / seconds.count(),
      passing / kRounds);
}

std::vector<std::string> folded_lines(const char* path) {
  std::vector<std::string> lines = lines_of(path);
  for (std::string& line : lines) line = fold_word(line);
  return lines;
}

int run(int count, char** files) {
  const WidenedWords names;
  for (int i = 1; i < count; ++i) {
    print_widened(names, files[i], folded_lines(files[i]));
  }
  if (count > 1) return 0;
  print_widened(names, "English words", dictionary_words());
  print_widened(names, "Western surnames", western_surnames());
  print_speed(dictionary_words());
  return 0;
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) { return fihrist::run(argc, argv); }
