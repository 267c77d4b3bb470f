// indexer/SCHEMA.md says all that kSchema says.

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "analyzers/analysis.h"
#include "indexer/schema.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string schema_page() {
  std::ifstream in(FIHRIST_SOURCE_DIR "/indexer/SCHEMA.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

// "| `title` | `S` | |": how a row of the page's table begins.
std::string row_of(const SchemaField& field) {
  std::ostringstream row;
  row << "| `" << field.name << "` | ";
  if (field.prefix == "-") {
    row << "none";
  } else if (field.prefix.empty()) {
    row << "empty";
  } else {
    row << '`' << field.prefix << '`';
  }
  row << " | ";
  if (field.slot >= 0) row << field.slot << ' ';
  row << '|';
  return row.str();
}

TEST_CASE("SCHEMA.md has a row for every field, with its prefix and slot") {
  const std::string page = schema_page();
  for (const SchemaField& field : kSchema) {
    CAPTURE(row_of(field));
    CHECK(page.find(row_of(field)) != std::string::npos);
  }
}

TEST_CASE("SCHEMA.md is of this version and has these limits") {
  const std::string page = schema_page();
  for (const std::string& said :
       {"schema " + std::to_string(kSchemaVersion), analyzer_signature(),
        std::to_string(kTitlePositionGap), std::to_string(kMaxTermBytes)}) {
    CAPTURE(said);
    CHECK(page.find(said) != std::string::npos);
  }
}

}  // namespace
}  // namespace fihrist
