// An object of JSON as a record, and a row of a table as if it were one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/field_names.h"
#include "corpus/record_reader.h"

namespace fihrist {

// Objects and arrays within one another, the record itself among them.
constexpr int kMaxJsonDepth = 64;

// A record in which this key is 1 is a row of `fihrist export`: it is read as
// the article that was exported, without what the index had found in it.
inline constexpr char kExportMark[] = "fihrist";

// Where a record stands, and how its keys are to be read.
struct RecordContext {
  std::string default_id;
  std::size_t line = 0;  // as in Record
  const FieldNames& names;
};

// The record, or, in a few words, why it is none.
struct JsonRecord {
  std::optional<Record> record;
  std::string fault;
};

JsonRecord read_json_record(std::string_view object,
                            const RecordContext& context);

// `texts`, as many as `columns`, are the values of these keys; an empty text
// or an unnamed column leaves its key out.
JsonRecord read_table_record(const std::vector<std::string>& columns,
                             std::vector<std::string>& texts,
                             const RecordContext& context);

}  // namespace fihrist
