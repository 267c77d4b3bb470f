// The commands that change what is in an index.

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <string>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "corpus/metadata.h"
#include "indexer/gaps.h"
#include "indexer/index_writer.h"
#include "indexer/indexer_commands.h"
#include "indexer/progress.h"
#include "indexer/retag.h"

namespace fihrist {
namespace {

int set_one(const CommandOptions& options) {
  const Fields fields = parse_fields(options.assignments);
  IndexWriter writer =
      IndexWriter::update(options.index, "fihrist-indexer set");
  if (!writer.set(options.id, fields)) {
    throw Error(ErrorCode::not_found,
                fmt::format("no document has the id {}", options.id));
  }
  writer.commit();
  return 0;
}

int set_by_table(const CommandOptions& options) {
  std::uint64_t problems = 0;
  const auto tell = [&](const Problem& problem) {
    ++problems;
    fmt::print(stderr, "{}\n", to_string(problem));
  };
  IndexWriter writer =
      IndexWriter::update(options.index, "fihrist-indexer set");
  const SetRows rows = set_rows(writer, options.metadata, tell);
  for (const Problem& problem : writer.commit()) tell(problem);
  fmt::print(stderr, "changed {} document{}, {} as before, {} problem{}\n",
             rows.changed, rows.changed == 1 ? "" : "s", rows.same, problems,
             problems == 1 ? "" : "s");
  return problems == 0 ? 0 : kExitSkippedInput;
}

}  // namespace

int run_remove(const CommandOptions& options) {
  IndexWriter writer =
      IndexWriter::update(options.index, "fihrist-indexer remove");
  std::uint64_t missing = 0;
  for (const std::string& id : options.inputs) {
    if (writer.remove(id)) continue;
    ++missing;
    fmt::print(stderr, "no document has the id {}\n", id);
  }
  writer.commit();
  fmt::print(stderr, "removed {} of {}\n", options.inputs.size() - missing,
             options.inputs.size());
  return missing == 0 ? 0 : kExitSkippedInput;
}

int run_set(const CommandOptions& options) {
  const bool has_change = !options.id.empty() && !options.assignments.empty();
  const bool has_table = !options.metadata.empty();
  if (has_table == has_change || has_table != options.id.empty()) {
    throw Error(ErrorCode::usage,
                "set takes an ID and KEY=VALUE..., or --metadata FILE.csv");
  }
  return has_table ? set_by_table(options) : set_one(options);
}

int run_retag(const CommandOptions& options) {
  Progress progress;
  progress.say("retagging");
  const Retagged retagged =
      retag_index(options.index, load_alias_rows(options.alias_folders));
  progress.clear();
  for (const Problem& problem : retagged.problems) {
    fmt::print(stderr, "{}\n", to_string(problem));
  }
  fmt::print(stderr, "{}\n", to_string(retagged));
  return retagged.problems.empty() ? 0 : kExitSkippedInput;
}

}  // namespace fihrist
