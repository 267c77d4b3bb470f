#include "corpus/table_header.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::string_view kDelimiters = "\t;,";

struct HeaderCell {
  std::string text;
  bool has_blanks_around = false;
};

// A cell that opens with a quote goes to the quote that closes it.
std::size_t end_of_cell(std::string_view line, char delimiter) {
  std::size_t from = 0;
  if (line.starts_with('"')) from = std::min(line.find('"', 1), line.size());
  return std::min(line.find(delimiter, from), line.size());
}

HeaderCell read_cell(std::string_view text) {
  std::string_view inner = trimmed(text);
  const bool has_blanks_around = inner.size() < text.size();
  const bool is_quoted =
      inner.size() > 1 && inner.starts_with('"') && inner.ends_with('"');
  if (is_quoted) inner = inner.substr(1, inner.size() - 2);
  return {std::string(inner), has_blanks_around};
}

std::vector<HeaderCell> cells_of(std::string_view line, char delimiter) {
  std::vector<HeaderCell> cells;
  for (;;) {
    const std::size_t end = end_of_cell(line, delimiter);
    cells.push_back(read_cell(line.substr(0, end)));
    if (end == line.size()) return cells;
    line.remove_prefix(end + 1);
  }
}

bool is_known(const HeaderCell& cell, const FieldNames& names) {
  return is_field_name(column_name(cell.text)) ||
         std::ranges::find(names, cell.text, &FieldName::name) != names.end();
}

bool is_header(const std::vector<HeaderCell>& cells, const FieldNames& names) {
  if (cells.size() < 2) return false;
  const auto known = std::ranges::count_if(
      cells, [&](const HeaderCell& cell) { return is_known(cell, names); });
  const bool has_blanks =
      std::ranges::any_of(cells, &HeaderCell::has_blanks_around);
  return known >= (has_blanks ? 2 : 1);
}

}  // namespace

std::optional<char> find_delimiter(std::string_view head,
                                   const FieldNames& names) {
  std::string_view line = without_bom(head);
  line = line.substr(0, line.find_first_of("\r\n"));
  const auto* delimiter =
      std::ranges::find_if(kDelimiters, [&](char candidate) {
        return is_header(cells_of(line, candidate), names);
      });
  if (delimiter == kDelimiters.end()) return std::nullopt;
  return *delimiter;
}

std::string column_name(std::string_view cell) {
  std::string lowered(cell);
  for (char& c : lowered) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return is_field_name(lowered) ? lowered : std::string(cell);
}

}  // namespace fihrist
