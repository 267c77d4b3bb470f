// Reads all inputs of a command, tells each problem as it comes and how far it
// is, and counts both.
//
//   InputRun run(options);
//   run.read_all([&](Document document) { writer.add(std::move(document)); });
//   return run.finish("added");  // "added 17 documents, 1 problem"
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "corpus/document.h"
#include "corpus/problem.h"
#include "corpus/reader.h"
#include "indexer/command_options.h"
#include "indexer/progress.h"

namespace fihrist {

class InputRun {
 public:
  // Throws Error (usage, io) for options that say nothing and for an input that
  // is not there; so it comes before whatever makes or locks an index.
  explicit InputRun(const CommandOptions& options);
  InputRun(const InputRun&) = delete;

  // Up to the end, or until somebody stops it (stop_signals.h).
  void read_all(const std::function<void(Document)>& use);
  bool is_stopped() const { return stopped_by_ != 0; }

  // For what is read elsewhere.
  void count_document() { ++documents_; }
  void tell(const Problem& problem);
  Progress& progress() { return progress_; }

  std::uint64_t documents() const { return documents_; }
  std::uint64_t problems() const { return problems_; }

  // Tells both counts after `done`; returns the exit status.
  int finish(std::string_view done);
  // The same of a run that was stopped; `rest` says what became of it.
  int finish_stopped(std::string_view rest);
  int exit_status() const;

 private:
  Progress progress_;
  std::uint64_t documents_ = 0;
  std::uint64_t problems_ = 0;
  int stopped_by_ = 0;  // a signal
  Reader reader_;       // the last: it tells problems from its first file on
};

}  // namespace fihrist
