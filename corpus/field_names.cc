#include "corpus/field_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

FieldName parse_field_name(const std::string& assignment) {
  const std::size_t equals = std::min(assignment.find('='), assignment.size());
  FieldName parsed{assignment.substr(0, equals), {}};
  if (equals < assignment.size()) parsed.name = assignment.substr(equals + 1);
  if (is_field_name(parsed.field) && !parsed.name.empty()) return parsed;
  throw Error(ErrorCode::usage,
              fmt::format("no FIELD=NAME: {}; the fields are {}",
                          quote(assignment), fmt::join(kFields, ", ")));
}

}  // namespace

bool is_field_name(std::string_view name) {
  return std::ranges::find(kFields, name) != kFields.end();
}

FieldNames parse_field_names(const std::vector<std::string>& assignments) {
  FieldNames names;
  for (const std::string& assignment : assignments) {
    names.push_back(parse_field_name(assignment));
  }
  return names;
}

}  // namespace fihrist
