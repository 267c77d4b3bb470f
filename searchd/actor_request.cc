#include "searchd/actor_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

struct WithinName {
  std::string_view name;
  Within within;
};

constexpr std::array kWithinNames = {WithinName{"article", Within::article},
                                     WithinName{"paragraph", Within::paragraph},
                                     WithinName{"sentence", Within::sentence}};

// Those of a search that say which articles count, and the timeline's.
constexpr auto kSearchParameters = std::to_array<std::string_view>(
    {"q", "actor", "actor_mode", "not_actor", "spelling", "from", "to",
     "undated", "source", "language", "interval"});

[[noreturn]] void fail_value(std::string_view name, std::string_view value,
                             std::string_view expected) {
  throw Error(ErrorCode::usage, fmt::format("{}={} is not known; use {}", name,
                                            quote(value), expected));
}

Within parse_within(const std::string& value) {
  for (const WithinName& known : kWithinNames) {
    if (known.name == value) return known.within;
  }
  fail_value("within", value, "article, paragraph, sentence");
}

ActorKind parse_kind(const std::string& value) {
  const auto kind = parse_actor_kind(value);
  // A place is no actor, and nobody's company.
  if (kind && *kind != ActorKind::place) return *kind;
  fail_value("kind", value,
             "person, group, force, party, government, organization, state, "
             "media");
}

std::size_t parse_limit(const std::string& value) {
  std::size_t number = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  const bool is_number = !value.empty() && stop == end;
  const bool is_too_large = error == std::errc::result_out_of_range ||
                            (error == std::errc() && number > kMaxCompany);
  if (is_number && is_too_large) {
    throw Error(ErrorCode::limit,
                fmt::format("limit is at most {}, not {}", kMaxCompany, value));
  }
  if (is_number && error == std::errc()) return number;
  fail_value("limit", value, fmt::format("a number from 0 to {}", kMaxCompany));
}

struct OwnParameter {
  std::string_view name;
  bool is_repeatable;
  void (*read)(const std::string& value, ActorRequest& request);
};

constexpr std::array kOwnParameters = {
    OwnParameter{"within", false,
                 [](const std::string& value, ActorRequest& request) {
                   request.within = parse_within(value);
                 }},
    OwnParameter{"kind", true,
                 [](const std::string& value, ActorRequest& request) {
                   request.kinds.push_back(parse_kind(value));
                 }},
    OwnParameter{"limit", false,
                 [](const std::string& value, ActorRequest& request) {
                   request.limit = parse_limit(value);
                 }},
};

const OwnParameter* own_parameter(std::string_view name) {
  for (const OwnParameter& own : kOwnParameters) {
    if (own.name == name) return &own;
  }
  return nullptr;
}

void check_known(std::string_view name) {
  if (std::ranges::find(kSearchParameters, name) != kSearchParameters.end()) {
    return;
  }
  throw Error(
      ErrorCode::usage,
      fmt::format("no parameter {} is known here; known are {}", quote(name),
                  fmt::join(actor_parameter_names(), ", ")));
}

}  // namespace

ActorRequest parse_actor_request(const Parameters& parameters) {
  ActorRequest request;
  Parameters of_search;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    const OwnParameter* const own = own_parameter(name);
    if (own == nullptr) {
      check_known(name);
      of_search.emplace_back(name, value);
      continue;
    }
    if (!own->is_repeatable && std::ranges::find(seen, name) != seen.end()) {
      throw Error(ErrorCode::usage,
                  fmt::format("{} may be given once only", name));
    }
    seen.push_back(name);
    own->read(value, request);
  }
  SearchRequest search = parse_request(of_search);
  request.query = std::move(search.query);
  request.filters = std::move(search.filters);
  request.interval = search.interval;
  return request;
}

std::vector<std::string> actor_parameter_names() {
  std::vector<std::string> names;
  for (const OwnParameter& own : kOwnParameters) names.emplace_back(own.name);
  names.insert(names.end(), kSearchParameters.begin(), kSearchParameters.end());
  return names;
}

std::string_view to_string(Within within) {
  for (const WithinName& known : kWithinNames) {
    if (known.within == within) return known.name;
  }
  return {};
}

}  // namespace fihrist
