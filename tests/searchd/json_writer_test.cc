#include "searchd/json_writer.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace fihrist {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
std::string written(const Value& value) {
  JsonWriter json;
  json.value(value);
  return std::move(json).text();
}

TEST_CASE("texts are written as nlohmann writes them") {
  std::string all_ascii;
  for (char c = 0; c < 0x7f; ++c) all_ascii += c;
  const std::vector<std::string> texts = {
      "",
      all_ascii,
      "\x7f",
      "\"",
      "a \"quoted\" back\\slash, at the end\\",
      "a tab\tand a line\n",
      "قاآنی, Qa’ani, \U0001F600",
      "line separator \u2028, no-break space \u00a0",
  };
  for (const std::string& text : texts) {
    INFO(text);
    CHECK(written(text) == Json(text).dump());
  }
}

TEST_CASE("what is no UTF-8 is replaced") {
  for (const std::string text : {"\xff", "cut \xd9", "\xed\xa0\x80 x"}) {
    INFO(text);
    const Json read = Json::parse(written(text), nullptr, false);
    REQUIRE(read.is_string());
    CHECK(read.get<std::string>().find("\uFFFD") != std::string::npos);
  }
}

TEST_CASE("numbers are written as nlohmann writes them") {
  for (const double number :
       {0.0, 1.0, -0.5, 10.6788, 0.0001, -0.0007, 0.526, 1234567.25, 33000.0}) {
    CHECK(written(number) == Json(number).dump());
  }
  CHECK(written(18446744073709551615U) == "18446744073709551615");
  CHECK(written(-3) == "-3");
  CHECK(written(true) == "true");
}

TEST_CASE("commas stand between, and nowhere else") {
  JsonWriter json;
  json.begin_object();
  json.array("none", std::vector<int>{},
             [](JsonWriter& list, int item) { list.value(item); });
  json.array("some", std::vector<int>{1, 2}, [](JsonWriter& list, int item) {
    list.begin_object();
    list.member("is", item);
    list.end_object();
  });
  json.text_or_null("source", "");
  json.text_or_null("language", "en");
  json.key("whole");
  json.raw("[1, 2]");
  json.end_object();
  CHECK(std::move(json).text() ==
        R"({"none":[],"some":[{"is":1},{"is":2}],"source":null,)"
        R"("language":"en","whole":[1, 2]})");
}

}  // namespace
}  // namespace fihrist
