#include "corpus/csv_rows.h"

#include <csv.h>

#include <queue>
#include <string_view>
#include <utility>

#include "corpus/utf8.h"

namespace fihrist {

// libcsv, fed line by line so that a row knows where it began.
class CsvRows::Parser {
 public:
  Parser() { start(); }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void feed(const std::string& line) {
    ++line_;
    if (!inside_row_) row_.line = line_;
    inside_row_ = true;
    if (csv_parse(&parser_, line.data(), line.size(), end_cell, end_row, this) <
        line.size()) {
      refuse("a quote in the wrong place");
    }
  }

  void finish() {
    if (csv_fini(&parser_, end_cell, end_row, this) != 0) {
      refuse("a quote that is never closed");
    }
  }

  std::optional<CsvRow> take_row() {
    if (rows_.empty()) return std::nullopt;
    CsvRow row = std::move(rows_.front());
    rows_.pop();
    return row;
  }

 private:
  // All line ends are reported: a line that ends no row is inside quotes.
  void start() {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  }

  static void end_cell(void* bytes, std::size_t size, void* self) {
    static_cast<Parser*>(self)->row_.cells.emplace_back(
        static_cast<const char*>(bytes), size);
  }

  static void end_row(int, void* self) {
    static_cast<Parser*>(self)->push_row();
  }

  void push_row() {
    if (!row_.cells.empty() || !row_.fault.empty()) rows_.push(row_);
    row_.cells.clear();
    row_.fault.clear();
    inside_row_ = false;
  }

  void refuse(std::string_view fault) {
    row_.cells.clear();
    row_.fault = fault;
    push_row();
    csv_free(&parser_);
    start();
  }

  csv_parser parser_;
  std::queue<CsvRow> rows_;
  CsvRow row_;
  std::size_t line_ = 0;
  bool inside_row_ = false;
};

CsvRows::CsvRows(std::istream& stream)
    : stream_(stream), parser_(std::make_unique<Parser>()) {}

CsvRows::~CsvRows() = default;

std::optional<CsvRow> CsvRows::next() {
  for (std::string line;;) {
    if (auto row = parser_->take_row()) return row;
    if (!std::getline(stream_, line)) break;
    parser_->feed(line + '\n');
  }
  parser_->finish();
  return parser_->take_row();
}

}  // namespace fihrist
