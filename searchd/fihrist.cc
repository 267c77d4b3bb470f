// The program fihrist: asks an index or a server, and tells about names.

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzers/alias_files.h"
#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "indexer/index_directory.h"
#include "indexer/program.h"
#include "searchd/answer_source.h"
#include "searchd/answer_text.h"
#include "searchd/explain_name.h"
#include "searchd/names_commands.h"

namespace fihrist {
namespace {

struct Options {
  std::string index;
  std::string server;
  std::string text;       // query, id, prefix, name or folder
  Parameters parameters;  // of the search
  bool json = false;
};

TextStyle text_style() {
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = no_color != nullptr && *no_color != '\0';
  return ::isatty(STDOUT_FILENO) == 1 && !refused ? TextStyle::coloured
                                                  : TextStyle::plain;
}

// JSON for people who read it: two blanks a level.
void print_json(const std::string& json) {
  fmt::print("{}\n", nlohmann::ordered_json::parse(json).dump(2));
}

int search(const Options& options) {
  const auto source = open_answer_source(options.index, options.server);
  Parameters parameters = options.parameters;
  parameters.emplace_back("q", options.text);
  const std::string json = source->get("search", parameters);
  if (options.json) {
    print_json(json);
  } else {
    fmt::print("{}", search_text(json, text_style()));
  }
  return 0;
}

int show(const Options& options) {
  const auto source = open_answer_source(options.index, options.server);
  const std::string json = source->get("documents/" + options.text, {});
  if (options.json) {
    print_json(json);
  } else {
    fmt::print("{}", document_text(json, text_style()));
  }
  return 0;
}

int actors(const Options& options) {
  const auto source = open_answer_source(options.index, options.server);
  const Parameters parameters = options.text.empty()
                                    ? Parameters{}
                                    : Parameters{{"prefix", options.text}};
  const std::string json = source->get("actors", parameters);
  if (options.json) {
    print_json(json);
  } else {
    fmt::print("{}", actors_text(json));
  }
  return 0;
}

// The tables of the index where one is named, else the shipped ones.
AliasTable tables(const Options& options) {
  if (options.index.empty()) return AliasTable(load_alias_rows({}));
  const Generation live = live_generation(options.index);
  return AliasTable(read_merged_alias_rows(live.aliases().string()));
}

int explain(const Options& options) {
  const auto reasons = explain_name(options.text, tables(options));
  if (options.json) {
    fmt::print("{}\n", to_json_text(reasons));
  } else {
    fmt::print("{}", to_text(options.text, reasons));
  }
  return 0;
}

int check_names(const Options& options) {
  std::vector<Problem> problems;
  const auto collect = [&](const Problem& problem) {
    problems.push_back(problem);
  };
  std::vector<std::string> folders;
  if (!options.text.empty()) folders.push_back(options.text);
  const AliasRows rows = merge_alias_folders(folders, collect);
  for (const Problem& problem : problems) {
    fmt::print("{}\n", to_string(problem));
  }
  fmt::print(stderr, "{} actors, {} aliases, {} links: {} problem{}\n",
             rows.actors.size(), rows.aliases.size(), rows.links.size(),
             problems.size(), problems.size() == 1 ? "" : "s");
  return problems.empty() ? 0 : kExitSkippedInput;
}

// An option of `search` that becomes a parameter of the API.
struct SearchOption {
  const char* option;
  const char* parameter;
  const char* value;
  const char* help;
};

constexpr SearchOption kSearchOptions[] = {
    {"--actor", "actor", "ID", "articles that mention the actor; repeatable"},
    {"--actor-mode", "actor_mode", "any|all", "any (default) or all actors"},
    {"--not-actor", "not_actor", "ID", "leaves out who mention the actor"},
    {"--from", "from", "DATE", "from 2020, 2020-11 or 2020-11-25 on"},
    {"--to", "to", "DATE", "up to the end of 2020, 2020-11 or 2020-11-25"},
    {"--undated", "undated", "include|exclude|only",
     "articles without a date; left out when there are dates"},
    {"--source", "source", "NAME", "articles of the source; repeatable"},
    {"--language", "language", "CODE", "articles in the language; repeatable"},
    {"--sort", "sort", "relevance|newest|oldest|added", "order of the hits"},
    {"--limit", "limit", "N", "how many hits (10)"},
    {"--offset", "offset", "N", "how many hits to pass over"},
    {"--copies", "copies", "show", "copies of one story, each by itself"},
};

// CLI11 asks the environment for all commands, also those not chosen: a text
// of theirs must not replace what the chosen one was told.
void take_texts_when_chosen(
    CLI::App& sub, std::vector<std::pair<CLI::Option*, std::string*>> texts) {
  sub.parse_complete_callback([texts = std::move(texts)] {
    for (const auto& [option, text] : texts) {
      if (option->count() > 0) *text = option->as<std::string>();
    }
  });
}

void add_source_options(CLI::App& sub, Options& options) {
  CLI::Option* index = sub.add_option("--index", "folder of the index")
                           ->envname("FIHRIST_INDEX")
                           ->type_name("DIR");
  CLI::Option* server =
      sub.add_option("--server", "address of a fihrist-searchd")
          ->envname("FIHRIST_SERVER")
          ->type_name("URL");
  take_texts_when_chosen(sub,
                         {{index, &options.index}, {server, &options.server}});
  sub.add_flag("--json", options.json, "as JSON");
}

void add_search_options(CLI::App& sub, Options& options) {
  for (const SearchOption& row : kSearchOptions) {
    sub.add_option_function<std::vector<std::string>>(
           row.option,
           [&options,
            parameter = row.parameter](const std::vector<std::string>& values) {
             for (const std::string& value : values) {
               options.parameters.emplace_back(parameter, value);
             }
           },
           row.help)
        ->type_name(row.value)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
}

using Command = int (*)(const Options&);

CLI::App& add_command(CLI::App& app, Command& chosen, const char* name,
                      const char* help, Command command) {
  CLI::App& sub = *app.add_subcommand(name, help);
  sub.callback([&chosen, command] { chosen = command; });
  return sub;
}

void add_names_commands(CLI::App& app, Options& options, Command& chosen) {
  CLI::App& names = *app.add_subcommand("names", "tells about names");
  names.require_subcommand(1);
  CLI::App& explaining =
      add_command(names, chosen, "explain",
                  "which actor, by which row of the tables", explain);
  explaining.add_option("NAME", options.text, "any spelling")->required();
  CLI::Option* index =
      explaining.add_option("--index", "whose tables; the shipped")
          ->envname("FIHRIST_INDEX")
          ->type_name("DIR");
  take_texts_when_chosen(explaining, {{index, &options.index}});
  explaining.add_flag("--json", options.json, "as JSON");
  CLI::App& checking = add_command(names, chosen, "check",
                                   "validates alias tables; exit status 1 when "
                                   "there is a problem",
                                   check_names);
  checking.add_option("DIR", options.text,
                      "tables to be laid over the shipped ones");
}

int run(int argc, char** argv) {
  CLI::App app("Searches archives of news for actors in any spelling.",
               "fihrist");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_line("fihrist"));
  Options options;
  Command chosen = nullptr;

  CLI::App& searching =
      add_command(app, chosen, "search", "finds articles", search);
  searching.add_option("QUERY", options.text, "names, words, \"phrases\"")
      ->required();
  add_source_options(searching, options);
  add_search_options(searching, options);

  CLI::App& showing =
      add_command(app, chosen, "show", "shows an article", show);
  showing.add_option("ID", options.text, "id of the article")->required();
  add_source_options(showing, options);

  CLI::App& listing = add_command(app, chosen, "actors",
                                  "lists the actors of the archive", actors);
  listing.add_option("PREFIX", options.text, "how a name of theirs begins");
  add_source_options(listing, options);

  add_names_commands(app, options, chosen);
  std::function<int()> suggestion_command;
  add_suggestion_commands(*app.get_subcommand("names"), suggestion_command);
  return run_program(app, argc, argv, [&] {
    return suggestion_command ? suggestion_command() : chosen(options);
  });
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) { return fihrist::run(argc, argv); }
