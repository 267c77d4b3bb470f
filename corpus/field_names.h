// Which keys of records and columns of tables stand for our fields, besides
// those of the same names.
//
//   const FieldNames names = parse_field_names({"title=headline"});
//   names.front() == FieldName{.field = "title", .name = "headline"};
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

constexpr std::array<std::string_view, 7> kFields = {
    "id", "title", "body", "date", "source", "url", "language"};

struct FieldName {
  std::string field;  // one of kFields
  std::string name;
  bool operator==(const FieldName&) const = default;
};

// A record that has several of the names of one field is read by the first.
using FieldNames = std::vector<FieldName>;

bool is_field_name(std::string_view name);  // one of kFields

// FIELD=NAME of --field. Throws Error (usage) for an unknown field, naming the
// known ones.
FieldNames parse_field_names(const std::vector<std::string>& assignments);

}  // namespace fihrist
