// The header of a table of comma, semicolon or tab separated values.
//
//   find_delimiter("id;title;body\n1;…") == ';'
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/field_names.h"

namespace fihrist {

// Nothing when the first line of `head` is no header. A header has two columns
// or more, one of them a field of ours or one of `names`. It has no blanks
// around its names, as a sentence has behind its commas, unless two are ours.
// A line before it may name the delimiter, as Excel's "sep=;" does.
std::optional<char> find_delimiter(std::string_view head,
                                   const FieldNames& names = {});

// "sep=;", also in quotes, and without what it names.
bool is_separator_line(std::string_view line);

// The name of a column: a field of ours is one in any case ("Title").
std::string column_name(std::string_view cell);

}  // namespace fihrist
