#include "corpus/table_header.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::string_view kDelimiters = "\t;,";

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

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

std::string_view line_at(std::string_view text, std::size_t begin) {
  text = text.substr(std::min(begin, text.size()));
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

std::optional<char> find_delimiter(std::string_view head,
                                   const FieldNames& names) {
  head = without_bom(head);
  std::string_view line = line_at(head, 0);
  std::string_view candidates = kDelimiters;
  if (is_separator_line(line)) {
    candidates = line.substr(line.find('=') + 1, 1);
    line = line_at(head, head.find_first_not_of("\r\n", line.size()));
  }
  const auto* delimiter = std::ranges::find_if(candidates, [&](char candidate) {
    return is_header(cells_of(line, candidate), names);
  });
  if (delimiter == candidates.end()) return std::nullopt;
  return *delimiter;
}

bool is_separator_line(std::string_view line) {
  constexpr std::string_view kName = "sep=";
  line = trimmed(line);
  if (line.starts_with('"')) line.remove_prefix(1);
  if (line.ends_with('"')) line.remove_suffix(1);
  // A tab at its end is trimmed off.
  return line.size() <= kName.size() + 1 &&
         lowered(line.substr(0, kName.size())) == kName;
}

std::string column_name(std::string_view cell) {
  std::string name = lowered(cell);
  return is_field_name(name) ? name : std::string(cell);
}

}  // namespace fihrist
