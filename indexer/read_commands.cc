// The commands that read documents into an index.

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "indexer/index_directory.h"
#include "indexer/index_writer.h"
#include "indexer/indexer_commands.h"
#include "indexer/input_run.h"
#include "indexer/input_summary.h"
#include "indexer/override_check.h"
#include "indexer/stored_documents.h"

namespace fihrist {
namespace {

void commit(InputRun& run, IndexWriter& writer, const char* what) {
  run.progress().say(what);
  for (const Problem& problem : writer.commit()) run.tell(problem);
}

// `index` is the one that the documents would be added to.
int summarise(const CommandOptions& options,
              std::optional<StoredDocuments> index) {
  InputRun run(options);
  InputSummary summary;
  if (index) summary.replaced = 0;
  run.read_all([&](const Document& document) {
    const auto before = summary.documents;
    summary.add(document);
    const bool is_new = summary.documents > before;
    if (index && is_new && index->contains(document.id)) ++*summary.replaced;
  });
  if (run.is_stopped()) return run.finish_stopped("nothing was written");
  summary.problems = run.problems();
  fmt::print("{}",
             options.json ? to_json_text(summary) + "\n" : to_text(summary));
  return run.exit_status();
}

void read_stored(const std::string& index, InputRun& run, IndexWriter& writer) {
  StoredDocuments documents(stored_generation(index));
  const std::uint64_t total = documents.count();
  documents.for_each(StoredDocuments::all, [&](StoredDocument stored) {
    run.count_document();
    writer.add(std::move(stored));
    run.progress().show(
        {.documents = run.documents(), .total_documents = total});
  });
}

// A build may take the place of what it reads: that answers until it is done.
int rebuild(const CommandOptions& options) {
  (void)stored_generation(options.from);  // no new folder where there is none
  InputRun run(options);
  IndexWriter writer =
      IndexWriter::build(options.index, load_alias_rows(options.alias_folders),
                         {.jobs = options.jobs});
  read_stored(options.from, run, writer);
  commit(run, writer, "merging");
  for (const Problem& problem : check_overrides(options.index)) {
    run.tell(problem);
  }
  return run.finish("indexed");
}

}  // namespace

int run_build(const CommandOptions& options) {
  if (options.from.empty() && options.inputs.empty()) {
    throw Error(ErrorCode::usage,
                "build takes INPUT..., or --from with an older index");
  }
  if (!options.from.empty()) return rebuild(options);
  if (options.dry_run) return summarise(options, std::nullopt);
  InputRun run(options);
  IndexWriter writer =
      IndexWriter::build(options.index, load_alias_rows(options.alias_folders),
                         {.jobs = options.jobs});
  run.read_all([&](Document document) { writer.add(std::move(document)); });
  if (run.is_stopped()) {
    return run.finish_stopped("the index is as it was before");
  }
  commit(run, writer, "merging");
  for (const Problem& problem : check_overrides(options.index)) {
    run.tell(problem);
  }
  return run.finish("indexed");
}

int run_add(const CommandOptions& options) {
  if (options.dry_run) {
    return summarise(options, StoredDocuments(live_generation(options.index)));
  }
  InputRun run(options);
  IndexWriter writer =
      IndexWriter::update(options.index, "fihrist-indexer add");
  run.read_all([&](Document document) { writer.add(std::move(document)); });
  commit(run, writer, "writing");
  if (run.is_stopped()) {
    return run.finish_stopped(
        "they are in the index; run the command again for the rest");
  }
  return run.finish("added");
}

}  // namespace fihrist
