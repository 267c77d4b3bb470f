#include "corpus/language_code.h"

#include <string>

#include "corpus/metadata.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("a language is one small code, however it is given") {
  struct Row {
    const char* given;
    const char* code;
  };
  const Row rows[] = {
      {"en", "en"},
      {"EN", "en"},
      {"en-US", "en"},
      {"en_US.UTF-8", "en"},
      {"eng", "en"},
      {"English", "en"},
      {"ENGLISH", "en"},
      {" ar ", "ar"},
      {"ar-IQ", "ar"},
      {"ara", "ar"},
      {"arb", "ar"},
      {"العربية", "ar"},
      {"per", "fa"},
      {"fas", "fa"},
      {"prs", "fa"},
      {"Persian", "fa"},
      {"Farsi", "fa"},
      {"فارسی", "fa"},
      {"tur", "tr"},
      {"Türkçe", "tr"},
      {"TÜRKÇE", "tr"},
      {"iw", "he"},
      {"zh-Hant", "zh"},
      {"ckb", "ckb"},
      {"Central Kurdish", "ckb"},
      {"Sorani", "ckb"},
      {"kurdî", "ku"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.given);
    CHECK(language_code(row.given) == row.code);
    CHECK(language_code(row.code) == row.code);  // once and for all
  }
}

TEST_CASE("what is no language is kept as it was given") {
  for (const std::string given :
       {"Martian", "xx", "qqq", "en,fr", "a", "e", "x-none", "\xEF\xBF\xBD",
        "C", "--",
        "english and more, in many words, none of which is a code"}) {
    CAPTURE(given);
    CHECK(language_code(given) == given);
  }
}

TEST_CASE("nothing, and the code for nothing known, are no language") {
  for (const std::string given : {"", " ", "\t\n", "und", "UND"}) {
    CAPTURE(given);
    CHECK(language_code(given).empty());
  }
}

TEST_CASE("records, tables and --set give languages by their codes") {
  const auto read = read_bytes(R"({"body":"B","language":"en-GB"})");
  CHECK(read.documents.at(0).language == "en");
  CHECK(parse_fields({"language=Arabic"}).language == "ar");
  CHECK(parse_fields({"language=Klingonese"}).language == "Klingonese");
}

}  // namespace
}  // namespace fihrist
