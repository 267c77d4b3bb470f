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
      {"\"a\"b,c\nd,e\n", "1! a quote in the wrong place; 2: d|e"},
      {"a,b\n\"c,d\ne,f\n", "1: a|b; 2! a quote that is never closed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.table);
    CHECK(shown(row.table) == row.rows);
  }
}

}  // namespace
}  // namespace fihrist
