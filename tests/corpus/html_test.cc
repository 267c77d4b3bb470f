// A file of HTML as an input.

#include <string>

#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const std::string kArticle =
    "<p>The road to the border was opened again on Tuesday, three weeks after "
    "the flood had cut it in two places, the governor said.</p>"
    "<p>Lorries had been sent through the hills, which took them nine hours "
    "instead of two, and doubled the price of flour.</p>";

TEST_CASE("a page is one document, called after its file") {
  const Reading reading = read_bytes(
      "<!doctype html><html lang=en><title>Road opened</title>" + kArticle);
  CHECK(reading.problems.empty());
  REQUIRE(ids(reading) == std::vector<std::string>{"file"});
  const Document& document = reading.documents.front();
  CHECK(document.title == "Road opened");
  CHECK(document.language == "en");
  CHECK(document.body.starts_with("The road to the border"));
  CHECK(document.body.find("\n\nLorries") != std::string::npos);
}

TEST_CASE("a page in windows-1256 is read as it says") {
  const std::string letters = "\xC8\xDB\xCF\xC7\xCF";  // بغداد
  const Reading reading =
      read_bytes("<html><meta charset=windows-1256><title>" + letters +
                 "</title><body>" + kArticle);
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == "بغداد");
  CHECK(reading.documents[0].extra == R"({"encoding":"windows-1256"})");
}

TEST_CASE("a page without an article is told and skipped") {
  for (const char* page :
       {"<html></html>", "<p>Soon.</p>",
        "<html><ul><li><a href=/1>Road opened</a></ul></html>"}) {
    CAPTURE(page);
    const Reading reading = read_bytes(page);
    CHECK(reading.documents.empty());
    CHECK(reading.problems ==
          std::vector<std::string>{"file: no article found; skipped"});
  }
}

TEST_CASE("a page of 16 MiB is read, one byte more is too long") {
  std::string page = "<html><body>" + kArticle + "<!--";
  page.resize(kMaxRecordBytes, '-');
  CHECK(read_bytes(page).documents.size() == 1);
  CHECK(read_bytes(page + "-").problems ==
        std::vector<std::string>{"file: longer than 16777216 bytes; skipped"});
}

TEST_CASE("a date that a page gives and is none is told") {
  const Reading reading =
      read_bytes("<html><meta name=dc.date content=soon>" + kArticle);
  CHECK(reading.documents.size() == 1);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].starts_with("file: date \"soon\" "));
}

}  // namespace
}  // namespace fihrist
