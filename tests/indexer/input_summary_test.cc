#include "indexer/input_summary.h"

#include <nlohmann/json.hpp>

#include "small_index.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

Document dated(const char* id, const char* date, DateOrigin origin) {
  Document document = document_of(id, "Four");
  document.date = parse_date(date);
  document.date_origin = origin;
  return document;
}

InputSummary summary_of_four() {
  InputSummary summary;
  summary.add(dated("1", "2020-11-25", DateOrigin::given));
  summary.add(dated("2", "1969-12-31", DateOrigin::text));
  Document known = document_of("3", "Four", "A title");
  known.source = "Wire";
  known.language = "en";
  summary.add(known);
  summary.add(dated("1", "2021-01-01", DateOrigin::given));
  return summary;
}

TEST_CASE("a dry run counts what would go in and what it lacks") {
  InputSummary summary = summary_of_four();
  summary.problems = 1;
  CHECK(to_text(summary) ==
        "documents    3, 0.0 MB of text, 1 problem\n"
        "again        1 with an id of an earlier INPUT\n"
        "dates        1 given, 1 from the text, 1 undated\n"
        "             1969-12-31 to 2020-11-25\n"
        "lacking      1 a date, 2 a source, 2 a language\n"
        "the first\n"
        "  1  2020-11-25 (given)  \n"
        "  2  1969-12-31 (text)  \n"
        "  3  undated  A title\n");
}

TEST_CASE("a dry run of nothing says so") {
  CHECK(to_text(InputSummary()) ==
        "documents    0, 0.0 MB of text, 0 problems\n"
        "dates        0 given, 0 from the text, 0 undated\n"
        "             none to none\n"
        "lacking      0 a date, 0 a source, 0 a language\n");
}

TEST_CASE("a dry run as JSON has the same") {
  InputSummary summary = summary_of_four();
  summary.replaced = 2;
  const auto json = nlohmann::json::parse(to_json_text(summary));
  CHECK(json.at("documents") == 3);
  CHECK(json.at("read_before") == 1);
  CHECK(json.at("replaced") == 2);
  CHECK(json.at("bytes") == 12);
  CHECK(json.at("date_origins").dump() == R"({"given":1,"none":1,"text":1})");
  CHECK(json.at("without_source") == 2);
  CHECK(json.at("first_date") == "1969-12-31");
  CHECK(json.at("first").size() == 3);
  CHECK(json.at("first")[2].at("source") == "Wire");
  CHECK(json.at("first")[0].at("title").is_null());
}

TEST_CASE("only the first few are shown") {
  InputSummary summary;
  for (int i = 0; i < 50; ++i) {
    summary.add(document_of(std::to_string(i), "Text."));
  }
  CHECK(summary.documents == 50);
  CHECK(summary.first.size() == kFirstDocumentsShown);
}

}  // namespace
}  // namespace fihrist
