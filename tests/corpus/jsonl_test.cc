#include <string>

#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

const std::string kGood = R"({"id": "good", "body": "Rockets fell."})"
                          "\n";

TEST_CASE("every key of a record comes to its place") {
  const Reading reading =
      read_bytes(R"({"id":"a","title":"T","body":"B","date":"2020-11-25",)"
                 R"("source":"S","url":"http://u/","language":"en",)"
                 R"("author":"A","tags":[1,{"x":null}]})");
  REQUIRE(reading.problems.empty());
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.id == "a");
  CHECK(document.title == "T");
  CHECK(document.body == "B");
  CHECK(document.date == parse_date("2020-11-25"));
  CHECK(document.date_origin == DateOrigin::given);
  CHECK(document.source == "S");
  CHECK(document.url == "http://u/");
  CHECK(document.language == "en");
  CHECK(document.extra == R"({"author":"A","tags":[1,{"x":null}]})");
}

TEST_CASE("what a record leaves out is empty, and null leaves out") {
  for (const char* line :
       {R"({"body":"B"})",
        R"({"body":"B","id":null,"title":null,"date":null,"source":null,)"
        R"("url":null,"lang":null,"language":null})"}) {
    CAPTURE(line);
    const Reading reading = read_bytes(line);
    REQUIRE(reading.documents.size() == 1);
    const Document& document = reading.documents[0];
    CHECK(document.id == "file:1");
    CHECK(document.title.empty());
    CHECK_FALSE(document.date);
    CHECK(document.date_origin == DateOrigin::none);
    CHECK(document.source.empty());
    CHECK(document.language.empty());
    CHECK(document.extra.empty());
    CHECK(reading.problems.empty());
  }
}

TEST_CASE("an id is text or a whole number, else the place") {
  struct Row {
    const char* id;
    const char* read;
  };
  const Row rows[] = {
      {R"("x/ y")", "x/ y"}, {"17", "17"},
      {"-17", "-17"},        {"18446744073709551615", "18446744073709551615"},
      {"null", "file:1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.id);
    CHECK(ids(read_bytes(R"({"body":"B","id":)"s + row.id + "}")) ==
          std::vector<std::string>{row.read});
  }
}

TEST_CASE("lang is another name of language, which wins") {
  CHECK(read_bytes(R"({"body":"B","lang":"ar"})").documents[0].language ==
        "ar");
  CHECK(read_bytes(R"({"body":"B","language":"fa","lang":"ar"})")
            .documents[0]
            .language == "fa");
}

TEST_CASE("a record without date is dated by its text") {
  const Document document =
      read_bytes(R"({"body":"Rockets\nJuly 8, 2021\nThey fell."})")
          .documents[0];
  CHECK(document.date == parse_date("2021-07-08"));
  CHECK(document.date_origin == DateOrigin::text);
}

TEST_CASE("a bad record is told with its line and skipped, the next is read") {
  struct Row {
    std::string line;
    const char* reason;
  };
  const std::string deep(64, '[');
  const Row rows[] = {
      {R"({"id":"x"})", "no \"body\"; skipped"},
      {R"({"body":null})", "no \"body\"; skipped"},
      {R"({"body":""})", "no \"body\"; skipped"},
      {R"({"body":" \n\t\u00a0\u200b"})", "blank \"body\"; skipped"},
      {R"({"body":7})", "\"body\" is of type number, not string; skipped"},
      {R"({"body":"B","title":["T"]})",
       "\"title\" is of type array, not string; skipped"},
      {R"({"body":"B","source":{}})",
       "\"source\" is of type object, not string; skipped"},
      {R"({"body":"B","lang":true})",
       "\"lang\" is of type boolean, not string; skipped"},
      {R"({"body":"B","id":1.5})",
       "\"id\" is of type number, not string; skipped"},
      {R"({"body":"B","id":18446744073709551616})",
       "\"id\" is of type number, not string; skipped"},
      {R"({"body":"B","id":""})", "empty \"id\"; skipped"},
      {R"({"body":"B","id":" \t"})", "empty \"id\"; skipped"},
      {R"({"body":"B","id":"a\u0000b"})", "NUL in \"id\"; skipped"},
      {R"({"body":"a\u0000b"})", "NUL in \"body\"; skipped"},
      {R"({"body":"B","url":"\u0000"})", "NUL in \"url\"; skipped"},
      {R"(["body"])", "of type array, not object; skipped"},
      {"42", "of type number, not object; skipped"},
      {"null", "of type null, not object; skipped"},
      {R"({"body":"B")", "invalid JSON at byte 12; skipped"},
      {R"({"body":"B"} x)", "invalid JSON at byte 14; skipped"},
      {R"({"body":B})", "invalid JSON at byte 9; skipped"},
      {"{\"body\":\"a\0b\"}"s, "invalid JSON at byte 11; skipped"},
      {"{\"body\":\"a\tb\"}", "invalid JSON at byte 11; skipped"},
      {R"({"body":"\ud800"})", "invalid JSON at byte 16; skipped"},
      {R"({"body":"B","n":1e999})",
       "invalid JSON: a number too large; skipped"},
      {"{\"body\":\"caf\xE9\"}", "invalid UTF-8 at byte 13; skipped"},
      {"{\"body\":\"B\",\"deep\":" + deep + std::string(64, ']') + "}",
       "nested deeper than 64 levels; skipped"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const Reading reading =
        read_bytes("{\"id\":1,\"body\":\"B\"}\n" + row.line + "\n" + kGood);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0] == "file:2: "s + row.reason);
    CHECK(ids(reading) == std::vector<std::string>{"1", "good"});
  }
}

TEST_CASE("64 levels are read, and a million are refused without a crash") {
  const std::string deep = "{\"body\":\"B\",\"deep\":" + std::string(63, '[') +
                           std::string(63, ']') + "}";
  CHECK(read_bytes(deep).documents.size() == 1);
  const Reading reading =
      read_bytes("{\"body\":\"B\",\"deep\":" + std::string(1000000, '['));
  CHECK(reading.documents.empty());
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0] == "file:1: nested deeper than 64 levels; skipped");
}

TEST_CASE("a bad date leaves the document undated and says how to mend it") {
  struct Row {
    const char* date;
    const char* fault;
  };
  const Row rows[] = {
      {"2020-13-25", "is no day of the calendar"},
      {"2021-02-29", "is no day of the calendar"},
      {"in November 2020", "is no day written as YYYY-MM-DD"},
      {"2020-11", "is no day written as YYYY-MM-DD"},
      {"9999-01-01", "lies in the future"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.date);
    const Reading reading = read_bytes(
        R"({"id":"a","body":"July 8, 2021","date":")"s + row.date + "\"}");
    REQUIRE(reading.documents.size() == 1);
    CHECK_FALSE(reading.documents[0].date);
    CHECK(reading.documents[0].date_origin == DateOrigin::none);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0] ==
          "file:1: date \""s + row.date + "\" " + row.fault +
              "; read undated; give it one with: fihrist-indexer set INDEX "
              "\"a\" date=YYYY-MM-DD");
  }
}

TEST_CASE("a date may be a number: seconds since 1970, or its digits") {
  const Reading reading = read_bytes(
      R"({"id":"a","body":"B","date":1625745600}
{"id":"b","body":"B","date":20210708}
{"id":"c","body":"B","date":2020}
{"id":"d","body":"B","date":-1}
)");
  REQUIRE(ids(reading) == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(reading.documents[0].date == parse_date("2021-07-08"));
  CHECK(reading.documents[1].date == parse_date("2021-07-08"));
  CHECK_FALSE(reading.documents[2].date);
  CHECK_FALSE(reading.documents[3].date);
  CHECK(reading.problems.size() == 2);
}

TEST_CASE("the address dates what neither a field nor the text does") {
  const Reading reading = read_bytes(
      R"({"id":"a","body":"B","url":"https://a.org/2021/07/08/b"}
{"id":"b","body":"July 9, 2021","url":"https://a.org/2021/07/08/b"}
{"id":"c","body":"07/08/2021","url":"https://a.org/2021/07/08/b"}
{"id":"d","body":"B","date":"soon","url":"https://a.org/2021/07/08/b"}
)");
  REQUIRE(reading.documents.size() == 4);
  const char* const days[] = {"2021-07-08", "2021-07-09", "2021-07-08",
                              "2021-07-08"};
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK(reading.documents[i].date == parse_date(days[i]));
  }
  CHECK(reading.documents[0].date_origin == DateOrigin::given);
  CHECK(reading.documents[1].date_origin == DateOrigin::text);
  CHECK(reading.problems.empty());
}

TEST_CASE("a bad date is no problem where another takes its place") {
  const Reading reading =
      read_bytes(R"({"body":"B","date":"2020-13-25"})",
                 {.defaults = parse_fields({"date=2020-11-25"})});
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].date == parse_date("2020-11-25"));
}

TEST_CASE("a record skipped for its id has no other problem") {
  const Reading reading =
      read_bytes(kGood + R"({"id":"good","body":"B","date":"no"})");
  CHECK(reading.problems ==
        std::vector<std::string>{
            "file:2: the id \"good\" was read before; skipped"});
}

TEST_CASE("the later of two records with one id is skipped") {
  const Reading reading = read_bytes(
      "{\"id\":\"a\",\"body\":\"first\"}\n"
      "{\"id\":\"a\",\"body\":\"second\"}\n" +
      kGood);
  CHECK(ids(reading) == std::vector<std::string>{"a", "good"});
  CHECK(reading.documents[0].body == "first");
  CHECK(reading.problems ==
        std::vector<std::string>{
            "file:2: the id \"a\" was read before; skipped"});
}

TEST_CASE("a record that is skipped does not take its id") {
  const Reading reading =
      read_bytes("{\"id\":\"good\",\"body\":\" \"}\n" + kGood);
  CHECK(ids(reading) == std::vector<std::string>{"good"});
  CHECK(reading.problems.size() == 1);
}

TEST_CASE(
    "blank lines, CRLF, a byte order mark and no last line end are fine") {
  const Reading reading = read_bytes(
      "\xEF\xBB\xBF\r\n \t\r\n{\"body\":\"one\"}\r\n\r\n{\"body\":\"two\"}");
  CHECK(reading.problems.empty());
  CHECK(ids(reading) == std::vector<std::string>{"file:3", "file:5"});
}

TEST_CASE("keys that are not known stay, NUL and all, as JSON") {
  CHECK(read_bytes(R"({"body":"B","z":"a\u0000b","a":12345678901})")
            .documents[0]
            .extra == R"({"a":12345678901,"z":"a\u0000b"})");
}

}  // namespace
}  // namespace fihrist
