#include <string>

#include "packing.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("the objects of an array are records, named by their number") {
  const char* const inputs[] = {
      R"([{"body":"A"},{"body":"B","id":"b"},{"body":"C"}])",
      "\xEF\xBB\xBF \n[\n  {\n    \"body\": \"A\"\n  },\n"
      "  {\"body\": \"B\", \"id\": \"b\"},\n {\"body\": \"C\"}\n]\n",
      "{\n \"body\": "
      "\"A\"\n}\n{\"body\":\"B\",\"id\":\"b\"}\n{\"body\":\"C\"}\n"};
  for (const char* input : inputs) {
    CAPTURE(input);
    const Reading reading = read_bytes(input);
    CHECK(reading.problems.empty());
    CHECK(ids(reading) == Strings{"file:1", "b", "file:3"});
  }
}

TEST_CASE("braces and quotes within strings part no objects") {
  const Reading reading = read_bytes(
      R"([{"body":"}{ \\\" ]\\\\","n":{"x":["{",1]}},{"body":"next"}])");
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].body == "}{ \\\" ]\\\\");
}

TEST_CASE("an empty array is no text, and told") {
  for (const char* input : {"[]", " [\n]\n"}) {
    CAPTURE(input);
    const Reading reading = read_bytes(input);
    CHECK(reading.documents.empty());
    CHECK(reading.problems == Strings{"file: an empty array"});
  }
}

TEST_CASE("a date of the wrong type costs no article") {
  for (const char* date : {"[2020]", "{\"$date\":1}", "-5", "true"}) {
    CAPTURE(date);
    const Reading reading =
        read_bytes(R"([{"body":"B","date":)" + std::string(date) + "}]");
    CHECK(ids(reading) == Strings{"file:1"});
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].find("read undated") != std::string::npos);
  }
}

TEST_CASE("a bad object is told with line and number, the next is read") {
  struct Row {
    const char* object;
    const char* problem;
  };
  const Row rows[] = {
      {R"({"title":"T"})", "record 1: no \"body\"; skipped"},
      {R"({"body":B})", "record 1: invalid JSON at byte 9; skipped"},
      {"{\"body\":\"\xE9\"}", "record 1: invalid UTF-8 at byte 10; skipped"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.object);
    const Reading reading =
        read_bytes(std::string("[\n") + row.object + ",\n{\"body\":\"B\"}]");
    CHECK(ids(reading) == Strings{"file:2"});
    CHECK(reading.problems == Strings{std::string("file:2: ") + row.problem});
  }
}

TEST_CASE("what is wrong around the objects is told") {
  struct Row {
    const char* input;
    const char* problem;
  };
  const Row rows[] = {
      {"[{\"body\":\"B\"}\n", "file:2: the array is never closed"},
      {"[{\"body\":\"B\"},\n7]", "file:2: what is no object between objects"},
      {"[{\"body\":\"B\"},\n{\"body\":\"C",
       "file:2: an object that is never closed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const Reading reading = read_bytes(row.input);
    CHECK(ids(reading) == Strings{"file:1"});
    CHECK(reading.problems == Strings{row.problem});
  }
}

TEST_CASE("an object as long as the limit is read, one byte longer is told") {
  const std::string start = "[{\"body\":\"";
  const std::string end = "\"},{\"body\":\"next\"}]";
  const std::string body(kMaxRecordBytes - 11, 'x');
  CHECK(ids(read_bytes(start + body + end)) == Strings{"file:1", "file:2"});
  const Reading longer = read_bytes(start + body + "x" + end);
  CHECK(ids(longer) == Strings{"file:2"});
  CHECK(longer.problems ==
        Strings{"file:1: record 1: 16777217 bytes, more than 16777216; "
                "skipped"});
}

TEST_CASE("an array cut short by damage is one problem") {
  std::string array = "[";
  for (int i = 0; i < 20000; ++i) {
    array += "{\"body\":\"Rockets " + std::to_string(i * i) + "\"},\n";
  }
  const std::string whole = gzip(array + "{\"body\":\"B\"}]");
  const Reading reading = read_bytes(whole.substr(0, whole.size() / 2));
  CHECK(reading.documents.size() > 1000);
  CHECK(reading.problems == Strings{"file: gzip data cut short; the rest is "
                                    "skipped"});
}

}  // namespace
}  // namespace fihrist
