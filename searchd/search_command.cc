#include "searchd/search_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "corpus/error.h"
#include "searchd/answer_source.h"
#include "searchd/answer_text.h"
#include "searchd/citation_check.h"
#include "searchd/search_options.h"

namespace fihrist {
namespace {

// As diff and cmp end.
constexpr int kExitDifferent = 1;

struct SearchCommand {
  SourceOptions source;
  std::optional<std::string> query;
  Parameters filters;
  Parameters page;
  bool json = false;
  bool cites = false;
  std::string cited;      // a digest or file to be checked
  std::string citations;  // folder
};

TextStyle text_style() {
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = no_color != nullptr && *no_color != '\0';
  return ::isatty(STDOUT_FILENO) == 1 && !refused ? TextStyle::coloured
                                                  : TextStyle::plain;
}

// Which articles, in whatever order.
Parameters set_of(const SearchCommand& command) {
  Parameters parameters = command.filters;
  std::erase_if(parameters,
                [](const auto& one) { return one.first == "sort"; });
  parameters.emplace_back("q", *command.query);
  return parameters;
}

void cite(const SearchCommand& command, const AnswerSource& source) {
  const std::string text = ask_for_citation(source, set_of(command));
  const Citation citation = read_citation(text, "the answer");
  const auto path =
      store_citation(citation_folder(command.citations), citation.digest, text);
  fmt::print(stderr, "cited as {}, kept in {}\n", citation.digest,
             path.string());
}

int search(const SearchCommand& command) {
  const auto source =
      open_answer_source(command.source.index, command.source.server);
  Parameters parameters = command.filters;
  parameters.insert(parameters.end(), command.page.begin(), command.page.end());
  parameters.emplace_back("q", *command.query);
  const std::string json = source->get("search", parameters);
  if (command.json) {
    fmt::print("{}\n", nlohmann::ordered_json::parse(json).dump(2));
  } else {
    fmt::print("{}", search_text(json, text_style()));
  }
  if (command.cites) cite(command, *source);
  return 0;
}

// Without a record, no more can be told than whether the digests are equal.
int compare_digests(const SearchCommand& command, const AnswerSource& source) {
  const std::string digest = read_digest(command.cited);
  const std::string folder = citation_folder(command.citations).string();
  if (!command.query) {
    throw Error(ErrorCode::usage,
                fmt::format("{} is not kept in {}; name the file that it is "
                            "in, or the query, to compare the digest alone",
                            digest, folder));
  }
  Parameters parameters = set_of(command);
  parameters.emplace_back("limit", "0");
  parameters.emplace_back("facets", "");
  const auto answer = nlohmann::json::parse(source.get("search", parameters));
  const auto now = answer.at("digest").get<std::string>();
  const bool same = now == digest;
  if (command.json) {
    const nlohmann::ordered_json root = {
        {"same", same},
        {"then", {{"digest", digest}}},
        {"now", {{"digest", now}, {"total", answer.at("total")}}}};
    fmt::print("{}\n", root.dump(2));
  } else if (same) {
    fmt::print("{}: the same now\n", digest);
  } else {
    fmt::print("{}: not the same; now it is {}\n", digest, now);
  }
  if (!same) {
    fmt::print(stderr,
               "what has changed cannot be told: it is not kept in {}\n",
               folder);
  }
  return same ? 0 : kExitDifferent;
}

bool are_same_request(Parameters a, Parameters b) {
  std::erase_if(a, [](const auto& one) { return one.first == "sort"; });
  std::erase_if(b, [](const auto& one) { return one.first == "sort"; });
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// What is to be asked now: as typed, else as it was cited.
Parameters request_of(const SearchCommand& command, const Citation& then) {
  if (!command.query) {
    if (!command.filters.empty()) {
      throw Error(ErrorCode::usage,
                  "filters without a query; name both, or neither to ask as "
                  "it was cited");
    }
    if (then.parameters) return *then.parameters;
    throw Error(ErrorCode::usage,
                "an export does not tell its query: name it as well");
  }
  const Parameters asked = set_of(command);
  if (then.parameters && !are_same_request(asked, *then.parameters)) {
    fmt::print(stderr,
               "note: it was cited with another query or other filters\n");
  }
  return asked;
}

int check(const SearchCommand& command) {
  const auto source =
      open_answer_source(command.source.index, command.source.server);
  auto then = find_citation(citation_folder(command.citations), command.cited);
  if (!then) return compare_digests(command, *source);
  const Parameters parameters = request_of(command, *then);
  const CheckedCitation checked =
      check_citation(std::move(*then), *source, parameters);
  if (command.json) {
    fmt::print("{}\n", to_json_text(checked));
  } else {
    fmt::print("{}", to_text(checked));
  }
  return checked.is_same() ? 0 : kExitDifferent;
}

int run(const SearchCommand& command) {
  if (!command.cited.empty()) return check(command);
  if (command.query) return search(command);
  throw Error(ErrorCode::usage, "QUERY is required; see fihrist search --help");
}

}  // namespace

void add_search_command(CLI::App& app, std::function<int()>& chosen) {
  const auto options = std::make_shared<SearchCommand>();
  CLI::App& sub = *app.add_subcommand("search", "finds articles");
  sub.add_option("QUERY", options->query,
                 "names, words, \"phrases\"; may be left out with --check");
  add_source_options(sub, options->source);
  sub.add_flag("--json", options->json, "as JSON");
  add_filter_options(sub, options->filters);
  add_page_options(sub, options->page);
  CLI::Option* citing = sub.add_flag(
      "--cite", options->cites,
      "also keeps which articles answered, to be checked by its digest");
  sub.add_option("--check", options->cited,
                 "what was added, removed, edited or tagged otherwise since "
                 "it was cited; exit status 1 when anything was")
      ->type_name("DIGEST|FILE")
      ->excludes(citing);
  CLI::Option* folder =
      sub.add_option("--citations", "where --cite keeps and --check looks")
          ->envname("FIHRIST_CITATIONS")
          ->type_name("DIR");
  sub.footer(
      "Citations are kept in fihrist/citations of XDG_DATA_HOME, by default "
      "in ~/.local/share.");
  sub.callback([&chosen, options, folder] {
    if (folder->count() > 0) {
      options->citations = folder->as<std::string>();
    }
    chosen = [options] { return run(*options); };
  });
}

}  // namespace fihrist
