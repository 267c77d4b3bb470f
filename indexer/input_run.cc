#include "indexer/input_run.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "corpus/error.h"
#include "corpus/metadata.h"
#include "indexer/stop_signals.h"

namespace fihrist {
namespace {

constexpr int kExitOfSignal = 128;  // as a shell says it

ReadOptions read_options(const CommandOptions& options,
                         const ProblemSink& on_problem) {
  ReadOptions read;
  read.on_problem = on_problem;
  read.defaults = parse_fields(options.assignments);
  read.day_order = parse_day_order(options.day_order);
  read.names = parse_field_names(options.field_names);
  if (options.split == "posts") read.split = Split::posts;
  if (!options.metadata.empty()) {
    read.metadata = load_metadata(options.metadata, on_problem);
  }
  return read;
}

}  // namespace

InputRun::InputRun(const CommandOptions& options)
    : reader_(open_reader(options.inputs,
                          read_options(options, [&](const Problem& problem) {
                            tell(problem);
                          }))) {}

void InputRun::read_all(const std::function<void(Document)>& use) {
  const StopSignals signals;
  while (auto document = reader_.next()) {
    if ((stopped_by_ = signals.received()) != 0) break;
    ++documents_;
    use(std::move(*document));
    progress_.show({.documents = documents_,
                    .bytes = reader_.bytes_read(),
                    .total = reader_.bytes_total()});
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

int InputRun::finish_stopped(std::string_view rest) {
  progress_.clear();
  fmt::print(stderr, "stopped after {} document{}; {}\n", documents_,
             documents_ == 1 ? "" : "s", rest);
  return kExitOfSignal + stopped_by_;
}

int InputRun::exit_status() const {
  return problems_ == 0 ? 0 : kExitSkippedInput;
}

}  // namespace fihrist
