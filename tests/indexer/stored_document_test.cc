#include "indexer/stored_document.h"

#include <string>

#include "corpus/error.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

StoredDocument whole_document() {
  StoredDocument stored;
  stored.document = {.id = "reuters/1.txt",
                     .title = "Qaani’s visit",
                     .body = "Esmail Qaani came.\n\"قاآنی\"\tcame 👍",
                     .date = parse_date("2020-11-25"),
                     .date_origin = DateOrigin::text,
                     .source = "Reuters",
                     .url = "https://example.org/1?a=b",
                     .language = "en",
                     .extra = R"({"author":"A. Writer"})",
                     .furniture = {{0, 18}, {19, 20}}};
  stored.added = 1'784'600'000;
  stored.mentions = {{.field = Field::title,
                      .begin = 0,
                      .end = 5,
                      .actor = "esmail-qaani",
                      .via = Via::title,
                      .spelling = "quds force commander",
                      .support = "quds-force",
                      .row = ""},
                     {.field = Field::body,
                      .begin = 0,
                      .end = 12,
                      .actor = "esmail-qaani",
                      .via = Via::override,
                      .spelling = "esmail qaani",
                      .support = "",
                      .row = ""}};
  return stored;
}

TEST_CASE("a document is read back as it was stored") {
  const StoredDocument stored = whole_document();
  const StoredDocument read = parse_stored_document(to_json_text(stored));
  CHECK(read.document.id == stored.document.id);
  CHECK(read.document.title == stored.document.title);
  CHECK(read.document.body == stored.document.body);
  CHECK(read.document.date == stored.document.date);
  CHECK(read.document.date_origin == stored.document.date_origin);
  CHECK(read.document.source == stored.document.source);
  CHECK(read.document.url == stored.document.url);
  CHECK(read.document.language == stored.document.language);
  CHECK(read.document.extra == stored.document.extra);
  CHECK(read.document.furniture == stored.document.furniture);
  CHECK(read.added == stored.added);
  REQUIRE(read.mentions.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CAPTURE(i);
    CHECK(read.mentions[i].field == stored.mentions[i].field);
    CHECK(read.mentions[i].begin == stored.mentions[i].begin);
    CHECK(read.mentions[i].end == stored.mentions[i].end);
    CHECK(read.mentions[i].actor == stored.mentions[i].actor);
    CHECK(read.mentions[i].via == stored.mentions[i].via);
    CHECK(read.mentions[i].spelling == stored.mentions[i].spelling);
    CHECK(read.mentions[i].support == stored.mentions[i].support);
  }
  CHECK(to_json_text(read) == to_json_text(stored));
}

TEST_CASE("what a document lacks is not stored") {
  StoredDocument stored;
  stored.document.id = "1";
  stored.document.body = "Text.";
  CHECK(to_json_text(stored) ==
        R"({"added":0,"body":"Text.","id":"1","meant":[]})");
  const StoredDocument read = parse_stored_document(to_json_text(stored));
  CHECK_FALSE(read.document.date);
  CHECK(read.document.date_origin == DateOrigin::none);
  CHECK(read.document.source.empty());
}

TEST_CASE("damaged data is an Error that names the check") {
  struct Row {
    const char* claim;
    const char* data;
  };
  const Row rows[] = {
      {"nothing", ""},
      {"no JSON", "{"},
      {"cut short", R"({"added":0,"body":"Te)"},
      {"no object", "[]"},
      {"a number", "1"},
      {"no time", R"({"body":"Text.","id":"1","meant":[]})"},
      {"no mentions", R"({"added":0,"body":"Text.","id":"1"})"},
      {"an id that is a number",
       R"({"added":0,"body":"Text.","id":1,"meant":[]})"},
      {"a date that is a number",
       R"({"added":0,"body":"Text.","date":1,"id":"1","meant":[]})"},
      {"a date without an origin",
       R"({"added":0,"body":"T","date":"2020-11-25","id":"1","meant":[]})"},
      {"a mention of two numbers",
       R"({"added":0,"body":"T.","id":"1","meant":[["a","r"]],"in_body":[0,0]})"},
      {"a mention that is no number",
       R"({"added":0,"body":"T.","id":"1","meant":[["a","r"]],"in_body":["x"]})"},
      {"a meaning without a spelling",
       R"({"added":0,"body":"T.","id":"1","meant":[["a"]]})"},
      {"bytes that are no UTF-8",
       "{\"added\":0,\"body\":\"\xE9\",\"id\":\"1\",\"meant\":[]}"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    try {
      (void)parse_stored_document(row.data);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::damaged);
      CHECK(std::string(error.what()).find("fihrist-indexer check") !=
            std::string::npos);
    }
  }
}

TEST_CASE("furniture outside its text is an Error") {
  struct Row {
    const char* furniture;
    bool is_inside;
  };
  const Row rows[] = {
      {"[[0,5]]", true},        {"[[0,2],[2,5]]", true},
      {"[[5,5]]", true},        {"[]", true},
      {"[[0,6]]", false},       {"[[3,2]]", false},
      {"[[2,3],[0,1]]", false}, {"[[0,3],[2,5]]", false},
      {"[[0]]", false},         {"[1]", false},
      {"[[-1,2]]", false},      {"1", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.furniture);
    const std::string data =
        R"({"added":0,"body":"Text.","id":"1","meant":[],"furniture":)" +
        std::string(row.furniture) + "}";
    if (row.is_inside) {
      CHECK_NOTHROW(parse_stored_document(data));
    } else {
      CHECK_THROWS_AS(parse_stored_document(data), Error);
    }
  }
}

TEST_CASE("a mention outside its text, or that means nothing, is an Error") {
  struct Row {
    const char* mention;
    bool is_good;
  };
  const Row rows[] = {
      {R"("in_body":[0,0,5])", true},
      {R"("in_body":[0,5,0])", true},
      {R"("in_title":[0,0,1])", true},
      {R"("in_body":[0,0,6])", false},
      {R"("in_title":[0,0,2])", false},
      {R"("in_body":[0,4,-1])", false},
      {R"("in_body":[0,-1,2])", false},
      {R"("in_body":[0,4294967295,4294967295])", false},
      {R"("in_body":[1,0,5])", false},
      {R"("in_body":[-1,0,5])", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.mention);
    const std::string data =
        R"({"added":0,"body":"Text.","title":"T","id":"1","meant":[["a","r"]],)" +
        std::string(row.mention) + "}";
    if (row.is_good) {
      CHECK(parse_stored_document(data).mentions.size() == 1);
    } else {
      CHECK_THROWS_AS(parse_stored_document(data), Error);
    }
  }
}

TEST_CASE("mentions go on from the one before") {
  StoredDocument stored;
  stored.document.id = "1";
  stored.document.body = "Ali, Ali and Ali";
  for (const std::uint32_t begin : {0U, 5U, 13U}) {
    stored.mentions.push_back({.begin = begin,
                               .end = begin + 3,
                               .actor = "ali",
                               .spelling = "ali",
                               .support = "",
                               .row = ""});
  }
  CHECK(to_json_text(stored) ==
        R"({"added":0,"body":"Ali, Ali and Ali","id":"1",)"
        R"("in_body":[0,0,3,0,5,3,0,8,3],"meant":[["ali","ali"]]})");
  CHECK(parse_stored_document(to_json_text(stored)).mentions.size() == 3);
}

TEST_CASE("a document of schema 2 is read without its mentions") {
  const StoredDocument read =
      parse_untagged_document(R"({"added":7,"body":"Text.","id":"1",)"
                              R"("mentions":[[1,0,4,"a","alias","text",""]]})");
  CHECK(read.document.body == "Text.");
  CHECK(read.added == 7);
  CHECK(read.mentions.empty());
}

TEST_CASE("a time is written in UTC") {
  CHECK(format_time(0) == "1970-01-01T00:00:00Z");
  CHECK(format_time(1'784'600'000) == "2026-07-21T02:13:20Z");
}

}  // namespace
}  // namespace fihrist
