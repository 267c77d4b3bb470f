// The searches of tests/searches: each runs through the library, the command
// line, HTTP, and the command line that asks a server, and all four give the
// same JSON; then what the search expects must hold.
//
//   "input", "metadata"  what is indexed, from the top of the repository
//   "ids"                short names that stand for ids of documents
//   "searches"           each with a "claim", parameters of the API (a list
//                        gives the parameter again), and "expect", whose keys
//                        are the table kExpectations; "spellings" is a list of
//                        queries that all expect the same
//   "not_yet"            why the answer is still wrong: told, not failed

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/error.h"
#include "program.h"
#include "searchd/response_json.h"
#include "searchd/searcher.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Json = nlohmann::ordered_json;

// An answer, or the message of what is wrong with the request.
struct Outcome {
  Json answer;
  std::string error;
  std::optional<std::size_t> position;
};

Json without_time(const std::string& text) {
  Json answer = Json::parse(text);
  answer.erase("took_ms");
  return answer;
}

Outcome ask_library(const Searcher& searcher, const Parameters& parameters) {
  try {
    const auto response = searcher.search(parse_request(parameters));
    return {without_time(to_json(response)), {}, {}};
  } catch (const Error& error) {
    return {{}, error.what(), error.position()};
  }
}

Outcome ask_http(const Server& server, const Parameters& parameters) {
  std::string target = "/api/v1/search";
  char mark = '?';
  for (const auto& [name, value] : parameters) {
    target += fmt::format("{}{}={}", mark, percent_encoded(name),
                          percent_encoded(value));
    mark = '&';
  }
  const HttpAnswer answer = server.get(target);
  if (answer.status == 200) return {without_time(answer.body), {}, {}};
  const Json problem = Json::parse(answer.body, nullptr, false);
  Outcome outcome{{}, fmt::format("status {}", answer.status), {}};
  if (problem.is_object()) outcome.error = problem.value("detail", "");
  if (problem.is_object() && problem.contains("position")) {
    outcome.position = problem["position"].get<std::size_t>();
  }
  return outcome;
}

// Nothing when the command line has no option for a parameter.
std::optional<Outcome> ask_command(const std::string& where_option,
                                   const std::string& where,
                                   const Parameters& parameters) {
  std::vector<std::string> arguments = {"fihrist", "search", where_option,
                                        where, "--json"};
  std::string query;
  for (const auto& [name, value] : parameters) {
    if (name == "q") {
      query = value;
      continue;
    }
    if (name == "facets" || name == "facet_limit" || name == "interval") {
      return std::nullopt;
    }
    std::string option(name);
    std::replace(option.begin(), option.end(), '_', '-');
    arguments.push_back(fmt::format("--{}={}", option, value));
  }
  arguments.insert(arguments.end(), {"--", query});
  const Run ran = run(arguments);
  if (ran.exit_status == 0) return Outcome{without_time(ran.output), {}, {}};
  std::string error = ran.messages;
  if (error.starts_with("fihrist: ")) error.erase(0, 9);
  if (error.ends_with('\n')) error.pop_back();
  return Outcome{{}, error, {}};
}

// An index of a folder of searches, and who answers from it.
class Archive {
 public:
  explicit Archive(const Json& searches) {
    const std::string top = std::string(FIHRIST_SOURCE_DIR) + "/";
    std::vector<std::string> arguments = {"fihrist-indexer", "build", index(),
                                          "--jobs", "2"};
    for (const Json& input : searches["input"]) {
      arguments.push_back(top + input.get<std::string>());
    }
    if (searches.contains("metadata")) {
      arguments.insert(
          arguments.end(),
          {"--metadata", top + searches["metadata"].get<std::string>()});
    }
    const Run built = run(arguments);
    if (built.exit_status != 0) throw std::runtime_error(built.messages);
    searcher_ = std::make_unique<Searcher>(index());
    server_ = std::make_unique<Server>(index());
  }

  // From all sides; they must agree.
  Outcome ask(const Parameters& parameters) const {
    const Outcome outcome = ask_library(*searcher_, parameters);
    compare(outcome, ask_http(*server_, parameters), "HTTP");
    compare(outcome, ask_command("--index", index(), parameters), "--index");
    compare(outcome, ask_command("--server", server_->url(), parameters),
            "--server");
    return outcome;
  }

 private:
  std::string index() const { return folder_.path("index"); }

  static void compare(const Outcome& library,
                      const std::optional<Outcome>& other, const char* side) {
    if (!other) return;
    CAPTURE(side);
    CHECK(other->answer.dump(1) == library.answer.dump(1));
    CHECK(other->error == library.error);
    if (std::string_view(side) == "HTTP") {
      CHECK(other->position == library.position);
    }
  }

  TemporaryFolder folder_;
  std::unique_ptr<Searcher> searcher_;
  std::unique_ptr<Server> server_;
};

using Strings = std::vector<std::string>;

Strings ids_of(const Json& answer) {
  Strings ids;
  for (const Json& hit : answer["hits"]) ids.push_back(hit["id"]);
  return ids;
}

Strings sorted(Strings strings) {
  std::sort(strings.begin(), strings.end());
  return strings;
}

const Json& hit_of(const Json& answer, const std::string& id) {
  for (const Json& hit : answer["hits"]) {
    if (hit["id"] == id) return hit;
  }
  static const Json none = Json::object();
  return none;
}

Strings marked(const Json& answer, const std::string& id) {
  Strings texts;
  const Json& hit = hit_of(answer, id);
  for (const char* key : {"title_segments", "snippet"}) {
    for (const Json& segment : hit.value(key, Json::array())) {
      if (segment.value("match", false)) texts.push_back(segment["text"]);
    }
  }
  return texts;
}

// Value -> count of one facet; undated articles under "undated".
Json counts_of(const Json& answer, const std::string& facet) {
  Json counts = Json::object();
  const Json& found = answer["facets"][facet];
  if (facet == "date") {
    for (const Json& bucket : found["buckets"]) {
      counts[bucket["start"].get<std::string>()] = bucket["count"];
    }
    counts["undated"] = found["undated"];
    return counts;
  }
  for (const Json& row : found) {
    const Json& key = facet == "actor" ? row["id"] : row["value"];
    counts[key.is_null() ? "" : key.get<std::string>()] = row["count"];
  }
  return counts;
}

// What does not hold, in words; empty when all is as expected.
std::string difference(const Json& expected, const Json& found) {
  if (expected == found) return {};
  return fmt::format("expected {}, found {}", expected.dump(), found.dump());
}

std::string lacking(const Json& expected, const Strings& found) {
  std::string missing;
  for (const Json& text : expected) {
    if (std::find(found.begin(), found.end(), text.get<std::string>()) ==
        found.end()) {
      missing +=
          fmt::format("{} is not among {}; ", text.dump(), Json(found).dump());
    }
  }
  return missing;
}

template <typename Check>
std::string each(const Json& expected, Check check) {
  std::string wrong;
  for (const auto& [key, value] : expected.items()) {
    const std::string reason = check(key, value);
    if (!reason.empty()) wrong += fmt::format("{}: {}; ", key, reason);
  }
  return wrong;
}

std::string compare_counts(const Json& expected, const Json& answer,
                           const char* facet) {
  const Json counts = counts_of(answer, facet);
  return each(expected, [&](const std::string& value, const Json& count) {
    return difference(count, counts.value(value, 0));
  });
}

struct Expectation {
  const char* name;
  std::string (*check)(const Json& expected, const Json& answer);
};

const Expectation kExpectations[] = {
    {"total",
     [](const Json& expected, const Json& answer) {
       return difference(expected, answer["total"]);
     }},
    {"found",  // ids in any order, all of them
     [](const Json& expected, const Json& answer) {
       return difference(sorted(expected.get<Strings>()),
                         sorted(ids_of(answer)));
     }},
    {"among",  // ids that are found, with others
     [](const Json& expected, const Json& answer) {
       return lacking(expected, ids_of(answer));
     }},
    {"not_found",
     [](const Json& expected, const Json& answer) {
       std::string wrong;
       for (const Json& id : expected) {
         if (hit_of(answer, id).empty()) continue;
         wrong += fmt::format("{} is found; ", id.dump());
       }
       return wrong;
     }},
    {"order",
     [](const Json& expected, const Json& answer) {
       return difference(expected, ids_of(answer));
     }},
    {"read_as",
     [](const Json& expected, const Json& answer) {
       return difference(expected, answer["read_as"]);
     }},
    {"read_actors",  // ids, in order
     [](const Json& expected, const Json& answer) {
       Json ids = Json::array();
       for (const Json& actor : answer["actors"]) ids.push_back(actor["id"]);
       return difference(expected, ids);
     }},
    {"also",  // "zaydi for zaidi in 12", by name, the likest first
     [](const Json& expected, const Json& answer) {
       Json found = Json::array();
       for (const Json& also : answer["also"]) {
         found.push_back(
             fmt::format("{} for {} in {}", also.value("surface", ""),
                         also.value("like", ""), also.value("documents", 0)));
       }
       return difference(expected, found);
     }},
    {"notes",
     [](const Json& expected, const Json& answer) {
       return difference(expected, answer["notes"]);
     }},
    {"did_you_mean",  // "query: total", or null
     [](const Json& expected, const Json& answer) {
       const Json& meant = answer["did_you_mean"];
       if (meant.is_null()) return difference(expected, meant);
       return difference(expected,
                         fmt::format("{}: {}", meant.value("query", ""),
                                     meant.value("total", 0)));
     }},
    {"empty",  // "part or filter: alone, without", in order; null
     [](const Json& expected, const Json& answer) {
       const Json& empty = answer["empty"];
       if (empty.is_null()) return difference(expected, empty);
       Json found = Json::array();
       for (const auto& [key, name] :
            {std::pair("parts", "part"), std::pair("filters", "filter")}) {
         for (const Json& one : empty[key]) {
           found.push_back(fmt::format("{}: {}, {}", one.value(name, ""),
                                       one.value("alone", 0),
                                       one.value("without", 0)));
         }
       }
       return difference(expected, found);
     }},
    {"drop",  // "query: total"
     [](const Json& expected, const Json& answer) {
       const Json& drop = answer["empty"]["drop"];
       if (drop.is_null()) return difference(expected, drop);
       return difference(expected,
                         fmt::format("{}: {}", drop.value("query", ""),
                                     drop.value("total", 0)));
     }},
    {"snippet",  // by id: its text, with the marks in brackets
     [](const Json& expected, const Json& answer) {
       return each(expected, [&](const std::string& id, const Json& text) {
         std::string found;
         for (const Json& segment : hit_of(answer, id)["snippet"]) {
           const bool is_marked = segment.value("match", false);
           found += fmt::format(fmt::runtime(is_marked ? "[{}]" : "{}"),
                                segment.value("text", ""));
         }
         return difference(text, found);
       });
     }},
    {"undated_left_out",
     [](const Json& expected, const Json& answer) {
       return difference(expected, answer["undated_left_out"]);
     }},
    {"interval",
     [](const Json& expected, const Json& answer) {
       return difference(expected, answer["facets"]["date"]["interval"]);
     }},
    {"buckets",  // how many
     [](const Json& expected, const Json& answer) {
       return difference(expected, answer["facets"]["date"]["buckets"].size());
     }},
    {"actor_counts",  // 0: not in the facet
     [](const Json& expected, const Json& answer) {
       return compare_counts(expected, answer, "actor");
     }},
    {"date_counts",
     [](const Json& expected, const Json& answer) {
       return compare_counts(expected, answer, "date");
     }},
    {"source_counts",
     [](const Json& expected, const Json& answer) {
       return compare_counts(expected, answer, "source");
     }},
    {"language_counts",
     [](const Json& expected, const Json& answer) {
       return compare_counts(expected, answer, "language");
     }},
    {"facets",  // which are in the answer
     [](const Json& expected, const Json& answer) {
       Json names = Json::array();
       for (const auto& [name, facet] : answer["facets"].items()) {
         names.push_back(name);
       }
       return difference(expected, names);
     }},
    {"marked",  // by id: texts that are marked in its title or snippet
     [](const Json& expected, const Json& answer) {
       return each(expected, [&](const std::string& id, const Json& texts) {
         return lacking(texts, marked(answer, id));
       });
     }},
    {"only_marked",  // by id: the different texts that are marked, no others
     [](const Json& expected, const Json& answer) {
       return each(expected, [&](const std::string& id, const Json& texts) {
         const Strings found = marked(answer, id);
         const std::set<std::string> different(found.begin(), found.end());
         return difference(sorted(texts.get<Strings>()), Json(different));
       });
     }},
    {"why",  // by id: "surface via actor", with ", supported by actor"
     [](const Json& expected, const Json& answer) {
       return each(expected, [&](const std::string& id, const Json& reasons) {
         Strings found;
         for (const Json& why :
              hit_of(answer, id).value("why", Json::array())) {
           std::string text = fmt::format("{} via {}", why.value("surface", ""),
                                          why.value("via", ""));
           if (why.contains("actor")) {
             text += fmt::format(" {}", why.value("actor", ""));
           }
           if (why.contains("support")) {
             text += fmt::format(", supported by {}", why.value("support", ""));
           }
           const bool has_row =
               why.value("row", "").starts_with("aliases.tsv:");
           if (why.contains("actor") && !has_row) text += ", without a row";
           found.push_back(std::move(text));
         }
         return lacking(reasons, found);
       });
     }},
};

std::string check_expected(const std::string& name, const Json& expected,
                           const Outcome& outcome) {
  if (name == "error") {
    const bool is_told =
        !outcome.error.empty() &&
        outcome.error.find(expected.get<std::string>()) != std::string::npos;
    if (is_told) return {};
    return fmt::format("expected {}, told \"{}\"", expected.dump(),
                       outcome.error);
  }
  if (name == "position") {
    return difference(expected, Json(outcome.position.value_or(SIZE_MAX)));
  }
  if (!outcome.error.empty()) return fmt::format("error: {}", outcome.error);
  for (const Expectation& known : kExpectations) {
    if (name == known.name) return known.check(expected, outcome.answer);
  }
  return "no such expectation";
}

// Replaces the short names of documents, as values and as keys.
Json with_ids(const Json& expected, const Json& ids) {
  if (expected.is_string()) {
    return ids.value(expected.get<std::string>(), expected);
  }
  if (expected.is_array()) {
    Json list = Json::array();
    for (const Json& item : expected) list.push_back(with_ids(item, ids));
    return list;
  }
  if (!expected.is_object()) return expected;
  Json object = Json::object();
  for (const auto& [key, value] : expected.items()) {
    object[ids.value(key, key)] =
        value.is_object() || value.is_array() ? with_ids(value, ids) : value;
  }
  return object;
}

Parameters parameters_of(const Json& search) {
  const std::set<std::string> no_parameters = {"claim", "expect", "spellings",
                                               "not_yet"};
  Parameters parameters;
  for (const auto& [name, value] : search.items()) {
    if (no_parameters.contains(name)) continue;
    for (const Json& one : value.is_array() ? value : Json{value}) {
      parameters.emplace_back(
          name, one.is_string() ? one.get<std::string>() : one.dump());
    }
  }
  return parameters;
}

std::string shown(const Parameters& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters) {
    text += fmt::format("{}={} ", name, value);
  }
  return text;
}

void run_search(const Archive& archive, const Json& search,
                const std::optional<std::string>& spelling, const Json& ids) {
  Parameters parameters = parameters_of(search);
  if (spelling) parameters.emplace_back("q", *spelling);
  const std::string claim = search.value("claim", "");
  const std::string asked = shown(parameters);
  CAPTURE(claim, asked);
  const Outcome outcome = archive.ask(parameters);
  for (const auto& [name, value] : search["expect"].items()) {
    const std::string wrong =
        check_expected(name, with_ids(value, ids), outcome);
    if (wrong.empty()) continue;
    if (search.contains("not_yet")) {
      WARN("not yet, " << search.value("not_yet", "") << ": " << claim << ": "
                       << wrong);
    } else {
      FAIL_CHECK(name << ": " << wrong);
    }
  }
}

void run_folder(const std::string& folder) {
  std::ifstream file(folder + "/searches.json");
  const Json searches = Json::parse(file);
  for (const Json& input : searches["input"]) {
    const std::string path =
        std::string(FIHRIST_SOURCE_DIR) + "/" + input.get<std::string>();
    if (!std::filesystem::exists(path)) {
      WARN("skipped " << folder << ": no " << path);
      return;
    }
  }
  const Archive archive(searches);
  const Json ids = searches.value("ids", Json::object());
  for (const Json& search : searches["searches"]) {
    if (!search.contains("spellings")) {
      run_search(archive, search, std::nullopt, ids);
    }
    for (const Json& spelling : search.value("spellings", Json::array())) {
      run_search(archive, search, spelling.get<std::string>(), ids);
    }
  }
}

TEST_CASE("searches of the seeds answer as they should, from every side") {
  run_folder(FIHRIST_SOURCE_DIR "/tests/searches/seeds");
}

TEST_CASE("searches of the sample answer as they should, from every side") {
  run_folder(FIHRIST_SOURCE_DIR "/tests/searches/sample");
}

TEST_CASE("searches for names that no table knows answer as they should") {
  run_folder(FIHRIST_SOURCE_DIR "/tests/searches/names");
}

TEST_CASE("what stands first in an answer is what should, from every side") {
  run_folder(FIHRIST_SOURCE_DIR "/tests/searches/ranking");
}

TEST_CASE("searches of a few lines answer as they should, from every side") {
  run_folder(FIHRIST_SOURCE_DIR "/tests/searches/small");
}

}  // namespace
}  // namespace fihrist
