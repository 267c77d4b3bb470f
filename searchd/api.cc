#include "searchd/api.h"

#include <fmt/format.h>

#include <array>

#include "corpus/error.h"
#include "corpus/utf8.h"
#include "searchd/response_json.h"

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

std::string answer_document(const Searcher& searcher, std::string_view id,
                            const Parameters& parameters) {
  check_no_parameters(parameters);
  check_utf8("the id", id);
  return to_json(searcher.document(std::string(id)));
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
    Route{"names/suggestions", false, answer_suggestions},
};

}  // namespace

std::string answer(const Searcher& searcher, std::string_view route,
                   const Parameters& parameters) {
  for (const Route& known : kRoutes) {
    const bool is_it =
        known.takes_rest ? route.starts_with(known.name) : route == known.name;
    if (!is_it) continue;
    return known.answer(searcher, route.substr(known.name.size()), parameters);
  }
  throw Error(ErrorCode::not_found,
              fmt::format("no route /api/v1/{}; there are search, "
                          "documents/ID, actors and names/suggestions",
                          printable(route)));
}

}  // namespace fihrist
