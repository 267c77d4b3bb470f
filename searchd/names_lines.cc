#include "searchd/names_lines.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include "analyzers/spelling_pair.h"
#include "corpus/byte_source.h"
#include "corpus/error.h"
#include "corpus/problem.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr const char* kStandardInput = "-";

// What is wrong with a line, or nothing.
using Fault = std::string;

// Appends the answer to a line, or returns why there is none.
using Answer = Fault (*)(std::string_view line, std::string& output);

Fault print_keys(std::string_view line, std::string& output) {
  if (line.find('\t') != line.npos) return "a tab in it; one spelling a line";
  output += line;
  char separator = '\t';
  for (const std::string& key : spelling_keys(line)) {
    output += separator;
    output += key;
    separator = ' ';
  }
  if (separator == '\t') output += separator;
  output += '\n';
  return {};
}

Fault print_score(std::string_view line, std::string& output) {
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  if (tabs != 1) {
    return fmt::format("tabs in it: {}; two spellings a line, one tab between",
                       tabs);
  }
  const std::size_t tab = line.find('\t');
  const SpellingLikeness likeness =
      compare_spellings(line.substr(0, tab), line.substr(tab + 1));
  fmt::format_to(std::back_inserter(output), "{}\t{:.3f}\t{}\n", line,
                 likeness.score, to_string(likeness.verdict));
  return {};
}

Fault fault_of(const LineReader& lines) {
  if (lines.is_too_long()) {
    return fmt::format("{} bytes, more than {}", lines.length(), kMaxNamesLine);
  }
  if (const auto invalid = first_invalid_byte(lines.text())) {
    return fmt::format("not UTF-8 at byte {}", *invalid);
  }
  return {};
}

void write(std::string& output) {
  std::fwrite(output.data(), 1, output.size(), stdout);
  output.clear();
}

int answer_lines(std::istream& input, Answer answer) {
  constexpr std::size_t kBlock = 1 << 16;
  // The stream is not ours to delete.
  ByteSource bytes(std::make_unique<std::istream>(input.rdbuf()));
  LineReader lines(bytes, kMaxNamesLine);
  std::string output;
  std::size_t skipped = 0;
  while (lines.next()) {
    Fault fault = fault_of(lines);
    if (fault.empty()) {
      const bool is_first = lines.number() == 1;
      fault =
          answer(is_first ? without_bom(lines.text()) : lines.text(), output);
    }
    if (!fault.empty()) {
      ++skipped;
      fmt::print(stderr, "{}\n",
                 to_string(Problem{kStandardInput, lines.number(),
                                   fault + "; skipped"}));
    }
    if (output.size() >= kBlock) write(output);
  }
  write(output);
  if (bytes.failed()) {
    throw Error(ErrorCode::io, "the standard input could not be read on");
  }
  if (skipped == 0) return 0;
  fmt::print(stderr, "{} of {} lines skipped\n", skipped, lines.number());
  return kExitSkippedInput;
}

struct LineCommand {
  const char* name;
  const char* help;
  const char* more;
  Answer answer;
};

constexpr LineCommand kLineCommands[] = {
    {"keys", "standard input: a spelling a line; its keys are added",
     "Prints the spelling, a tab and its keys, one space between. Spellings "
     "of one\nname share a key; not all that share one are one name.",
     print_keys},
    {"score",
     "standard input: two spellings a line; tells whether they are "
     "one name",
     "Reads two spellings with a tab between, and adds score and verdict: "
     "same, maybe\nor different. One word each: log-odds, same from -1.3, "
     "maybe from -2.5; -9 when\nno key is shared. More words: 0 to 1, same "
     "from .68, maybe from .5. Where one\nis in Arabic script there are only "
     "keys; a single word across scripts is maybe\nat most.",
     print_score},
};

}  // namespace

void add_line_commands(CLI::App& names, std::function<int()>& chosen) {
  for (const LineCommand& row : kLineCommands) {
    CLI::App& sub = *names.add_subcommand(row.name, row.help);
    sub.footer(row.more);
    sub.callback([&chosen, answer = row.answer] {
      chosen = [answer] { return answer_lines(std::cin, answer); };
    });
  }
}

}  // namespace fihrist
