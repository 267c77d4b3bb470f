// QUERIES.md and API.md say what the programs do: every example is run, every
// limit compared, every parameter and key looked for.

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "archive.h"
#include "corpus/error.h"
#include "program.h"
#include "searchd/api.h"
#include "searchd/query_parser.h"
#include "searchd/request.h"
#include "searchd/response_json.h"
#include "searchd/xapian_query.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using nlohmann::json;

std::string page(const std::string& name) {
  std::ifstream in(FIHRIST_SOURCE_DIR "/searchd/" + name);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

// The cells of every line of a table, without code marks around them.
std::vector<std::vector<std::string>> table_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.starts_with("| ")) continue;
    std::vector<std::string> cells;
    std::size_t at = 2;
    for (std::size_t end = line.find(" |", at); end != std::string::npos;
         at = end + 3, end = line.find(" |", at)) {
      std::string cell = line.substr(at, end - at);
      if (cell.size() > 2 && cell.starts_with('`') && cell.ends_with('`') &&
          cell.find('`', 1) == cell.size() - 1) {
        cell = cell.substr(1, cell.size() - 2);
      }
      cells.push_back(std::move(cell));
      if (end + 3 > line.size()) break;
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

const std::string& sample_index() {
  static const TemporaryFolder folder;
  static const std::string index = [] {
    const std::string top = FIHRIST_SOURCE_DIR "/corpus/";
    const Run built =
        run({"fihrist-indexer", "build", folder.path("index"), top + "sample",
             "--metadata", top + "sample-metadata.csv"});
    if (built.exit_status != 0) throw std::runtime_error(built.messages);
    return folder.path("index");
  }();
  return index;
}

const Searcher& sample() {
  static const Searcher searcher(sample_index());
  return searcher;
}

TEST_CASE("every example of QUERIES.md answers as the page says") {
  std::size_t examples = 0;
  for (auto row : table_rows(page("QUERIES.md"))) {
    if (row.size() != 3 || row[2] == "articles" || row[0] == "articles" ||
        row[0] == "---") {
      continue;
    }
    ++examples;
    // Where queries make no sense, the number stands first.
    if (row[0].find_first_not_of("0123456789") == std::string::npos) {
      std::rotate(row.begin(), row.begin() + 1, row.end());
    }
    const std::string& query = row[0];
    CAPTURE(query);
    const SearchResponse response =
        sample().search(parse_request({{"q", query}, {"limit", "0"}}));
    CHECK(response.read_as == row[1]);
    CHECK(std::to_string(response.total) == row[2]);
  }
  CHECK(examples > 25);
}

TEST_CASE("every slip of QUERIES.md is mended as the page says") {
  std::size_t examples = 0;
  bool is_in_table = false;
  for (const auto& row : table_rows(page("QUERIES.md"))) {
    if (row.size() != 2 || row[0] == "limit") is_in_table = false;
    if (is_in_table && row[0] != "---") {
      CAPTURE(row[0]);
      const auto meant =
          sample().search(parse_request({{"q", row[0]}})).did_you_mean;
      CHECK((meant && meant->query == row[1]));
      ++examples;
    }
    if (row.size() == 2 && row[1] == "did you mean") is_in_table = true;
  }
  CHECK(examples == 3);
}

TEST_CASE("the limits of QUERIES.md are those of the code") {
  struct Limit {
    const char* name;
    std::size_t value;
  };
  const Limit limits[] = {
      {"bytes of a query", kMaxQueryBytes},
      {"words of a query", kMaxQueryWords},
      {"nesting of parentheses", kMaxNesting},
      {"window of NEAR/n", kMaxNearWindow},
      {"letters before a `*`, at least", kMinPrefixLetters},
      {"words that a `*` stands for", kMaxPrefixWords},
  };
  const auto rows = table_rows(page("QUERIES.md"));
  for (const Limit& limit : limits) {
    CAPTURE(limit.name);
    const std::vector<std::string> row = {limit.name,
                                          std::to_string(limit.value)};
    CHECK(std::find(rows.begin(), rows.end(), row) != rows.end());
  }
}

// What stands within backquotes anywhere on the page.
std::set<std::string> code_words(const std::string& text) {
  std::set<std::string> words;
  for (std::size_t begin = text.find('`'); begin != std::string::npos;) {
    const std::size_t end = text.find('`', begin + 1);
    if (end == std::string::npos) break;
    words.insert(text.substr(begin + 1, end - begin - 1));
    begin = text.find('`', end + 1);
  }
  return words;
}

void collect_keys(const json& value, std::set<std::string>& keys) {
  if (value.is_object()) {
    for (const auto& [key, child] : value.items()) {
      // The input's own keys are the archive's, not ours.
      keys.insert(key);
      if (key != "extra") collect_keys(child, keys);
    }
  }
  if (value.is_array()) {
    for (const json& child : value) collect_keys(child, keys);
  }
}

TEST_CASE("API.md names every parameter") {
  const auto named = code_words(page("API.md"));
  for (const std::string& parameter : parameter_names()) {
    CAPTURE(parameter);
    CHECK(named.contains(parameter));
  }
  for (const std::string& parameter : actor_parameter_names()) {
    CAPTURE(parameter);
    CHECK(named.contains(parameter));
  }
  for (const std::string& parameter : suggestion_parameter_names()) {
    CAPTURE(parameter);
    CHECK(named.contains(parameter));
  }
}

TEST_CASE("API.md names every route and has a part on each") {
  const std::string text = page("API.md");
  const auto named = code_words(text);
  for (const std::string& route : route_names()) {
    CAPTURE(route);
    CHECK(named.contains(route));
    std::string heading = route;
    if (heading.ends_with("ID")) heading.replace(heading.size() - 2, 2, "{id}");
    const char* const method = route == kTagRoute ? "POST" : "GET";
    CHECK(text.find("\n## " + std::string(method) + " /api/v1/" + heading +
                    "\n") != std::string::npos);
  }
}

// As a shell takes them: 'in quotes' or plain.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  bool in_quotes = false;
  bool in_word = false;
  for (const char c : line) {
    if (c == '\'') {
      in_quotes = !in_quotes;
    } else if (c == ' ' && !in_quotes) {
      in_word = false;
      continue;
    }
    if (!std::exchange(in_word, true)) words.emplace_back();
    if (c != '\'') words.back() += c;
  }
  return words;
}

// What curl would send for the arguments it has on the page.
std::string request_of(const std::vector<std::string>& arguments) {
  const std::string address = "http://127.0.0.1:8080";
  std::string target;
  std::string headers = "Host: localhost\r\nConnection: close\r\n";
  std::string body;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument.starts_with(address)) {
      target.insert(0, argument.substr(address.size()));
    } else if (argument == "-H") {
      headers += arguments.at(++i) + "\r\n";
    } else if (argument == "-d") {
      body = arguments.at(++i);
    } else if (argument == "--data-urlencode") {
      const std::string& value = arguments.at(++i);
      const std::size_t equals = value.find('=');
      target += target.find('?') == std::string::npos ? "?" : "&";
      target += value.substr(0, equals + 1);
      target += percent_encoded(value.substr(equals + 1));
    } else if (argument != "--get") {
      throw std::runtime_error("an argument of curl not known: " + argument);
    }
  }
  if (body.empty()) return "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n";
  return "POST " + target + " HTTP/1.1\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST_CASE("every curl of API.md is answered") {
  const std::string curl = "    curl ";
  const Server server(sample_index());
  std::istringstream lines(page("API.md"));
  std::string line;
  std::size_t examples = 0;
  while (std::getline(lines, line)) {
    if (!line.starts_with(curl)) continue;
    CAPTURE(line);
    const HttpAnswer answer = parse_answer(exchange(
        server.port(), request_of(shell_words(line.substr(curl.size())))));
    const bool is_refusal = line.find("ab*") != std::string::npos;
    CHECK(answer.status == (is_refusal ? 400 : 200));
    // An export comes in chunks, and is a text of many lines.
    const bool is_export = line.find("/export?") != std::string::npos;
    CHECK((is_export || json::parse(answer.body, nullptr, false).is_object()));
    ++examples;
  }
  CHECK(examples > 8);
}

TEST_CASE("API.md names every key of every answer") {
  struct Question {
    const char* route;
    Parameters parameters;
  };
  const Question questions[] = {
      {"search", {{"q", "kani visit AND"}, {"limit", "20"}}},
      {"search", {{"q", "actor:popular-mobilization-forces"}}},
      {"search", {{"q", "Hisham Hashemy"}}},
      {"search", {{"q", "rokcets \"in Green Zone\" \"a zebra\""}}},
      {"search", {{"q", "ceasefier"}}},
      {"search", {{"q", "rockets \"in Green Zone\""}, {"from", "2000"}}},
      {"documents/texts/ad1-border-crossings.txt", {}},
      {"documents/sanabel-2020-04-02-kani-first-visit", {}},
      {"documents/sanabel-2020-04-02-kani-first-visit", {{"copies", "show"}}},
      {"actors", {{"prefix", "Qaani"}}},
      {"actors/esmail-qaani", {}},
      {"names", {{"q", "Hezbollah Brigades"}}},
      {"names", {{"q", "Kani"}}},
      {"names", {{"q", "Qasim Suleymani"}}},
      {"names/suggestions", {{"min_count", "1"}}},
  };
  std::set<std::string> keys;
  for (const Question& question : questions) {
    collect_keys(
        json::parse(answer(sample(), question.route, question.parameters)),
        keys);
  }
  collect_keys(json::parse(answer_posted(
                   sample(), kTagRoute, {},
                   {"text/plain", "Esmail Qaani, or Kani, in Iran."})),
               keys);
  keys.insert("redirected_from");
  collect_keys(json::parse(problem_json(Error(ErrorCode::limit, "x", 3))),
               keys);
  const auto named = code_words(page("API.md"));
  CHECK(keys.size() > 50);
  for (const std::string& key : keys) {
    CAPTURE(key);
    CHECK(named.contains(key));
  }
}

TEST_CASE("API.md names every need of a name and every status of a text") {
  const auto named = code_words(page("API.md"));
  for (const Need need :
       {Need::support, Need::capital, Need::capitals, Need::date}) {
    CAPTURE(to_string(need));
    CHECK(named.contains(std::string(to_string(need))));
  }
  for (const char* status : {"405", "411", "413", "415"}) {
    CAPTURE(status);
    CHECK(page("API.md").find("| " + std::string(status) + " |") !=
          std::string::npos);
  }
}

TEST_CASE("API.md tells the limits of suggestions") {
  const std::string text = page("API.md");
  for (const char* limit :
       {"0 to 1000 | 50 |", "1 to 1000000 |", "at most 100,000,", "5,000 "}) {
    CAPTURE(limit);
    CHECK(text.find(limit) != std::string::npos);
  }
  static_assert(kMaxSuggestions == 1000 && kDefaultSuggestions == 50);
  static_assert(kMaxMinCount == 1'000'000);
  static_assert(kMaxNamesCompared == 100'000 && kMaxDocumentsRead == 5'000);
}

TEST_CASE("API.md names every kind of error that a request may meet") {
  const std::string text = page("API.md");
  for (const ErrorCode code :
       {ErrorCode::usage, ErrorCode::limit, ErrorCode::not_found,
        ErrorCode::no_index, ErrorCode::damaged}) {
    const ErrorKind& kind = error_kind(code);
    CAPTURE(kind.name);
    CHECK(text.find("urn:fihrist:problem:" + std::string(kind.name)) !=
          std::string::npos);
    CHECK(text.find(std::to_string(kind.http_status)) != std::string::npos);
  }
}

}  // namespace
}  // namespace fihrist
