#include "searchd/request.h"

#include <string>

#include "corpus/error.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string error_of(const Parameters& parameters) {
  try {
    parse_request(parameters);
  } catch (const Error& error) {
    return std::string(error_kind(error.code()).name) + ": " + error.what();
  }
  return {};
}

std::string shown(const std::optional<Date>& date) {
  return date ? to_string(*date) : "";
}

TEST_CASE("without parameters everything is asked for, ten at a time") {
  const SearchRequest request = parse_request({});
  CHECK(request.query.empty());
  CHECK(request.limit == 10);
  CHECK(request.offset == 0);
  CHECK(request.facet_limit == 100);
  CHECK(request.sort == Sort::relevance);
  CHECK(request.interval == Interval::automatic);
  CHECK(request.filters.dates.is_open());
  CHECK_FALSE(request.filters.undated);
  const FacetChoice& facets = request.facets;
  CHECK((facets.actor && facets.date && facets.source && facets.language));
}

TEST_CASE("from is the beginning of a period, to its end") {
  struct Row {
    const char* text;
    const char* first;
    const char* last;
  };
  const Row rows[] = {
      {"2020", "2020-01-01", "2020-12-31"},
      {"2020-02", "2020-02-01", "2020-02-29"},
      {"2020-11-25", "2020-11-25", "2020-11-25"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto from = parse_request({{"from", row.text}}).filters.dates;
    CHECK(shown(from.first) == row.first);
    CHECK_FALSE(from.last);
    const auto to = parse_request({{"to", row.text}}).filters.dates;
    CHECK(shown(to.last) == row.last);
    CHECK_FALSE(to.first);
  }
}

TEST_CASE("each value of a choice is known") {
  for (const char* value : {"any", "all"}) {
    CHECK_NOTHROW(parse_request({{"actor_mode", value}}));
  }
  for (const char* value : {"include", "exclude", "only"}) {
    CHECK_NOTHROW(parse_request({{"undated", value}}));
  }
  for (const char* value : {"relevance", "newest", "oldest", "added"}) {
    CHECK_NOTHROW(parse_request({{"sort", value}}));
  }
  for (const char* value : {"auto", "day", "month", "year"}) {
    const Interval interval = parse_request({{"interval", value}}).interval;
    CHECK(to_string(interval) == value);
  }
  for (const char* value : {"show", "group"}) {
    CHECK_NOTHROW(parse_request({{"copies", value}}));
  }
  for (const char* value : {"person", "group", "force", "party", "government",
                            "organization", "state", "media"}) {
    const auto kinds = parse_request({{"kind", value}}).filters.kinds;
    CHECK(to_string(kinds.at(0)) == value);
  }
}

TEST_CASE("facets are a comma list") {
  struct Row {
    const char* list;
    bool actor, date, source, language, kind;
  };
  const Row rows[] = {
      {"", false, false, false, false, false},
      {"actor", true, false, false, false, false},
      {"date,actor", true, true, false, false, false},
      {"actor,date,source,language", true, true, true, true, false},
      {"source,source,", false, false, true, false, false},
      {"kind", false, false, false, false, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.list);
    const FacetChoice facets = parse_request({{"facets", row.list}}).facets;
    CHECK(facets.actor == row.actor);
    CHECK(facets.date == row.date);
    CHECK(facets.source == row.source);
    CHECK(facets.language == row.language);
    CHECK(facets.kind == row.kind);
  }
}

TEST_CASE("what a request may not hold is told by name") {
  struct Row {
    const char* name;
    const char* value;
    const char* error;
  };
  const char* const period = " is not known; use 2020, 2020-11 or 2020-11-25";
  const Row rows[] = {
      {"actor", "",
       "usage: actor=\"\" is not known; use a value that is not "
       "empty"},
      {"not_actor", "",
       "usage: not_actor=\"\" is not known; use a value that "
       "is not empty"},
      {"source", "",
       "usage: source=\"\" is not known; use a name of letters "
       "or digits"},
      {"source", "…",
       "usage: source=\"…\" is not known; use a name of letters "
       "or digits"},
      {"spelling", "’",
       "usage: spelling=\"’\" is not known; use a name of letters or digits"},
      {"language", "",
       "usage: language=\"\" is not known; use a value that is "
       "not empty"},
      {"actor_mode", "none",
       "usage: actor_mode=\"none\" is not known; use "
       "any, all"},
      {"actor_mode", "", "usage: actor_mode=\"\" is not known; use any, all"},
      {"undated", "yes",
       "usage: undated=\"yes\" is not known; use include, "
       "exclude, only"},
      {"sort", "Newest",
       "usage: sort=\"Newest\" is not known; use relevance, "
       "newest, oldest, added"},
      {"interval", "week",
       "usage: interval=\"week\" is not known; use auto, "
       "day, month, year"},
      {"copies", "none",
       "usage: copies=\"none\" is not known; use show, group"},
      {"kind", "place",
       "usage: kind=\"place\" is not known; use person, group, force, party, "
       "government, organization, state, media"},
      {"facets", "actor,place",
       "usage: facets=\"place\" is not known; use a "
       "comma list of actor, date, source, language, kind"},
      {"limit", "",
       "usage: limit=\"\" is not known; use a number from 0 to "
       "1000"},
      {"limit", "ten",
       "usage: limit=\"ten\" is not known; use a number from 0 "
       "to 1000"},
      {"limit", "-1",
       "usage: limit=\"-1\" is not known; use a number from 0 "
       "to 1000"},
      {"limit", "1.5",
       "usage: limit=\"1.5\" is not known; use a number from 0 "
       "to 1000"},
      {"limit", " 1",
       "usage: limit=\" 1\" is not known; use a number from 0 "
       "to 1000"},
      {"limit", "99999999999999999999",
       "limit: limit is at most 1000, not 99999999999999999999"},
      {"query", "kani", "usage: no parameter \"query\"; known are q, actor, "},
      {"Q", "kani", "usage: no parameter \"Q\"; known are q, actor, "},
      {"", "", "usage: no parameter \"\"; known are q, actor, "},
      {"q", "\xFF", "usage: q is not UTF-8 at byte 0"},
      {"source", "a\xC3", "usage: source is not UTF-8 at byte 1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name, row.value);
    const std::string error = error_of({{row.name, row.value}});
    CHECK(error.starts_with(row.error));
  }
  for (const char* value : {"", "soon", "2020-13", "2020-02-30", "20-11-2020",
                            "2020-11-25T08:00:00Z", "0000"}) {
    for (const std::string name : {"from", "to"}) {
      CAPTURE(name, value);
      CHECK(error_of({{name, value}}) ==
            "usage: " + name + "=\"" + value + "\"" + period);
    }
  }
}

TEST_CASE("each limit of a request holds at its edge and not one past it") {
  struct Row {
    const char* name;
    std::string at_edge;
    std::string beyond;
    const char* message;
  };
  const Row rows[] = {
      {"limit", "1000", "1001", "limit: limit is at most 1000, not 1001"},
      {"offset", "100000", "100001",
       "limit: offset is at most 100000, not 100001"},
      {"facet_limit", "10000", "10001",
       "limit: facet_limit is at most 10000, not 10001"},
      {"source", std::string(kMaxValueBytes, 'a'),
       std::string(kMaxValueBytes + 1, 'a'),
       "limit: source has at most 1000 bytes"},
      {"actor", std::string(kMaxValueBytes, 'a'),
       std::string(kMaxValueBytes + 1, 'a'),
       "limit: actor has at most 1000 bytes"},
      {"sort", "newest", std::string(kMaxValueBytes + 1, 'a'),
       "limit: sort has at most 1000 bytes"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(error_of({{row.name, row.at_edge}}).empty());
    CHECK(error_of({{row.name, row.beyond}}) == row.message);
  }
}

TEST_CASE(
    "actors, kinds, spellings, sources and languages may be repeated, no "
    "other") {
  for (const std::string& name : parameter_names()) {
    CAPTURE(name);
    const bool is_repeatable = name == "actor" || name == "not_actor" ||
                               name == "spelling" || name == "source" ||
                               name == "language" || name == "kind";
    const std::string value = name == "copies"       ? "show"
                              : name == "actor_mode" ? "any"
                              : name == "kind"       ? "person"
                              : name == "undated"    ? "only"
                              : name == "sort"       ? "added"
                              : name == "facets"     ? "date"
                              : name == "interval"   ? "day"
                              : name == "from"       ? "2020"
                              : name == "to"         ? "2020"
                                                     : "1";
    CHECK(error_of({{name, value}}).empty());
    CHECK(error_of({{name, value}, {name, value}}) ==
          (is_repeatable ? "" : "usage: " + name + " may be given once only"));
  }
}

TEST_CASE("a value given twice counts once") {
  const auto filters =
      parse_request({{"actor", "a"}, {"actor", "b"}, {"actor", "a"}}).filters;
  CHECK(filters.actors == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a hundred values of one filter are taken, one more is told") {
  for (const std::string name :
       {"actor", "not_actor", "spelling", "source", "language"}) {
    CAPTURE(name);
    Parameters parameters;
    for (std::size_t i = 0; i < kMaxFilterValues; ++i) {
      parameters.emplace_back(name, "a" + std::to_string(i));
    }
    CHECK(error_of(parameters).empty());
    parameters.emplace_back(name, "one more");
    CHECK(error_of(parameters) == "limit: " + name + " may be given 100 times");
  }
}

TEST_CASE("from may be the day of to, and not after it") {
  CHECK(error_of({{"from", "2020-11-25"}, {"to", "2020-11-25"}}).empty());
  CHECK(error_of({{"from", "2020-11"}, {"to", "2020-11"}}).empty());
  CHECK(error_of({{"from", "2020-11-26"}, {"to", "2020-11-25"}}) ==
        "usage: from 2020-11-26 lies after to 2020-11-25");
}

}  // namespace
}  // namespace fihrist
