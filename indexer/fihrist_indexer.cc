// The program fihrist-indexer: builds indexes and mends them.

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "corpus/reader.h"
#include "indexer/index_check.h"
#include "indexer/index_writer.h"
#include "indexer/override_check.h"
#include "indexer/program.h"
#include "indexer/retag.h"

namespace fihrist {
namespace {

// What any of the commands may be told.
struct Options {
  std::string index;
  std::vector<std::string> inputs;  // or ids, or KEY=VALUE
  std::vector<std::string> alias_folders;
  std::vector<std::string> assignments;
  std::vector<std::string> field_names;
  std::string metadata;
  std::string day_order;  // "dmy" or "mdy"; empty: each source tells
  std::string id;
  std::string split;
  unsigned jobs = 0;
  bool dry_run = false;
  bool json = false;
};

// A line on the terminal that is written over; nothing where there is none.
class Progress {
 public:
  void show(const Reader& reader, std::uint64_t documents) {
    if (!is_terminal_ || Clock::now() < next_) return;
    next_ = Clock::now() + std::chrono::milliseconds(100);
    const auto total = reader.bytes_total();
    const double share =
        total == 0 ? 0
                   : 100.0 * static_cast<double>(reader.bytes_read()) /
                         static_cast<double>(total);
    fmt::print(stderr, "\r{:>9} documents  {:3.0f} %", documents, share);
    shown_ = true;
  }

  void clear() {
    if (shown_) fmt::print(stderr, "\r{:40}\r", "");
    shown_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool is_terminal_ = ::isatty(STDERR_FILENO) == 1;
  bool shown_ = false;
  Clock::time_point next_;
};

// Reads all inputs through to `use`, tells each problem, and counts both.
class InputRun {
 public:
  explicit InputRun(const Options& options) : options_(options) {}

  void read_all(const std::function<void(Document)>& use) {
    const auto on_problem = [&](const Problem& problem) { tell(problem); };
    ReadOptions read;
    read.on_problem = on_problem;
    if (options_.split == "posts") read.split = Split::posts;
    read.defaults = parse_fields(options_.assignments);
    read.day_order = parse_day_order(options_.day_order);
    if (!options_.metadata.empty()) {
      read.metadata = load_metadata(options_.metadata, on_problem);
    }
    read.names = parse_field_names(options_.field_names);
    Reader reader = open_reader(options_.inputs, std::move(read));
    while (auto document = reader.next()) {
      ++documents_;
      use(std::move(*document));
      progress_.show(reader, documents_);
    }
    progress_.clear();
  }

  void tell(const Problem& problem) {
    progress_.clear();
    ++problems_;
    fmt::print(stderr, "{}\n", to_string(problem));
  }

  int finish(const char* done) {
    fmt::print(stderr, "{} {} document{}, {} problem{}\n", done, documents_,
               documents_ == 1 ? "" : "s", problems_,
               problems_ == 1 ? "" : "s");
    return problems_ == 0 ? 0 : kExitSkippedInput;
  }

 private:
  const Options& options_;
  Progress progress_;
  std::uint64_t documents_ = 0;
  std::uint64_t problems_ = 0;
};

void write_input(InputRun& run, IndexWriter& writer) {
  run.read_all([&](Document document) { writer.add(std::move(document)); });
  for (const Problem& problem : writer.commit()) run.tell(problem);
}

int build(const Options& options) {
  InputRun run(options);
  if (options.dry_run) {
    run.read_all([](const Document&) {});
    return run.finish("read, but not written,");
  }
  IndexWriter writer =
      IndexWriter::build(options.index, load_alias_rows(options.alias_folders),
                         {.jobs = options.jobs});
  write_input(run, writer);
  for (const Problem& problem : check_overrides(options.index)) {
    run.tell(problem);
  }
  return run.finish("indexed");
}

int add(const Options& options) {
  InputRun run(options);
  IndexWriter writer =
      IndexWriter::update(options.index, "fihrist-indexer add");
  write_input(run, writer);
  return run.finish("added");
}

int remove(const Options& options) {
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

int set(const Options& options) {
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

int retag(const Options& options) {
  const Retagged retagged =
      retag_index(options.index, load_alias_rows(options.alias_folders));
  for (const Problem& problem : retagged.problems) {
    fmt::print(stderr, "{}\n", to_string(problem));
  }
  fmt::print(stderr, "{}\n", to_string(retagged));
  return retagged.problems.empty() ? 0 : kExitSkippedInput;
}

int check(const Options& options) {
  const std::vector<std::string> damage = check_index(options.index);
  for (const std::string& line : damage) fmt::print("{}\n", line);
  if (!damage.empty()) return error_kind(ErrorCode::damaged).exit_status;
  fmt::print(stderr, "{} is whole\n", options.index);
  return 0;
}

int stats(const Options& options) {
  const IndexStats stats = index_stats(options.index);
  fmt::print("{}", options.json ? to_json_text(stats) + "\n" : to_text(stats));
  return 0;
}

using Command = int (*)(const Options&);

CLI::App& add_command(CLI::App& app, Options& options, Command& chosen,
                      const char* name, const char* help, Command command) {
  CLI::App& sub = *app.add_subcommand(name, help);
  // CLI11 asks the environment for every command, also those not chosen: only
  // the chosen one's answer may count.
  CLI::Option* index = sub.add_option("INDEX", "folder of the index")
                           ->required()
                           ->envname("FIHRIST_INDEX");
  sub.callback([&options, &chosen, index, command] {
    options.index = index->as<std::string>();
    chosen = command;
  });
  return sub;
}

void add_input_options(CLI::App& sub, Options& options) {
  sub.add_option("INPUT", options.inputs, "files, folders or - for stdin")
      ->required();
  sub.add_option("--metadata", options.metadata,
                 "CSV table with id or file and title, date, source, url, "
                 "language");
  sub.add_option("--set", options.assignments,
                 "KEY=VALUE for documents that lack it")
      ->allow_extra_args(false);
  sub.add_option("--dates", options.day_order,
                 "how 07/08/2021 is meant, dmy or mdy, whatever other dates "
                 "of its source tell")
      ->check(CLI::IsMember({"dmy", "mdy"}));
  sub.add_option("--field", options.field_names,
                 "FIELD=NAME: the key or column NAME holds this field")
      ->allow_extra_args(false);
  sub.add_option("--split", options.split,
                 "posts: each post of a forum thread is a document")
      ->check(CLI::IsMember({"posts"}));
}

void add_alias_option(CLI::App& sub, Options& options) {
  sub.add_option("--aliases", options.alias_folders,
                 "folder of alias tables to lay over the shipped ones")
      ->allow_extra_args(false);
}

void add_build_options(CLI::App& sub, Options& options) {
  add_alias_option(sub, options);
  sub.add_option("--jobs", options.jobs, "threads, and shards (one a core)")
      ->check(CLI::Range(1, 64));
}

int run(int argc, char** argv) {
  CLI::App app("Builds and mends indexes of news archives.", "fihrist-indexer");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_line("fihrist-indexer"));
  Options options;
  Command chosen = nullptr;

  CLI::App& to_build =
      add_command(app, options, chosen, "build",
                  "reads the inputs into a new generation of the index", build);
  add_input_options(to_build, options);
  add_build_options(to_build, options);
  to_build.add_flag("--dry-run", options.dry_run,
                    "reads and tells the problems, writes nothing");

  CLI::App& to_add =
      add_command(app, options, chosen, "add",
                  "adds documents; one with the same id is replaced", add);
  add_input_options(to_add, options);

  CLI::App& to_remove =
      add_command(app, options, chosen, "remove", "removes documents", remove);
  to_remove.add_option("ID", options.inputs, "ids of documents")->required();

  CLI::App& to_set = add_command(app, options, chosen, "set",
                                 "mends the metadata of a document", set);
  to_set.add_option("ID", options.id, "id of a document")->required();
  to_set
      .add_option("CHANGE", options.assignments,
                  "KEY=VALUE; title, date, source, url, language")
      ->required();

  CLI::App& to_retag = add_command(
      app, options, chosen, "retag",
      "finds mentions anew where other alias tables change them", retag);
  add_alias_option(to_retag, options);
  to_retag
      .add_option("--jobs", options.jobs,
                  "changes nothing: an index keeps its shards until a build")
      ->check(CLI::Range(1, 64));

  add_command(app, options, chosen, "check",
              "tells whether the index is whole; exit status 4 when not",
              check);
  CLI::App& to_stats = add_command(app, options, chosen, "stats",
                                   "tells what is in the index", stats);
  to_stats.add_flag("--json", options.json, "as JSON");

  return run_program(app, argc, argv, [&] { return chosen(options); });
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) { return fihrist::run(argc, argv); }
