// Sentences in which a reader has marked who is meant (mentions.tsv), read
// into documents and the mentions to be found in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/mentions.h"
#include "corpus/document.h"

namespace fihrist {

struct JudgedMention {
  Field field = Field::body;
  // Bytes of the field's text, [begin, end).
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string actor;

  auto operator<=>(const JudgedMention&) const = default;
};

struct JudgedRow {
  std::size_t line = 0;  // of the file, from 1
  std::string kind;
  std::string model;  // the real text the case is taken from, or empty
  Document document;
  std::vector<JudgedMention> mentions;  // sorted
};

// The kinds a row may have, in the order in which they are shown.
const std::vector<std::string_view>& judged_kinds();

// Throws std::runtime_error with the number of the line that is wrong.
// `is_actor` says whether the tables have an actor of that id.
std::vector<JudgedRow> read_judged_rows(
    std::istream& in, const std::function<bool(std::string_view)>& is_actor);

}  // namespace fihrist
