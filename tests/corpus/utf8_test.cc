#include "corpus/utf8.h"

#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

TEST_CASE("the first byte that is no UTF-8 is found") {
  struct Row {
    std::string text;
    std::optional<std::size_t> offset;
  };
  const Row rows[] = {
      {"", std::nullopt},
      {"Baghdad", std::nullopt},
      {"بغداد 🚀", std::nullopt},
      {"\0"s, std::nullopt},
      {"\xF4\x8F\xBF\xBF", std::nullopt},  // U+10FFFF
      {"caf\xE9", 3},                      // Latin-1
      {"ab\xC3", 2},                       // cut short
      {"ab\xE2\x80", 2},
      {"\xC0\xAF", 0},          // overlong
      {"x\xED\xA0\x80", 1},     // a surrogate
      {"\xF4\x90\x80\x80", 0},  // past the last character
      {"\x80", 0},
      {"\xFF\xFE", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(printable(row.text));
    CHECK(first_invalid_byte(row.text) == row.offset);
  }
}

TEST_CASE("blanks of every script are trimmed") {
  CHECK(trimmed("\t\u00A0 Baghdad fell \r\n") == "Baghdad fell");
  CHECK(trimmed("\u200F\u200Bبغداد\u200E") == "بغداد");
  CHECK(trimmed("\uFEFF\u3000").empty());
  CHECK(trimmed("").empty());
}

TEST_CASE("what cannot be seen is blank") {
  CHECK(is_blank(""));
  CHECK(is_blank(" \t\r\n\u00A0\u200B\u2028\uFEFF"));
  CHECK_FALSE(is_blank(" . "));
}

TEST_CASE("a message cannot steer a terminal") {
  CHECK(printable("\x1B[31mred") == "\\x1B[31mred");
  CHECK(printable("a\u202Eb") ==
        "a\\xE2\\x80\\xAE"
        "b");
  CHECK(printable("caf\xE9 بغداد") == "caf\\xE9 بغداد");
  CHECK(printable("حزب\u200Cالله\u200F") == "حزب\u200Cالله\u200F");
}

TEST_CASE("a long quotation is cut between characters") {
  CHECK(quote("short") == "\"short\"");
  CHECK(quote(std::string(80, 'x')) == '"' + std::string(80, 'x') + '"');
  CHECK(quote(std::string(81, 'x')) == '"' + std::string(80, 'x') + "…\"");
  CHECK(quote(std::string(79, 'x') + "é") ==
        '"' + std::string(79, 'x') + "…\"");
}

}  // namespace
}  // namespace fihrist
