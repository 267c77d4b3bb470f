// The program fihrist-indexer: builds indexes and mends them.

#include <CLI/CLI.hpp>
#include <string>

#include "indexer/disk_errors.h"
#include "indexer/indexer_commands.h"
#include "indexer/program.h"

namespace fihrist {
namespace {

CLI::Option* add_inputs(CLI::App& sub, CommandOptions& options) {
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
  CLI::Option* dry_run =
      sub.add_flag("--dry-run", options.dry_run,
                   "reads it all, tells what would go in, writes nothing");
  sub.add_flag("--json", options.json, "what --dry-run tells, as JSON")
      ->needs(dry_run);
  return sub.add_option("INPUT", options.inputs,
                        "files, folders or - for stdin");
}

void add_aliases(CLI::App& sub, CommandOptions& options) {
  sub.add_option("--aliases", options.alias_folders,
                 "folder of alias tables to lay over the shipped ones")
      ->allow_extra_args(false);
}

void add_build_options(CLI::App& sub, CommandOptions& options) {
  CLI::Option* inputs = add_inputs(sub, options);
  CLI::Option* from =
      sub.add_option("--from", options.from,
                     "an index whose stored documents are read in place of "
                     "inputs, of this version or an older; may be INDEX");
  for (const char* name :
       {"--metadata", "--set", "--dates", "--field", "--split", "--dry-run"}) {
    from->excludes(sub.get_option(name));
  }
  from->excludes(inputs);
  sub.add_option("--jobs", options.jobs, "threads, and shards (one a core)")
      ->check(CLI::Range(1, 64));
  add_aliases(sub, options);
}

void add_add_options(CLI::App& sub, CommandOptions& options) {
  add_inputs(sub, options)->required();
}

void add_remove_options(CLI::App& sub, CommandOptions& options) {
  sub.add_option("ID", options.inputs, "ids of documents")->required();
}

void add_set_options(CLI::App& sub, CommandOptions& options) {
  sub.add_option("ID", options.id, "id of a document");
  sub.add_option("CHANGE", options.assignments,
                 "KEY=VALUE; title, date, source, url, language");
  sub.add_option("--metadata", options.metadata,
                 "CSV table with an id and what to set a row, as gaps prints "
                 "it; an empty cell changes nothing");
}

void add_retag_options(CLI::App& sub, CommandOptions& options) {
  add_aliases(sub, options);
  sub.add_option("--jobs", options.jobs,
                 "changes nothing: an index keeps its shards until a build")
      ->check(CLI::Range(1, 64));
}

void add_gaps_options(CLI::App& sub, CommandOptions& options) {
  sub.add_option("--lacking", options.lacking,
                 "date, source or language; without it, any of them")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"date", "source", "language"}));
  sub.add_flag("--json", options.json, "a line of JSON each");
}

void add_stats_options(CLI::App& sub, CommandOptions& options) {
  sub.add_flag("--json", options.json, "as JSON");
}

void add_no_options(CLI::App&, CommandOptions&) {}

struct Command {
  const char* name;
  const char* help;
  int (*run)(const CommandOptions&);
  void (*add_options)(CLI::App&, CommandOptions&);
};

constexpr Command kCommands[] = {
    {"build", "reads the inputs into a new generation of the index", run_build,
     add_build_options},
    {"add", "adds documents; one with the same id is replaced", run_add,
     add_add_options},
    {"remove", "removes documents", run_remove, add_remove_options},
    {"set", "mends the metadata of a document, or by a table of many", run_set,
     add_set_options},
    {"retag", "finds mentions anew where other alias tables change them",
     run_retag, add_retag_options},
    {"gaps", "lists documents without date, source or language, as CSV",
     run_gaps, add_gaps_options},
    {"check", "tells whether the index is whole; exit status 4 when not",
     run_check, add_no_options},
    {"stats", "tells what is in the index", run_stats, add_stats_options},
};

void add_command(CLI::App& app, CommandOptions& options, const Command*& chosen,
                 const Command& command) {
  CLI::App& sub = *app.add_subcommand(command.name, command.help);
  // CLI11 asks the environment for every command, also those not chosen: only
  // the chosen one's answer may count.
  CLI::Option* index = sub.add_option("INDEX", "folder of the index")
                           ->required()
                           ->envname("FIHRIST_INDEX");
  command.add_options(sub, options);
  sub.callback([&options, &chosen, &command, index] {
    options.index = index->as<std::string>();
    chosen = &command;
  });
}

int run(int argc, char** argv) {
  CLI::App app("Builds and mends indexes of news archives.", "fihrist-indexer");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_line("fihrist-indexer"));
  CommandOptions options;
  const Command* chosen = nullptr;
  for (const Command& command : kCommands) {
    add_command(app, options, chosen, command);
  }
  return run_program(app, argc, argv, [&] { return chosen->run(options); });
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  fihrist::end_with_status_where_xapian_aborts();
  return fihrist::run(argc, argv);
}
