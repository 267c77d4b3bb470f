// searchd/QUERIES.md says what the program does.

#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include "analyzers/alias_files.h"
#include "searchd/name_reading.h"
#include "searchd/query_parser.h"
#include "searchd/xapian_query.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string page() {
  std::ifstream in(FIHRIST_SOURCE_DIR "/searchd/QUERIES.md");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST_CASE("every example of QUERIES.md is read as the page says") {
  const AliasTable table(load_alias_rows({}));
  const std::string text = page();
  const std::regex example(R"(\n\| `([^\n]+?)` \| `([^\n]+?)` \| )");
  std::size_t examples = 0;
  for (std::sregex_iterator row(text.begin(), text.end(), example), end;
       row != end; ++row) {
    const std::string typed = (*row)[1];
    CAPTURE(typed);
    const ParsedQuery parsed = parse_query(typed);
    CHECK(to_string(read_names(parsed.query, table, {}).query) == (*row)[2]);
    CHECK(parsed.notes.empty());
    ++examples;
  }
  CHECK(examples >= 20);
}

TEST_CASE("QUERIES.md states the limits in force") {
  struct Row {
    std::string limit;
    std::size_t value;
  };
  const Row rows[] = {
      {"bytes of a query", kMaxQueryBytes},
      {"words of a query", kMaxQueryWords},
      {"nesting of parentheses", kMaxNesting},
      {"window of NEAR/n", kMaxNearWindow},
      {"letters before a `*`, at least", kMinPrefixLetters},
      {"words that a `*` stands for", kMaxPrefixWords},
  };
  const std::string text = page();
  for (const Row& row : rows) {
    const std::string line =
        "| " + row.limit + " | " + std::to_string(row.value) + " |";
    CAPTURE(line);
    CHECK(text.find(line) != std::string::npos);
  }
}

}  // namespace
}  // namespace fihrist
