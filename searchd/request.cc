#include "searchd/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "analyzers/words.h"
#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

template <typename Value>
struct Choice {
  std::string_view name;
  Value value;
};

constexpr std::array kActorModes = {Choice<ActorMode>{"any", ActorMode::any},
                                    Choice<ActorMode>{"all", ActorMode::all}};
constexpr std::array kUndatedChoices = {
    Choice<Undated>{"include", Undated::include},
    Choice<Undated>{"exclude", Undated::exclude},
    Choice<Undated>{"only", Undated::only}};
constexpr std::array kSorts = {Choice<Sort>{"relevance", Sort::relevance},
                               Choice<Sort>{"newest", Sort::newest},
                               Choice<Sort>{"oldest", Sort::oldest},
                               Choice<Sort>{"added", Sort::added}};
constexpr std::array kCopies = {Choice<CopyMode>{"show", CopyMode::show},
                                Choice<CopyMode>{"group", CopyMode::group}};
constexpr std::array kKinds = {
    Choice<ActorKind>{"person", ActorKind::person},
    Choice<ActorKind>{"group", ActorKind::group},
    Choice<ActorKind>{"force", ActorKind::force},
    Choice<ActorKind>{"party", ActorKind::party},
    Choice<ActorKind>{"government", ActorKind::government},
    Choice<ActorKind>{"organization", ActorKind::organization},
    Choice<ActorKind>{"state", ActorKind::state},
    Choice<ActorKind>{"media", ActorKind::media}};
constexpr std::array kIntervals = {
    Choice<Interval>{"auto", Interval::automatic},
    Choice<Interval>{"day", Interval::day},
    Choice<Interval>{"month", Interval::month},
    Choice<Interval>{"year", Interval::year}};

[[noreturn]] void fail_value(std::string_view name, std::string_view value,
                             std::string_view expected) {
  throw Error(ErrorCode::usage, fmt::format("{}={} is not known; use {}", name,
                                            quote(value), expected));
}

template <typename Choices>
auto choose(std::string_view name, const std::string& value,
            const Choices& choices) {
  std::string known;
  for (const auto& choice : choices) {
    if (choice.name == value) return choice.value;
    known += known.empty() ? "" : ", ";
    known += choice.name;
  }
  fail_value(name, value, known);
}

std::size_t number(std::string_view name, const std::string& value,
                   std::size_t limit) {
  std::size_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error == std::errc::result_out_of_range ||
      (error == std::errc() && stop == end && number > limit)) {
    throw Error(ErrorCode::limit,
                fmt::format("{} is at most {}, not {}", name, limit, value));
  }
  if (error != std::errc() || stop != end) {
    fail_value(name, value, fmt::format("a number from 0 to {}", limit));
  }
  return number;
}

DateRange period(std::string_view name, const std::string& value) {
  const auto range = parse_period(value);
  if (!range) fail_value(name, value, "2020, 2020-11 or 2020-11-25");
  return *range;
}

struct FacetName {
  std::string_view name;
  bool FacetChoice::*choice;
};

constexpr std::array kFacets = {FacetName{"actor", &FacetChoice::actor},
                                FacetName{"date", &FacetChoice::date},
                                FacetName{"source", &FacetChoice::source},
                                FacetName{"language", &FacetChoice::language},
                                FacetName{"kind", &FacetChoice::kind}};

FacetChoice facets(const std::string& value) {
  FacetChoice choice{false, false, false, false, false};
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::string_view name = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    const auto* const facet =
        std::find_if(kFacets.begin(), kFacets.end(),
                     [&](const FacetName& row) { return row.name == name; });
    if (facet == kFacets.end()) {
      fail_value("facets", name,
                 "a comma list of actor, date, source, language, kind");
    }
    choice.*facet->choice = true;
  }
  return choice;
}

template <typename Value>
void add_once(std::string_view name, Value value, std::vector<Value>& values) {
  if (values.size() == kMaxFilterValues) {
    throw Error(ErrorCode::limit, fmt::format("{} may be given {} times", name,
                                              kMaxFilterValues));
  }
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

void add_value(std::string_view name, const std::string& value,
               std::vector<std::string>& values) {
  if (value.empty()) fail_value(name, value, "a value that is not empty");
  add_once(name, value, values);
}

// Of what is compared folded: signs alone are no name.
void check_letters(std::string_view name, const std::string& value) {
  if (fold(value).empty()) {
    fail_value(name, value, "a name of letters or digits");
  }
}

struct Parameter {
  std::string_view name;
  void (*read)(const std::string& value, SearchRequest& request);
};

constexpr std::array kParameters = {
    Parameter{"q", [](const std::string& value,
                      SearchRequest& request) { request.query = value; }},
    Parameter{"actor",
              [](const std::string& value, SearchRequest& request) {
                add_value("actor", value, request.filters.actors);
              }},
    Parameter{"actor_mode",
              [](const std::string& value, SearchRequest& request) {
                request.filters.actor_mode =
                    choose("actor_mode", value, kActorModes);
              }},
    Parameter{"not_actor",
              [](const std::string& value, SearchRequest& request) {
                add_value("not_actor", value, request.filters.not_actors);
              }},
    Parameter{"spelling",
              [](const std::string& value, SearchRequest& request) {
                check_letters("spelling", value);
                add_value("spelling", value, request.filters.spellings);
              }},
    Parameter{"from",
              [](const std::string& value, SearchRequest& request) {
                request.filters.dates.first = period("from", value).first;
              }},
    Parameter{"to",
              [](const std::string& value, SearchRequest& request) {
                request.filters.dates.last = period("to", value).last;
              }},
    Parameter{"undated",
              [](const std::string& value, SearchRequest& request) {
                request.filters.undated =
                    choose("undated", value, kUndatedChoices);
              }},
    Parameter{"source",
              [](const std::string& value, SearchRequest& request) {
                check_letters("source", value);
                add_value("source", value, request.filters.sources);
              }},
    Parameter{"language",
              [](const std::string& value, SearchRequest& request) {
                add_value("language", value, request.filters.languages);
              }},
    Parameter{"kind",
              [](const std::string& value, SearchRequest& request) {
                add_once("kind", choose("kind", value, kKinds),
                         request.filters.kinds);
              }},
    Parameter{"sort",
              [](const std::string& value, SearchRequest& request) {
                request.sort = choose("sort", value, kSorts);
              }},
    Parameter{"limit",
              [](const std::string& value, SearchRequest& request) {
                request.limit = number("limit", value, kMaxLimit);
              }},
    Parameter{"offset",
              [](const std::string& value, SearchRequest& request) {
                request.offset = number("offset", value, kMaxOffset);
              }},
    Parameter{"facets",
              [](const std::string& value, SearchRequest& request) {
                request.facets = facets(value);
              }},
    Parameter{"facet_limit",
              [](const std::string& value, SearchRequest& request) {
                request.facet_limit =
                    number("facet_limit", value, kMaxFacetLimit);
              }},
    Parameter{"interval",
              [](const std::string& value, SearchRequest& request) {
                request.interval = choose("interval", value, kIntervals);
              }},
    Parameter{"copies",
              [](const std::string& value, SearchRequest& request) {
                request.copies = choose("copies", value, kCopies);
              }},
};

const Parameter& find_parameter(const std::string& name) {
  for (const Parameter& parameter : kParameters) {
    if (parameter.name == name) return parameter;
  }
  std::string known;
  for (const Parameter& parameter : kParameters) {
    known += known.empty() ? "" : ", ";
    known += parameter.name;
  }
  throw Error(ErrorCode::usage,
              fmt::format("no parameter {}; known are {}", quote(name), known));
}

bool is_repeatable(std::string_view name) {
  return name == "actor" || name == "not_actor" || name == "spelling" ||
         name == "source" || name == "language" || name == "kind";
}

void check_value(const std::string& name, const std::string& value) {
  if (name != "q" && value.size() > kMaxValueBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("{} has at most {} bytes", name, kMaxValueBytes));
  }
  if (const auto invalid = first_invalid_byte(value)) {
    throw Error(ErrorCode::usage,
                fmt::format("{} is not UTF-8 at byte {}", name, *invalid),
                *invalid);
  }
}

}  // namespace

SearchRequest parse_request(const Parameters& parameters) {
  SearchRequest request;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    const Parameter& parameter = find_parameter(name);
    if (!is_repeatable(name) &&
        std::find(seen.begin(), seen.end(), name) != seen.end()) {
      throw Error(ErrorCode::usage,
                  fmt::format("{} may be given once only", name));
    }
    seen.push_back(name);
    check_value(name, value);
    parameter.read(value, request);
  }
  const DateRange& dates = request.filters.dates;
  if (dates.first && dates.last && *dates.last < *dates.first) {
    throw Error(ErrorCode::usage,
                fmt::format("from {} lies after to {}", to_string(*dates.first),
                            to_string(*dates.last)));
  }
  return request;
}

std::vector<std::string> parameter_names() {
  std::vector<std::string> names;
  for (const Parameter& parameter : kParameters) {
    names.emplace_back(parameter.name);
  }
  return names;
}

std::string_view to_string(Interval interval) {
  for (const auto& choice : kIntervals) {
    if (choice.value == interval) return choice.name;
  }
  return {};
}

}  // namespace fihrist
