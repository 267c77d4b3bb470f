#include "indexer/input_run.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "corpus/error.h"
#include "corpus/metadata.h"
#include "corpus/reader.h"
#include "corpus/walk.h"

namespace fihrist {
namespace {

ReadOptions read_options(const CommandOptions& options,
                         const ProblemSink& on_problem) {
  ReadOptions read;
  read.on_problem = on_problem;
  read.defaults = parse_fields(options.assignments);
  if (!options.metadata.empty()) {
    read.metadata = load_metadata(options.metadata, on_problem);
  }
  return read;
}

// Of all inputs; unknown when it is of one of them.
std::uint64_t total_bytes(const std::vector<std::string>& inputs) {
  std::uint64_t total = 0;
  for (const std::string& input : inputs) {
    if (input == "-") return 0;
    for (const InputFile& file : list_files(input)) total += file.bytes;
  }
  return total;
}

}  // namespace

void InputRun::read_all(const std::function<void(Document)>& use) {
  const ReadOptions read =
      read_options(options_, [&](const Problem& problem) { tell(problem); });
  const std::uint64_t total =
      progress_.is_shown() ? total_bytes(options_.inputs) : 0;
  std::uint64_t bytes_behind = 0;
  for (const std::string& input : options_.inputs) {
    Reader reader = open_reader(input, read);
    while (auto document = reader.next()) {
      ++documents_;
      use(std::move(*document));
      progress_.show({.documents = documents_,
                      .bytes = bytes_behind + reader.bytes_read(),
                      .total = total});
    }
    bytes_behind += reader.bytes_read();
  }
  progress_.clear();
}

void InputRun::tell(const Problem& problem) {
  progress_.clear();
  ++problems_;
  fmt::print(stderr, "{}\n", to_string(problem));
}

int InputRun::finish(std::string_view done) {
  progress_.clear();
  fmt::print(stderr, "{} {} document{}, {} problem{}\n", done, documents_,
             documents_ == 1 ? "" : "s", problems_, problems_ == 1 ? "" : "s");
  return exit_status();
}

int InputRun::exit_status() const {
  return problems_ == 0 ? 0 : kExitSkippedInput;
}

}  // namespace fihrist
