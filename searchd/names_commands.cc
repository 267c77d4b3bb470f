#include "searchd/names_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/alias_files.h"
#include "analyzers/alias_merge.h"
#include "analyzers/guessed_rows.h"
#include "analyzers/user_table.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "searchd/answer_source.h"
#include "searchd/suggestions.h"
#include "searchd/suggestions_text.h"

namespace fihrist {
namespace {

struct SuggestOptions {
  std::string index;
  std::string server;
  std::string aliases;
  std::size_t limit = kDefaultSuggestions;
  std::optional<std::size_t> min_count;
  std::string kind = "all";
  bool json = false;
};

struct RowOptions {
  std::string aliases;
  std::string actor;
  std::string alias;
  std::string kind;
  std::string strength = "strong";
  std::string from;
  std::string to;
  std::string source;
  std::string actor_kind;
  std::string name;
  std::string description;
  std::string why;
};

// So many more are asked for as the tables may take out.
std::size_t limit_to_ask(const SuggestOptions& options, const AliasRows& rows) {
  const std::size_t known = rows.aliases.size() + rows.refusals.size();
  return std::max(options.limit,
                  std::min(kMaxSuggestions, options.limit + known));
}

int suggest(const SuggestOptions& options) {
  AliasRows rows;
  if (!options.aliases.empty()) {
    rows = load_alias_rows({options.aliases});
    // What the tables below have is left out by the index already.
    std::erase_if(rows.aliases,
                  [folder = printable(options.aliases)](const Alias& alias) {
                    return !alias.row.starts_with(folder);
                  });
  }
  const auto source = open_answer_source(options.index, options.server);
  Parameters parameters = {
      {"limit", std::to_string(limit_to_ask(options, rows))},
      {"kind", options.kind}};
  if (options.min_count) {
    parameters.emplace_back("min_count", std::to_string(*options.min_count));
  }
  const std::string answer = source->get("names/suggestions", parameters);
  const KeptSuggestions kept =
      keep_new_suggestions(answer, rows, options.limit);
  if (options.json) {
    fmt::print("{}\n", nlohmann::ordered_json::parse(kept.json).dump(2));
  } else {
    fmt::print("{}", suggestions_text(kept.json));
  }
  std::fflush(stdout);  // the rows before what is said of them
  fmt::print(stderr, "{}\n", effort_text(kept.json));
  if (kept.left_out > 0) {
    fmt::print(stderr, "{} left out, for {} has or refuses them\n",
               kept.left_out, options.aliases);
  }
  return 0;
}

template <typename Value>
Value read_value(const char* option, const std::string& text,
                 std::optional<Value> value) {
  if (value) return *value;
  throw Error(ErrorCode::usage, fmt::format("{} {} is not known; see --help",
                                            option, quote(text)));
}

std::optional<Date> read_day(const char* option, const std::string& text,
                             bool is_first) {
  if (text.empty()) return std::nullopt;
  const auto period = read_value(option, text, parse_period(text));
  return is_first ? period.first : period.last;
}

std::string default_source() {
  const char* user = std::getenv("USER");
  const bool is_named = user != nullptr && *user != '\0';
  return fmt::format("added {}{}{}", to_string(today()), is_named ? " by " : "",
                     is_named ? user : "");
}

Alias alias_of(const RowOptions& options) {
  Alias alias;
  alias.actor = options.actor;
  alias.text = options.alias;
  alias.kind =
      options.kind.empty()
          ? guess_alias_kind(options.alias)
          : read_value("--kind", options.kind, parse_alias_kind(options.kind));
  alias.strength = read_value("--strength", options.strength,
                              parse_strength(options.strength));
  alias.held.first = read_day("--from", options.from, true);
  alias.held.last = read_day("--to", options.to, false);
  alias.source = options.source.empty() ? default_source() : options.source;
  return alias;
}

std::optional<Actor> new_actor_of(const RowOptions& options) {
  if (options.actor_kind.empty()) {
    if (options.name.empty() && options.description.empty()) {
      return std::nullopt;
    }
    throw Error(ErrorCode::usage,
                "--name and --description are of a new actor; give its "
                "--actor-kind as well");
  }
  Actor actor;
  actor.id = options.actor;
  actor.kind = read_value("--actor-kind", options.actor_kind,
                          parse_actor_kind(options.actor_kind));
  actor.name = options.name.empty() ? options.alias : options.name;
  actor.description = options.description;
  return actor;
}

int tell(const TableChange& change, const std::string& folder) {
  for (const TableLine& line : change.written) {
    fmt::print("{}\n", line.line);
    std::fflush(stdout);
    fmt::print(stderr, "written to {}/{}\n", folder, line.file);
  }
  for (const TableLine& line : change.taken_out) {
    fmt::print(stderr, "taken out of {}/{}: {}\n", folder, line.file,
               line.line);
  }
  fmt::print(stderr, "now: fihrist-indexer retag INDEX --aliases {}\n", folder);
  return 0;
}

std::string folder_of(const RowOptions& options) {
  if (!options.aliases.empty()) return options.aliases;
  throw Error(ErrorCode::usage,
              "which tables? name your folder of them with --aliases DIR or "
              "FIHRIST_ALIASES");
}

int add(const RowOptions& options) {
  const std::string folder = folder_of(options);
  return tell(add_alias(folder, alias_of(options), new_actor_of(options)),
              folder);
}

int refuse(const RowOptions& options) {
  const std::string folder = folder_of(options);
  const std::string actor =
      options.actor.empty() ? std::string(kNobody) : options.actor;
  return tell(refuse_alias(folder, actor, options.alias, options.why), folder);
}

template <typename Options>
void add_text_option(CLI::App& sub, const std::shared_ptr<Options>& options,
                     const char* name, std::string Options::*text,
                     const char* environment, const char* type,
                     const char* help) {
  sub.add_option(name, (*options).*text, help)
      ->envname(environment)
      ->type_name(type);
}

void add_suggest(CLI::App& names, std::function<int()>& chosen) {
  const auto options = std::make_shared<SuggestOptions>();
  CLI::App& sub = *names.add_subcommand(
      "suggest", "names of the archive that the tables lack, as rows for them");
  add_text_option(sub, options, "--index", &SuggestOptions::index,
                  "FIHRIST_INDEX", "DIR", "folder of the index");
  add_text_option(sub, options, "--server", &SuggestOptions::server,
                  "FIHRIST_SERVER", "URL", "address of a fihrist-searchd");
  add_text_option(sub, options, "--aliases", &SuggestOptions::aliases,
                  "FIHRIST_ALIASES", "DIR",
                  "leaves out what these tables have or refuse");
  sub.add_option("--limit", options->limit, "how many of each list (50)")
      ->type_name("N");
  sub.add_option("--min-count", options->min_count,
                 "only names in so many articles or more (spellings 1, "
                 "names 2)")
      ->type_name("N");
  sub.add_option("--kind", options->kind, "of which kind (all)")
      ->type_name("person|group|all");
  sub.add_flag("--json", options->json, "as JSON");
  sub.callback(
      [&chosen, options] { chosen = [options] { return suggest(*options); }; });
}

void add_folder_option(CLI::App& sub,
                       const std::shared_ptr<RowOptions>& options) {
  add_text_option(sub, options, "--aliases", &RowOptions::aliases,
                  "FIHRIST_ALIASES", "DIR", "your own tables");
}

struct RowColumn {
  const char* option;
  std::string RowOptions::*text;
  const char* type;
  const char* help;
};

constexpr RowColumn kRowColumns[] = {
    {"--kind", &RowOptions::kind, "KIND",
     "spelling, native, translation, acronym, kunya, title or mt_error; "
     "guessed by script and capitals"},
    {"--strength", &RowOptions::strength, "strong|weak", "strong by default"},
    {"--from", &RowOptions::from, "DATE", "first day of a title"},
    {"--to", &RowOptions::to, "DATE", "last day of a title"},
    {"--source", &RowOptions::source, "TEXT",
     "where the claim comes from; the day and you"},
    {"--actor-kind", &RowOptions::actor_kind, "KIND",
     "the actor is new, and of this kind: person, group, force, party, "
     "government, organization, state, media or place"},
    {"--name", &RowOptions::name, "TEXT",
     "of a new actor, as the page shows it; the alias"},
    {"--description", &RowOptions::description, "TEXT",
     "of a new actor: one line of fact"},
};

void add_add(CLI::App& names, std::function<int()>& chosen) {
  const auto options = std::make_shared<RowOptions>();
  CLI::App& sub = *names.add_subcommand(
      "add", "adds a row to your tables: this alias means this actor");
  sub.add_option("ACTOR", options->actor, "id of the actor")->required();
  sub.add_option("ALIAS", options->alias, "how the news calls it")->required();
  add_folder_option(sub, options);
  for (const RowColumn& column : kRowColumns) {
    sub.add_option(column.option, (*options).*column.text, column.help)
        ->type_name(column.type);
  }
  sub.callback(
      [&chosen, options] { chosen = [options] { return add(*options); }; });
}

void add_refuse(CLI::App& names, std::function<int()>& chosen) {
  const auto options = std::make_shared<RowOptions>();
  CLI::App& sub = *names.add_subcommand(
      "refuse", "notes in your tables that a suggestion was wrong");
  sub.add_option("ALIAS", options->alias, "what was suggested")->required();
  sub.add_option("ACTOR", options->actor,
                 "whom it does not mean; without: it is nobody's name");
  add_folder_option(sub, options);
  sub.add_option("--why", options->why, "a reason, for people")
      ->type_name("TEXT");
  sub.callback(
      [&chosen, options] { chosen = [options] { return refuse(*options); }; });
}

}  // namespace

void add_suggestion_commands(CLI::App& names, std::function<int()>& chosen) {
  add_suggest(names, chosen);
  add_add(names, chosen);
  add_refuse(names, chosen);
}

}  // namespace fihrist
