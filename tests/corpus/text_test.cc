#include <iostream>
#include <stdexcept>
#include <string>

#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

TEST_CASE("a text is one document, whole") {
  const std::string text =
      "Rockets fall near the embassy\n\n8 July 2021\n\nThey fell.\n";
  const Reading reading = read_bytes(text);
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.id == "file");
  CHECK(document.title == "Rockets fall near the embassy");
  CHECK(document.body == text);
  CHECK(document.date == parse_date("2021-07-08"));
  CHECK(document.date_origin == DateOrigin::text);
  CHECK(document.extra.empty());
  CHECK(reading.problems.empty());
}

TEST_CASE("a text without publication line is undated, and no problem") {
  const Reading reading = read_bytes("Rockets fell on July 8, 2021.");
  REQUIRE(reading.documents.size() == 1);
  CHECK_FALSE(reading.documents[0].date);
  CHECK(reading.documents[0].date_origin == DateOrigin::none);
  CHECK(reading.problems.empty());
}

TEST_CASE("a byte order mark goes, and line ends become plain") {
  CHECK(read_bytes("\xEF\xBB\xBFone\r\ntwo\rthree\r\r\n").documents[0].body ==
        "one\ntwo\rthree\r\n");
}

TEST_CASE("a text that is no good is told and never read") {
  struct Row {
    std::string text;
    const char* problem;
  };
  const std::string head(1 << 17, 'x');
  const Row rows[] = {
      {"", "file: empty; skipped"},
      {" \n\t\u00A0\r\n", "file: no text, only blanks; skipped"},
      {"\xEF\xBB\xBF", "file: no text, only blanks; skipped"},
      {"\x89PNG\x01\x02\x03\xFF\xFE\x80",
       "file: no text in any known encoding; skipped"},
      {"a\0b"s,
       "file: looks like binary data, which this version does not "
       "read; skipped"},
      {head + "\n\0"s, "file:2: NUL at byte 131074; skipped"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.problem);
    const Reading reading = read_bytes(row.text);
    CHECK(reading.documents.empty());
    CHECK(reading.problems == std::vector<std::string>{row.problem});
  }
}

// Fails behind its first bytes, as a broken disk does.
class BrokenBuffer : public std::stringbuf {
 public:
  explicit BrokenBuffer(const std::string& text) : std::stringbuf(text) {}

 protected:
  std::streamsize xsgetn(char* bytes, std::streamsize count) override {
    const std::streamsize read = std::stringbuf::xsgetn(bytes, count);
    if (read < count) throw std::runtime_error("broken");
    return read;
  }
};

Reading read_broken(const std::string& text) {
  BrokenBuffer buffer(text);
  return read_all({}, [&](ReadOptions options) {
    return read_stream(std::make_unique<std::istream>(&buffer), "file",
                       std::move(options));
  });
}

TEST_CASE("what a failing disk leaves is never half a document") {
  const std::string problem =
      "file: reading failed before its end; the rest is skipped";
  for (const std::string& text :
       {std::string("short"), std::string(100000, 'x'),
        "{\"body\":\"" + std::string(100000, 'x') + "\"}"}) {
    const Reading reading = read_broken(text);
    CHECK(reading.documents.empty());
    CHECK(reading.problems == std::vector<std::string>{problem});
  }
}

TEST_CASE("the standard input is read under the name stdin") {
  struct Row {
    const char* text;
    const char* id;
  };
  const Row rows[] = {{"Rockets fell.", "stdin"},
                      {"\n{\"body\":\"B\"}", "stdin:2"},
                      {"{\"id\":\"a\",\"body\":\"B\"}", "a"}};
  for (const Row& row : rows) {
    std::istringstream text(row.text);
    std::streambuf* const terminal = std::cin.rdbuf(text.rdbuf());
    const Reading reading = read_input("-");
    std::cin.rdbuf(terminal);
    CHECK(ids(reading) == std::vector<std::string>{row.id});
  }
}

}  // namespace
}  // namespace fihrist
