#include "searchd/search_options.h"

#include <CLI/CLI.hpp>
#include <span>

namespace fihrist {
namespace {

struct SearchOption {
  const char* option;
  const char* parameter;
  const char* value;
  const char* help;
};

constexpr SearchOption kFilterOptions[] = {
    {"--actor", "actor", "ID", "articles that mention the actor; repeatable"},
    {"--actor-mode", "actor_mode", "any|all", "any (default) or all actors"},
    {"--not-actor", "not_actor", "ID", "leaves out who mention the actor"},
    {"--spelling", "spelling", "NAME",
     "articles that call an actor so (one of --actor, if given); repeatable"},
    {"--from", "from", "DATE", "from 2020, 2020-11 or 2020-11-25 on"},
    {"--to", "to", "DATE", "up to the end of 2020, 2020-11 or 2020-11-25"},
    {"--undated", "undated", "include|exclude|only",
     "articles without a date; left out when there are dates"},
    {"--source", "source", "NAME", "articles of the source; repeatable"},
    {"--language", "language", "CODE", "articles in the language; repeatable"},
    {"--kind", "kind", "KIND",
     "articles with an actor of the kind: person, group, force, party, "
     "government, organization, state, media; repeatable"},
    {"--copies", "copies", "group|show",
     "copies of one story: each by itself (default), or the story once"},
    {"--sort", "sort", "relevance|newest|oldest|added", "order of the hits"},
};

constexpr SearchOption kPageOptions[] = {
    {"--limit", "limit", "N", "how many hits (10)"},
    {"--offset", "offset", "N", "how many hits to pass over"},
    {"--facets", "facets", "LIST",
     "which counts: actor,date,source,language (default), kind"},
};

constexpr SearchOption kActorOptions[] = {
    {"--within", "within", "article|paragraph|sentence",
     "how near the company stands (article)"},
    {"--kind", "kind", "KIND", "of the company: person, group …; repeatable"},
    {"--limit", "limit", "N", "how many of the company (10)"},
    {"--query", "q", "QUERY", "only of his articles that answer it"},
    {"--actor", "actor", "ID", "only articles with this one too; repeatable"},
    {"--actor-mode", "actor_mode", "any|all", "any (default) or all of these"},
    {"--not-actor", "not_actor", "ID", "leaves out who mention the other"},
    {"--spelling", "spelling", "NAME",
     "only articles that call him so; repeatable"},
    {"--from", "from", "DATE", "from 2020, 2020-11 or 2020-11-25 on"},
    {"--to", "to", "DATE", "up to the end of 2020, 2020-11 or 2020-11-25"},
    {"--undated", "undated", "include|exclude|only",
     "articles without a date; left out when there are dates"},
    {"--source", "source", "NAME", "articles of the source; repeatable"},
    {"--language", "language", "CODE", "articles in the language; repeatable"},
    {"--interval", "interval", "auto|day|month|year", "of the timeline"},
};

void add_options(CLI::App& sub, std::span<const SearchOption> options,
                 Parameters& parameters) {
  for (const SearchOption& row : options) {
    sub.add_option_function<std::vector<std::string>>(
           row.option,
           [&parameters,
            parameter = row.parameter](const std::vector<std::string>& values) {
             for (const std::string& value : values) {
               parameters.emplace_back(parameter, value);
             }
           },
           row.help)
        ->type_name(row.value)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
}

}  // namespace

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

void add_source_options(CLI::App& sub, SourceOptions& options) {
  CLI::Option* index = sub.add_option("--index", "folder of the index")
                           ->envname("FIHRIST_INDEX")
                           ->type_name("DIR");
  CLI::Option* server =
      sub.add_option("--server", "address of a fihrist-searchd")
          ->envname("FIHRIST_SERVER")
          ->type_name("URL");
  take_texts_when_chosen(sub,
                         {{index, &options.index}, {server, &options.server}});
}

void add_filter_options(CLI::App& sub, Parameters& parameters) {
  add_options(sub, kFilterOptions, parameters);
}

void add_page_options(CLI::App& sub, Parameters& parameters) {
  add_options(sub, kPageOptions, parameters);
}

void add_actor_options(CLI::App& sub, Parameters& parameters) {
  add_options(sub, kActorOptions, parameters);
}

}  // namespace fihrist
