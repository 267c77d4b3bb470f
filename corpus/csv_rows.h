// The rows of a table of comma separated values (RFC 4180), or of other ones.
//
//   CsvRows rows(bytes, {.delimiter = ';'});
//   while (const auto row = rows.next()) print(row->line, row->cells);
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/byte_source.h"

namespace fihrist {

struct CsvRow {
  std::size_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
  std::string fault;  // why there are no cells; empty for a good row
};

struct CsvOptions {
  char delimiter = ',';
  std::size_t max_row_bytes = 16 << 20;
};

class CsvRows {
 public:
  // Keeps `bytes`.
  explicit CsvRows(ByteSource& bytes, CsvOptions options = {});
  ~CsvRows();

  // The next row that is not blank; nothing at the end. Behind a bad row,
  // reading goes on with the line after its first, behind one that is too long
  // with the next row. What a failing source leaves of a row is left out.
  //
  // A line of tabs whose quotes are not where quotes may be is taken as it
  // stands: many who write tabs do not quote.
  std::optional<CsvRow> next();

 private:
  class Parser;
  void read_line();
  void skip_row();

  ByteSource& bytes_;
  CsvOptions options_;
  LineReader lines_;
  std::unique_ptr<Parser> parser_;
  bool at_end_ = false;
};

}  // namespace fihrist
