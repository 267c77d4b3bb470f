// Any bytes are a query or an Error; one that is read prints as text that
// reads back as the same.

#include <string>

#include "analyzers/alias_files.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "require.h"
#include "searchd/name_reading.h"
#include "searchd/query_parser.h"

namespace fihrist {
namespace {

const AliasTable& shipped_table() {
  static const AliasTable table(shipped_alias_rows());
  return table;
}

std::string read_as(std::string_view text, const DateRange& dates) {
  const ParsedQuery parsed = parse_query(text);
  for (const std::string& note : parsed.notes) {
    require(!first_invalid_byte(note));
  }
  const NameReading reading = read_names(parsed.query, shipped_table(), dates);
  return to_string(reading.query);
}

void check_query(std::string_view text, const DateRange& dates) {
  std::string once;
  try {
    once = read_as(text, dates);
  } catch (const Error& error) {
    require(error.code() == ErrorCode::limit ||
            error.code() == ErrorCode::usage);
    require(!error.position() || *error.position() <= text.size());
    return;
  }
  require(!first_invalid_byte(once));
  try {
    require(read_as(once, dates) == once);
  } catch (const Error& error) {
    // With its actors it may be longer than a query.
    require(error.code() == ErrorCode::limit);
  }
}

}  // namespace
}  // namespace fihrist

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text = fihrist::as_text(data, size);
  fihrist::check_query(text, {});
  fihrist::check_query(text, *fihrist::parse_period("2021"));
  return 0;
}
