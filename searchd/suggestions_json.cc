// Suggestions as requests and answers of API v1.

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analyzers/guessed_rows.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "searchd/suggestions.h"

namespace fihrist {
namespace {

using Json = nlohmann::ordered_json;

std::size_t number(const std::string& name, const std::string& value,
                   std::size_t least, std::size_t most) {
  std::size_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  const bool is_number = error != std::errc::invalid_argument && stop == end;
  if (!is_number || number < least) {
    throw Error(ErrorCode::usage,
                fmt::format("{}={} is not known; use a number from {} to {}",
                            name, quote(value), least, most));
  }
  if (error == std::errc::result_out_of_range || number > most) {
    throw Error(ErrorCode::limit, fmt::format("{} is at most {}, not {}", name,
                                              most, quote(value)));
  }
  return number;
}

std::optional<NameKind> read_kind(const std::string& value) {
  if (value == "all") return std::nullopt;
  if (value == "person") return NameKind::person;
  if (value == "group") return NameKind::group;
  throw Error(ErrorCode::usage,
              fmt::format("kind={} is not known; use person, group, all",
                          quote(value)));
}

struct Parameter {
  std::string_view name;
  void (*read)(const std::string& value, SuggestionRequest& request);
};

constexpr Parameter kParameters[] = {
    {"limit",
     [](const std::string& value, SuggestionRequest& request) {
       request.limit = number("limit", value, 0, kMaxSuggestions);
     }},
    {"min_count",
     [](const std::string& value, SuggestionRequest& request) {
       request.min_count = number("min_count", value, 1, kMaxMinCount);
     }},
    {"kind",
     [](const std::string& value, SuggestionRequest& request) {
       request.kind = read_kind(value);
     }},
};

const Parameter& find_parameter(const std::string& name) {
  std::string known;
  for (const Parameter& parameter : kParameters) {
    if (parameter.name == name) return parameter;
    known += known.empty() ? "" : ", ";
    known += parameter.name;
  }
  throw Error(ErrorCode::usage,
              fmt::format("no parameter {}; known are {}", quote(name), known));
}

std::string_view to_string(NameKind kind) {
  return kind == NameKind::person ? "person" : "group";
}

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(fihrist::to_string(*date)) : Json(nullptr);
}

double rounded(double number) { return std::round(number * 100) / 100; }

Json example_json(const NameExample& example) {
  return {{"id", example.document},
          {"before", example.before},
          {"name", example.name},
          {"after", example.after}};
}

Json name_json(const FoundName& name) {
  return {{"name", name.text},
          {"kind", to_string(name.kind)},
          {"count", name.count},
          {"first", date_or_null(name.first)},
          {"last", date_or_null(name.last)},
          {"alias_kind", fihrist::to_string(name.alias_kind)},
          {"example", example_json(name.example)}};
}

Json actor_json(const LikelyActor& actor) {
  return {{"id", actor.id},
          {"name", actor.name},
          {"like", actor.like.empty() ? Json(nullptr) : Json(actor.like)},
          {"likeness", rounded(actor.likeness)},
          {"company", rounded(actor.company)},
          {"together", actor.together}};
}

Json spelling_json(const LikelyName& likely) {
  Json json = name_json(likely.name);
  json["actor"] = actor_json(likely.actor);
  json["strength"] = fihrist::to_string(likely.strength);
  json["score"] = rounded(likely.score);
  Json& twins = json["twins"] = Json::array();
  for (const Twin& twin : likely.twins) {
    twins.push_back({{"id", twin.document},
                     {"copy", twin.copy},
                     {"surface", twin.surface}});
  }
  Json& others = json["others"] = Json::array();
  for (const LikelyActor& other : likely.others) {
    others.push_back(actor_json(other));
  }
  return json;
}

Json unknown_json(const UnknownName& unknown) {
  Json json = name_json(unknown.name);
  json["actor_id"] = make_actor_id(unknown.name.text);
  Json& alike = json["alike"] = Json::array();
  for (const FoundName& name : unknown.alike) alike.push_back(name_json(name));
  return json;
}

}  // namespace

SuggestionRequest parse_suggestion_request(const Parameters& parameters) {
  SuggestionRequest request;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    const Parameter& parameter = find_parameter(name);
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      throw Error(ErrorCode::usage,
                  fmt::format("{} may be given once only", name));
    }
    seen.push_back(parameter.name);
    parameter.read(value, request);
  }
  return request;
}

std::vector<std::string> suggestion_parameter_names() {
  std::vector<std::string> names;
  for (const Parameter& parameter : kParameters) {
    names.emplace_back(parameter.name);
  }
  return names;
}

std::string to_json(const Suggestions& suggestions) {
  Json spellings = Json::array();
  for (const LikelyName& likely : suggestions.spellings) {
    spellings.push_back(spelling_json(likely));
  }
  Json names = Json::array();
  for (const UnknownName& name : suggestions.names) {
    names.push_back(unknown_json(name));
  }
  const SuggestionEffort& effort = suggestions.effort;
  const Json root = {{"spellings", spellings},
                     {"names", names},
                     {"looked_at",
                      {{"names", effort.names},
                       {"likely", effort.likely},
                       {"unknown", effort.unknown},
                       {"compared", effort.compared},
                       {"twins_sought", effort.twinned},
                       {"documents", effort.documents}}}};
  return root.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace fihrist
