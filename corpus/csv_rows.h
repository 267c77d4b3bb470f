// The rows of a table of comma separated values (RFC 4180).
//
//   CsvRows rows(stream);
//   while (const auto row = rows.next()) print(row->line, row->cells);
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fihrist {

struct CsvRow {
  std::size_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
  std::string fault;  // why there are no cells; empty for a good row
};

class CsvRows {
 public:
  // Keeps `stream`.
  explicit CsvRows(std::istream& stream);
  ~CsvRows();

  // The next row that is not blank; nothing at the end. Behind a bad row,
  // reading goes on with the next line.
  std::optional<CsvRow> next();

 private:
  class Parser;
  std::istream& stream_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace fihrist
