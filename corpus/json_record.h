// One line of JSONL as a record.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/record_reader.h"

namespace fihrist {

// Objects and arrays within one another, the record itself among them.
constexpr int kMaxJsonDepth = 64;

// The record in line `number` of `file`, or, in a few words, why it is none.
struct JsonRecord {
  std::optional<Record> record;
  std::string fault;
};

JsonRecord read_json_record(std::string_view line, const std::string& file,
                            std::size_t number);

}  // namespace fihrist
