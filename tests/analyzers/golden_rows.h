// The rows of a golden file: tab-separated, after a header.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace fihrist {

using GoldenRow = std::vector<std::string>;

inline GoldenRow split_row(const std::string& line) {
  GoldenRow row;
  std::istringstream columns(line);
  for (std::string column; std::getline(columns, column, '\t');) {
    row.push_back(column);
  }
  return row;
}

inline std::vector<GoldenRow> golden_rows(const std::string& name) {
  std::ifstream in(FIHRIST_SOURCE_DIR "/tests/analyzers/golden/" + name);
  if (!in) throw std::runtime_error("no golden file " + name);
  std::vector<GoldenRow> rows;
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) rows.push_back(split_row(line));
  return rows;
}

}  // namespace fihrist
