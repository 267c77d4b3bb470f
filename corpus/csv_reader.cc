#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "corpus/csv_rows.h"
#include "corpus/json_record.h"
#include "corpus/reader.h"
#include "corpus/record_reader.h"
#include "corpus/table_header.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

// What others call the text: worth proposing, not worth guessing.
constexpr std::string_view kLikelyBodies[] = {
    "text",     "content",   "article",      "article_text", "fulltext",
    "maintext", "full_text", "article_body", "story"};

// A table with a header; a row is a document.
class CsvReader : public RecordReader {
 public:
  explicit CsvReader(RecordInput input)
      : input_(std::move(input)), rows_(input_.bytes, options()) {}

  std::optional<Record> next() override {
    if (!std::exchange(has_header_, true)) is_usable_ = read_header();
    while (is_usable_) {
      auto row = rows_.next();
      if (!row) return std::nullopt;
      if (auto record = read_row(*row)) return record;
    }
    return std::nullopt;
  }

 private:
  CsvOptions options() const {
    return {find_delimiter(input_.bytes.peek(), input_.names).value_or(','),
            kMaxRecordBytes};
  }

  bool read_header() {
    auto header = rows_.next();
    if (header && !header->cells.empty() &&
        is_separator_line(without_bom(header->cells.front()))) {
      header = rows_.next();
    }
    if (!header) return false;  // the source failed
    if (!header->fault.empty()) return refuse(header->line, header->fault);
    for (const std::string& cell : header->cells) {
      const bool is_first = columns_.empty();
      columns_.push_back(column_name(is_first ? without_bom(cell) : cell));
    }
    const std::string fault = fault_of_columns();
    return fault.empty() || refuse(header->line, fault);
  }

  std::string fault_of_columns() const {
    std::set<std::string_view> seen;
    for (const std::string& column : columns_) {
      if (first_invalid_byte(column)) return "a column whose name is not UTF-8";
      if (!column.empty() && !seen.insert(column).second) {
        return "two columns " + quote(column);
      }
    }
    if (std::ranges::any_of(columns_, [&](const std::string& column) {
          return is_named("body", column);
        })) {
      return {};
    }
    return fmt::format(
        "no column \"body\"; there are {}; name the one with the text: "
        "--field body={}",
        printable(fmt::format("{}", fmt::join(columns_, ", "))), likely_body());
  }

  bool is_named(std::string_view field, std::string_view column) const {
    return column == field ||
           std::ranges::find(input_.names, FieldName{std::string(field),
                                                     std::string(column)}) !=
               input_.names.end();
  }

  std::string_view likely_body() const {
    const auto* found =
        std::ranges::find_if(kLikelyBodies, [&](std::string_view name) {
          return std::ranges::find(columns_, name) != columns_.end();
        });
    return found == std::end(kLikelyBodies) ? "COLUMN" : *found;
  }

  std::optional<Record> read_row(CsvRow& row) {
    if (row.fault.empty() && row.cells.size() != columns_.size()) {
      row.fault = fmt::format("{} cells under {} columns", row.cells.size(),
                              columns_.size());
    }
    if (row.fault.empty()) {
      JsonRecord read =
          read_table_record(columns_, row.cells,
                            {fmt::format("{}:{}", input_.file, row.line),
                             row.line, input_.names});
      if (read.record) return std::move(read.record);
      row.fault = std::move(read.fault);
    }
    refuse(row.line, row.fault);
    return std::nullopt;
  }

  bool refuse(std::size_t line, const std::string& reason) const {
    input_.on_problem(line, reason + "; skipped");
    return false;
  }

  RecordInput input_;
  CsvRows rows_;
  std::vector<std::string> columns_;
  bool has_header_ = false;
  bool is_usable_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_csv(RecordInput input) {
  return std::make_unique<CsvReader>(std::move(input));
}

}  // namespace fihrist
