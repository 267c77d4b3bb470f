// The commands that tell of an index.

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "indexer/gaps.h"
#include "indexer/index_check.h"
#include "indexer/index_directory.h"
#include "indexer/index_stats.h"
#include "indexer/index_writer.h"
#include "indexer/indexer_commands.h"

namespace fihrist {

int run_gaps(const CommandOptions& options) {
  const auto row = options.json ? gap_json : gap_csv;
  const Lacking lacking = parse_lacking(options.lacking);
  if (!options.json) fmt::print("{}", gap_header());
  const std::uint64_t gaps = for_each_gap(
      options.index, lacking,
      [&](const Document& document) { fmt::print("{}", row(document)); });
  fmt::print(stderr, "{} document{} with gaps\n", gaps, gaps == 1 ? "" : "s");
  return 0;
}

namespace {

// What a command that was killed has left to do; nothing where another writer
// is at work or nobody may write here.
void finish_copies(const std::string& index) {
  if (!has_unsettled_copies(live_generation(index))) return;
  try {
    IndexWriter::update(index, "fihrist-indexer check").finish_copies();
    fmt::print(stderr,
               "formed the clusters of copies that a command which "
               "was stopped had not\n");
  } catch (const Error& error) {
    fmt::print(stderr,
               "clusters of copies are to be formed by the next "
               "command that writes: {}\n",
               error.what());
  }
}

}  // namespace

int run_check(const CommandOptions& options) {
  finish_copies(options.index);
  const std::vector<std::string> damage = check_index(options.index);
  for (const std::string& line : damage) fmt::print("{}\n", line);
  if (!damage.empty()) return error_kind(ErrorCode::damaged).exit_status;
  fmt::print(stderr, "{} is whole\n", options.index);
  return 0;
}

int run_stats(const CommandOptions& options) {
  const IndexStats stats = index_stats(options.index);
  fmt::print("{}", options.json ? to_json_text(stats) + "\n" : to_text(stats));
  return 0;
}

}  // namespace fihrist
