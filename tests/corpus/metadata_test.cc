#include "corpus/metadata.h"

#include <string>

#include "corpus/error.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

struct Table {
  Metadata metadata;
  std::vector<std::string> problems;
};

Table load(const std::string& csv) {
  TemporaryFolder folder;
  const std::string path = folder.write("dates.csv", csv);
  Table table;
  table.metadata = load_metadata(path, [&](const Problem& problem) {
    table.problems.push_back(
        to_string(problem).substr(folder.path().size() + 1));
  });
  return table;
}

std::string error_of(const std::string& csv) {
  try {
    load(csv);
    return "none";
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    const std::string message = error.what();
    return message.substr(message.find("dates.csv"));
  }
}

TEST_CASE("a row is found by id, else by file") {
  const Table table = load(
      "\xEF\xBB\xBFid,file,source,title,date,url,language\r\n"
      "a,ignored,Reuters,\"T, \"\"x\"\"\",2020-11-25,http://u,en\r\n"
      ",x/b.txt,AFP,,,,\r\n");
  CHECK(table.problems.empty());
  const Fields* a = table.metadata.find("a", "x/b.txt");
  REQUIRE(a);
  CHECK(a->source == "Reuters");
  CHECK(a->title == "T, \"x\"");
  CHECK(a->date == parse_date("2020-11-25"));
  CHECK(a->url == "http://u");
  CHECK(a->language == "en");
  const Fields* b = table.metadata.find("x/b.txt:1", "x/b.txt");
  REQUIRE(b);
  CHECK(b->source == "AFP");
  CHECK_FALSE(b->title);
  CHECK_FALSE(b->date);
  CHECK_FALSE(table.metadata.find("ignored", "ignored"));
  CHECK_FALSE(Metadata().find("a", "a"));
  CHECK(Metadata().empty());
}

TEST_CASE("a bad row is told with its line and skipped") {
  struct Row {
    const char* row;
    const char* problem;
  };
  const Row rows[] = {
      {"b", "1 cells under 2 columns; skipped"},
      {"b,2020-11-25,x", "3 cells under 2 columns; skipped"},
      {",2020-11-25", "names no document; skipped"},
      {"b,2020-13-01",
       "date \"2020-13-01\" is no day of the calendar; skipped"},
      {"b,9999-01-01", "date \"9999-01-01\" lies in the future; skipped"},
      {"\"b\"b,2020-11-25", "a quote in the wrong place; skipped"},
      {"a,2020-11-26", "a second row for \"a\"; skipped"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.row);
    const Table table = load(std::string("id,date\na,2020-11-25\n") + row.row +
                             "\nc,2020-11-27\n");
    CHECK(table.problems ==
          std::vector<std::string>{std::string("dates.csv:3: ") + row.problem});
    CHECK(table.metadata.find("a", "")->date == parse_date("2020-11-25"));
    CHECK(table.metadata.find("c", ""));
    CHECK_FALSE(table.metadata.find("b", ""));
  }
}

TEST_CASE("a table may be in another encoding") {
  const Table table = load("id,date\ncaf\xE9,2020-11-25\n");
  CHECK(table.problems.empty());
  CHECK(table.metadata.find("café", "")->date == parse_date("2020-11-25"));
}

TEST_CASE("a table may be as Excel writes it") {
  const Table table = load("\xEF\xBB\xBFID;Date\r\na;2020-11-25\r\n");
  CHECK(table.problems.empty());
  CHECK(table.metadata.find("a", "")->date == parse_date("2020-11-25"));
}

TEST_CASE("a table that cannot be meant is an error that names the columns") {
  const std::string columns =
      "; the columns are id, file, title, date, source, url, language";
  CHECK(error_of("id,author\n") ==
        "dates.csv: unknown column \"author\"" + columns);
  CHECK(error_of("id,date,date\n") ==
        "dates.csv: two columns \"date\"" + columns);
  CHECK(error_of("date,source\n") ==
        "dates.csv: no column says which document a row is for" + columns);
  CHECK(error_of("") == "dates.csv: no header" + columns);
}

TEST_CASE("a table that is not there, or is a folder, is an error") {
  const auto ignore = [](const Problem&) {};
  TemporaryFolder folder;
  CHECK_THROWS_WITH(load_metadata(folder.path("none.csv"), ignore),
                    Catch::EndsWith("none.csv: No such file or directory"));
  CHECK_THROWS_WITH(load_metadata(folder.path(), ignore),
                    Catch::EndsWith("Is a directory"));
}

TEST_CASE("assignments set their fields") {
  const Fields fields = parse_fields(
      {"source=Reuters", "title=a=b", "date=2020-11-25", "source=AFP"});
  CHECK(fields.source == "AFP");
  CHECK(fields.title == "a=b");
  CHECK(fields.date == parse_date("2020-11-25"));
  CHECK_FALSE(fields.url);
  CHECK(parse_fields({"url="}).url == "");
}

TEST_CASE("an assignment of another key, or of no date, is an error") {
  struct Row {
    const char* assignment;
    const char* message;
  };
  const Row rows[] = {
      {"author=A",
       "no KEY=VALUE: \"author=A\"; the keys are title, date, source, url, "
       "language"},
      {"source",
       "no KEY=VALUE: \"source\"; the keys are title, date, source, url, "
       "language"},
      {"body=B",
       "no KEY=VALUE: \"body=B\"; the keys are title, date, source, url, "
       "language"},
      {"date=25.13.2020", "date \"25.13.2020\" is no day of the calendar"},
      {"date=", "date \"\" is no day written as YYYY-MM-DD"},
      {"source=\xE9", "invalid UTF-8 in \"\\xE9\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.assignment);
    CHECK_THROWS_WITH(parse_fields({row.assignment}), row.message);
  }
}

TEST_CASE("metadata wins over the record, --set only fills") {
  const Table table = load("id,source,date\na,Reuters,2020-11-25\n");
  const Reading reading =
      read_bytes(R"({"id":"a","body":"B","source":"AFP","date":"2019-01-01"})"
                 "\n"
                 R"({"id":"b","body":"B","source":"AFP","date":"2019-01-01"})"
                 "\n"
                 R"({"id":"c","body":"B"})",
                 {.metadata = table.metadata,
                  .defaults = parse_fields({"source=Web", "date=2018-01-01"}),
                  .on_problem = {}});
  REQUIRE(reading.documents.size() == 3);
  struct Row {
    const char* source;
    const char* date;
  };
  const Row rows[] = {
      {"Reuters", "2020-11-25"}, {"AFP", "2019-01-01"}, {"Web", "2018-01-01"}};
  for (std::size_t i = 0; i < 3; ++i) {
    const Document& document = reading.documents[i];
    CAPTURE(document.id);
    CHECK(document.source == rows[i].source);
    CHECK(document.date == parse_date(rows[i].date));
    CHECK(document.date_origin == DateOrigin::given);
  }
}

TEST_CASE("metadata takes the place of a date found in the text") {
  const Table table = load("file,date\nfile,2020-11-25\n");
  const Reading reading =
      read_bytes("Rockets\n\n8 July 2021\n", {.metadata = table.metadata});
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].date == parse_date("2020-11-25"));
  CHECK(reading.documents[0].date_origin == DateOrigin::given);
}

}  // namespace
}  // namespace fihrist
