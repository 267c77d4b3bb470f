#include "searchd/api.h"

#include <fmt/format.h>

#include <array>

#include "analyzers/words.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "searchd/response_json.h"
#include "searchd/tagging.h"

namespace fihrist {
namespace {

void check_no_parameters(const Parameters& parameters) {
  if (parameters.empty()) return;
  throw Error(ErrorCode::usage, fmt::format("no parameter {} is known here",
                                            quote(parameters[0].first)));
}

void check_utf8(std::string_view name, std::string_view text) {
  if (const auto invalid = first_invalid_byte(text)) {
    throw Error(ErrorCode::usage,
                fmt::format("{} is not UTF-8 at byte {}", name, *invalid),
                *invalid);
  }
}

std::string answer_search(const Searcher& searcher, std::string_view,
                          const Parameters& parameters) {
  return to_json(searcher.search(parse_request(parameters)));
}

Searcher::WithCopies asked_copies(const Parameters& parameters) {
  if (parameters.empty()) return Searcher::WithCopies::no;
  const auto& [name, value] = parameters.front();
  if (name != "copies" || parameters.size() > 1) {
    throw Error(ErrorCode::usage,
                fmt::format("no parameter {} is known here but one copies",
                            quote(parameters.back().first)));
  }
  if (value != "show") {
    throw Error(
        ErrorCode::usage,
        fmt::format("copies={} is unknown; there is show", quote(value)));
  }
  return Searcher::WithCopies::yes;
}

std::string answer_document(const Searcher& searcher, std::string_view id,
                            const Parameters& parameters) {
  const Searcher::WithCopies copies = asked_copies(parameters);
  check_utf8("the id", id);
  return to_json(searcher.document(std::string(id), copies));
}

std::string answer_actors(const Searcher& searcher, std::string_view,
                          const Parameters& parameters) {
  if (parameters.empty()) return to_json(searcher.actors(""));
  const auto& [name, prefix] = parameters.front();
  if (name != "prefix" || parameters.size() > 1) {
    throw Error(ErrorCode::usage,
                fmt::format("no parameter {} is known here but one prefix",
                            quote(parameters.back().first)));
  }
  check_utf8("prefix", prefix);
  return to_json(searcher.actors(prefix));
}

std::string answer_actor(const Searcher& searcher, std::string_view id,
                         const Parameters& parameters) {
  check_utf8("the id", id);
  return to_json(
      searcher.actor(std::string(id), parse_actor_request(parameters)));
}

const std::string& asked_name(const Parameters& parameters) {
  if (parameters.size() != 1 || parameters[0].first != "q") {
    throw Error(ErrorCode::usage, "names takes one parameter, q: the name");
  }
  const std::string& name = parameters[0].second;
  check_utf8("q", name);
  if (name.size() > kMaxValueBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("q has at most {} bytes", kMaxValueBytes));
  }
  if (fold(name).empty()) {
    throw Error(
        ErrorCode::usage,
        fmt::format("q={} is no name; it has no letter or digit", quote(name)));
  }
  return name;
}

std::string answer_names(const Searcher& searcher, std::string_view,
                         const Parameters& parameters) {
  return to_json(searcher.explain(asked_name(parameters)));
}

std::string answer_suggestions(const Searcher& searcher, std::string_view,
                               const Parameters& parameters) {
  return to_json(searcher.suggestions(parse_suggestion_request(parameters)));
}

struct Route {
  std::string_view name;
  bool takes_rest;  // what follows the name is the id of something
  std::string (*answer)(const Searcher&, std::string_view rest,
                        const Parameters&);
};

constexpr std::array kRoutes = {
    Route{"search", false, answer_search},
    Route{"documents/", true, answer_document},
    Route{"actors", false, answer_actors},
    Route{"actors/", true, answer_actor},
    Route{"names", false, answer_names},
    Route{"names/suggestions", false, answer_suggestions},
};

[[noreturn]] void fail_route(std::string_view route) {
  std::string known;
  for (const std::string& name : route_names()) {
    known += known.empty() ? "" : ", ";
    known += name;
  }
  throw Error(ErrorCode::not_found,
              fmt::format("no route /api/v1/{}; there are {}", printable(route),
                          known));
}

Document posted_document(std::string_view route, const Parameters& parameters,
                         const Posted& posted) {
  if (route != kTagRoute) fail_route(route);
  check_no_parameters(parameters);
  return parse_tag_request(posted.type, posted.body);
}

}  // namespace

std::string answer(const Searcher& searcher, std::string_view route,
                   const Parameters& parameters) {
  for (const Route& known : kRoutes) {
    const bool is_it =
        known.takes_rest ? route.starts_with(known.name) : route == known.name;
    if (!is_it) continue;
    return known.answer(searcher, route.substr(known.name.size()), parameters);
  }
  fail_route(route);
}

std::string answer(const AliasTable& table, std::string_view route,
                   const Parameters& parameters) {
  if (route != "names") fail_route(route);
  return to_json(NameResponse{explain_name(asked_name(parameters), table), {}});
}

std::string answer_posted(const Searcher& searcher, std::string_view route,
                          const Parameters& parameters, const Posted& posted) {
  return to_json(searcher.tag(posted_document(route, parameters, posted)));
}

std::string answer_posted(const AliasTable& table, std::string_view route,
                          const Parameters& parameters, const Posted& posted) {
  return to_json(
      tag_document(posted_document(route, parameters, posted), table));
}

std::vector<std::string> route_names() {
  std::vector<std::string> names;
  for (const Route& route : kRoutes) {
    names.push_back(std::string(route.name) + (route.takes_rest ? "ID" : ""));
  }
  names.emplace_back(kExportRoute);
  names.emplace_back(kTagRoute);
  return names;
}

}  // namespace fihrist
