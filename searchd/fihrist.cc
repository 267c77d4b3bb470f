// The program fihrist: asks an index or a server, and tells about names.

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "indexer/index_directory.h"
#include "indexer/mention_changes.h"
#include "indexer/program.h"
#include "searchd/answer_source.h"
#include "searchd/answer_text.h"
#include "searchd/copies_text.h"
#include "searchd/export_command.h"
#include "searchd/names_commands.h"
#include "searchd/names_lines.h"
#include "searchd/names_text.h"
#include "searchd/search_command.h"
#include "searchd/search_options.h"

namespace fihrist {
namespace {

struct Options : SourceOptions {
  std::string text;                  // id, prefix, name or file
  std::string date;                  // of a text to be tagged
  std::vector<std::string> folders;  // of alias tables
  Parameters parameters;             // of the profile
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

int show(const Options& options) {
  const auto source = open_answer_source(options.index, options.server);
  const std::string json =
      source->get("documents/" + options.text, options.parameters);
  if (options.json) {
    print_json(json);
  } else {
    fmt::print("{}{}", document_text(json, text_style()),
               copies_text(json, text_style()));
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

int explain(const Options& options) {
  const auto source = open_name_source(options.index, options.server);
  const std::string json = source->get("names", {{"q", options.text}});
  if (options.json) {
    print_json(json);
  } else {
    fmt::print("{}", explanation_text(json));
  }
  return 0;
}

int show_actor(const Options& options) {
  const auto source = open_answer_source(options.index, options.server);
  const std::string json =
      source->get("actors/" + options.text, options.parameters);
  if (options.json) {
    print_json(json);
  } else {
    fmt::print("{}", profile_text(json));
  }
  return 0;
}

std::string read_text(const std::string& file) {
  std::ostringstream text;
  if (file.empty() || file == "-") {
    text << std::cin.rdbuf();
    return std::move(text).str();
  }
  std::ifstream in(file, std::ios::binary);
  if (in && !std::filesystem::is_directory(file)) {
    text << in.rdbuf();
    return std::move(text).str();
  }
  throw Error(ErrorCode::usage, fmt::format("cannot read {}", quote(file)));
}

// As JSON where there is more to say than the text.
Posted tag_request(const Options& options) {
  std::string text = read_text(options.text);
  if (options.date.empty()) return {"text/plain", std::move(text)};
  if (const auto invalid = first_invalid_byte(text)) {
    throw Error(ErrorCode::usage,
                fmt::format("the text is not UTF-8 at byte {}", *invalid));
  }
  const nlohmann::json request = {{"body", text}, {"date", options.date}};
  return {"application/json", request.dump()};
}

int tag(const Options& options) {
  const auto source = open_name_source(options.index, options.server);
  const std::string json =
      source->post(std::string(kTagRoute), tag_request(options));
  if (options.json) {
    print_json(json);
  } else {
    fmt::print("{}", tag_text(json));
  }
  return 0;
}

// What the tables would change in an index; the problems it adds to theirs.
std::vector<Problem> compare_names(const Options& options, AliasRows rows) {
  const MentionChanges changes =
      compare_mentions(options.index, std::move(rows));
  if (options.json) {
    fmt::print("{}\n", to_json_text(changes));
  } else {
    fmt::print("{}", to_text(changes));
  }
  return changes.problems;
}

int check_names(const Options& options) {
  std::vector<Problem> problems;
  const auto collect = [&](const Problem& problem) {
    problems.push_back(problem);
  };
  AliasRows rows = merge_alias_folders(options.folders, collect);
  const std::string counts =
      fmt::format("{} actors, {} aliases, {} links", rows.actors.size(),
                  rows.aliases.size(), rows.links.size());
  if (!options.index.empty() && problems.empty()) {
    problems = compare_names(options, std::move(rows));
  }
  for (const Problem& problem : problems) {
    // What the tables say is the output, unless a comparison is.
    fmt::print(options.index.empty() ? stdout : stderr, "{}\n",
               to_string(problem));
  }
  std::fflush(stdout);  // the count comes last, wherever both go
  fmt::print(stderr, "{}: {} problem{}\n", counts, problems.size(),
             problems.size() == 1 ? "" : "s");
  return problems.empty() ? 0 : kExitSkippedInput;
}

void add_answer_options(CLI::App& sub, Options& options) {
  add_source_options(sub, options);
  sub.add_flag("--json", options.json, "as JSON");
}

constexpr const char* kOfTheTables =
    "Without an index or a server, the tables are the shipped ones.";

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
                  "whom a name means, by which row, and whom not", explain);
  explaining.add_option("NAME", options.text, "any spelling")->required();
  add_answer_options(explaining, options);
  explaining.footer(kOfTheTables);

  CLI::App& showing = add_command(
      names, chosen, "show",
      "an actor: timeline, company, spellings by month, links, rows",
      show_actor);
  showing.add_option("ID", options.text, "as fihrist actors lists it")
      ->required();
  add_answer_options(showing, options);
  add_actor_options(showing, options.parameters);

  CLI::App& tagging = add_command(
      names, chosen, "tag", "who is meant in a text, a mention a line", tag);
  tagging.add_option("FILE", options.text,
                     "plain text in UTF-8; - or none: the standard input");
  tagging.add_option("--date", options.date, "day of the text, for titles")
      ->type_name("DAY");
  add_answer_options(tagging, options);
  tagging.footer(kOfTheTables);

  CLI::App& checking = add_command(names, chosen, "check",
                                   "validates alias tables; exit status 1 when "
                                   "there is a problem",
                                   check_names);
  checking.add_option("DIR", options.folders,
                      "tables to be laid over the shipped ones, in order");
  CLI::Option* against =
      checking
          .add_option("--against", options.index,
                      "an index: which mentions a retag with these tables "
                      "would gain and lose; writes nothing")
          ->type_name("INDEX");
  checking.add_flag("--json", options.json, "the comparison as JSON")
      ->needs(against);
}

int run(int argc, char** argv) {
  CLI::App app("Searches archives of news for actors in any spelling.",
               "fihrist");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_line("fihrist"));
  Options options;
  Command chosen = nullptr;

  std::function<int()> other_command;
  add_search_command(app, other_command);

  CLI::App& showing =
      add_command(app, chosen, "show", "shows an article", show);
  showing.add_option("ID", options.text, "id of the article")->required();
  showing.add_flag_callback(
      "--copies",
      [&options] { options.parameters.emplace_back("copies", "show"); },
      "its copies too, and which words each outlet changed");
  add_answer_options(showing, options);

  CLI::App& listing = add_command(app, chosen, "actors",
                                  "lists the actors of the archive", actors);
  listing.add_option("PREFIX", options.text, "how a name of theirs begins");
  add_answer_options(listing, options);

  add_export_command(app, other_command);
  add_names_commands(app, options, chosen);
  add_suggestion_commands(*app.get_subcommand("names"), other_command);
  add_line_commands(*app.get_subcommand("names"), other_command);
  return run_program(app, argc, argv, [&] {
    return other_command ? other_command() : chosen(options);
  });
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) { return fihrist::run(argc, argv); }
