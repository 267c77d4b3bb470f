#include "corpus/csv_rows.h"

#include <sstream>
#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

// "1: a|b; 3: c" and "2! fault"
std::string shown(const std::string& table, CsvOptions options = {}) {
  ByteSource bytes(std::make_unique<std::istringstream>(table));
  CsvRows rows(bytes, options);
  std::string text;
  while (const auto row = rows.next()) {
    if (!text.empty()) text += "; ";
    text += std::to_string(row->line) + (row->fault.empty() ? ": " : "! ");
    for (const std::string& cell : row->cells) {
      text += cell + (&cell == &row->cells.back() ? "" : "|");
    }
    text += row->fault;
  }
  return text;
}

TEST_CASE("rows know their cells and their line") {
  struct Row {
    const char* table;
    const char* rows;
  };
  const Row rows[] = {
      {"", ""},
      {"a,b\nc,d\n", "1: a|b; 2: c|d"},
      {"a,b\r\n\r\n\nc,d", "1: a|b; 4: c|d"},
      {"a,\n,\n", "1: a|; 2: |"},
      {"\"a,b\",\"say \"\"x\"\"\"\n", "1: a,b|say \"x\""},
      {"\"a\n\nb\",c\nd,e\n", "1: a\n\nb|c; 4: d|e"},
      {" a , b \n", "1: a|b"},
      {"a\"b,c\nd,e\n", "1! a quote in the wrong place; 2: d|e"},
      // One wrong quote loses one row.
      {"a,\"b\nc,d\ne,f\n", "1! a quote that is never closed; 2: c|d; 3: e|f"},
      {"a,\"b\nc,d\ne,\"f\"\n",
       "1! a quote in the wrong place; 2: c|d; 3: e|f"},
      {"a,\"b\nc,\"d\ne,f\n",
       "1! a quote in the wrong place; 2! a quote that is never closed; 3: "
       "e|f"},
      {"\"a\"b,c\nd,e\n", "1! a quote in the wrong place; 2: d|e"},
      {"a,b\n\"c,d\ne,f\n", "1: a|b; 2! a quote that is never closed; 3: e|f"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.table);
    CHECK(shown(row.table) == row.rows);
  }
}

TEST_CASE("other delimiters than commas part the cells") {
  CHECK(shown("a;b,c\n", {.delimiter = ';'}) == "1: a|b,c");
  CHECK(shown("a\tb,c\t\n", {.delimiter = '\t'}) == "1: a|b,c|");
  CHECK(shown("a\t\tb\n", {.delimiter = '\t'}) == "1: a||b");
}

TEST_CASE(
    "a line of tabs with quotes where none may be is taken as it stands") {
  CHECK(shown("a\t\"b\"\n5\" gun\tsaid \"x\"\n\"y\" z\tw\n",
              {.delimiter = '\t'}) ==
        "1: a|b; 2: 5\" gun|said \"x\"; 3: \"y\" z|w");
}

TEST_CASE(
    "a row as long as the limit is read, one byte longer is passed over") {
  const CsvOptions options{.max_row_bytes = 10};
  CHECK(shown("\"2345\n789\"\nb\n", options) == "1: 2345\n789; 3: b");
  CHECK(shown("\"2345\n7890\"\nb\n", options) ==
        "1! more than 10 bytes in one row; 3: b");
  CHECK(shown("\"2345\n789\n\"\"\n\"\nb\n", options) ==
        "1! more than 10 bytes in one row; 5: b");
  CHECK(shown("0123456789\n0123456789a\nb\n", options) ==
        "1: 0123456789; 2! 11 bytes in one line, more than 10; 3: b");
}

}  // namespace
}  // namespace fihrist
