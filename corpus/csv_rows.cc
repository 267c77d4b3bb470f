#include "corpus/csv_rows.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <queue>
#include <string_view>
#include <utility>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

// Of libcsv's buffer; it grows by 128 bytes otherwise.
constexpr std::size_t kGrowth = 64 << 10;

std::vector<std::string> split(std::string_view line, char delimiter) {
  std::vector<std::string> cells;
  for (;;) {
    const std::size_t end = std::min(line.find(delimiter), line.size());
    cells.emplace_back(trimmed(line.substr(0, end)));
    if (end == line.size()) return cells;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

// libcsv, fed line by line so that a row knows where it began.
class CsvRows::Parser {
 public:
  explicit Parser(char delimiter) : delimiter_(delimiter) { start(); }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void feed(std::size_t number, std::string_view line) {
    line_ = number;
    if (inside_row_) {
      behind_first_.push_back({number, std::string(line)});
    } else {
      row_.line = number;
    }
    inside_row_ = true;
    row_bytes_ += line.size() + 1;
    if (!parse(line) || !parse("\n")) {
      const bool is_whole_row = row_.line == line_;
      refuse_quote("a quote in the wrong place");
      if (delimiter_ == '\t' && is_whole_row) {
        rows_.back().fault.clear();
        rows_.back().cells = split(line, delimiter_);
      }
    }
  }

  // A line that stands behind a wrong quote; false when there is none.
  bool feed_again() {
    if (again_.empty()) return false;
    const Line line = std::move(again_.front());
    again_.pop_front();
    feed(line.number, line.text);
    return true;
  }

  // True when nothing is to be fed again.
  bool finish() {
    if (csv_fini(&parser_, end_cell, end_row, this) != 0) {
      refuse_quote("a quote that is never closed");
    }
    return again_.empty();
  }

  void refuse(std::string fault) {
    row_.cells.clear();
    row_.fault = std::move(fault);
    push_row();
    csv_free(&parser_);
    start();
  }

  // A row that begins at a line which cannot be fed.
  void refuse_line(std::size_t number, std::string fault) {
    if (!inside_row_) row_.line = number;
    refuse(std::move(fault));
  }

  std::optional<CsvRow> take_row() {
    if (rows_.empty()) return std::nullopt;
    CsvRow row = std::move(rows_.front());
    rows_.pop();
    return row;
  }

  // Of the row begun, with its line ends; 0 between rows.
  std::size_t row_bytes() const { return row_bytes_; }

 private:
  struct Line {
    std::size_t number = 0;
    std::string text;
  };

  // All line ends are reported: a line that ends no row is inside quotes.
  void start() {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
    csv_set_blk_size(&parser_, kGrowth);
  }

  bool parse(std::string_view bytes) {
    return csv_parse(&parser_, bytes.data(), bytes.size(), end_cell, end_row,
                     this) == bytes.size();
  }

  static void end_cell(void* bytes, std::size_t size, void* self) {
    static_cast<Parser*>(self)->row_.cells.emplace_back(
        static_cast<const char*>(bytes), size);
  }

  static void end_row(int, void* self) {
    static_cast<Parser*>(self)->push_row();
  }

  void push_row() {
    if (!row_.cells.empty() || !row_.fault.empty()) {
      rows_.push(std::exchange(row_, {}));
    }
    inside_row_ = false;
    row_bytes_ = 0;
    behind_first_.clear();
  }

  // One wrong quote may have swallowed any number of rows.
  void refuse_quote(std::string fault) {
    again_.insert(again_.begin(),
                  std::make_move_iterator(behind_first_.begin()),
                  std::make_move_iterator(behind_first_.end()));
    refuse(std::move(fault));
  }

  char delimiter_;
  csv_parser parser_;
  std::queue<CsvRow> rows_;
  CsvRow row_;
  std::size_t line_ = 0;
  std::size_t row_bytes_ = 0;
  bool inside_row_ = false;
  std::vector<Line> behind_first_;  // of the row begun
  std::deque<Line> again_;
};

CsvRows::CsvRows(ByteSource& bytes, CsvOptions options)
    : bytes_(bytes),
      options_(options),
      lines_(bytes, options.max_row_bytes),
      parser_(std::make_unique<Parser>(options.delimiter)) {}

CsvRows::~CsvRows() = default;

std::optional<CsvRow> CsvRows::next() {
  for (;;) {
    if (auto row = parser_->take_row()) return row;
    if (at_end_) return std::nullopt;
    read_line();
  }
}

void CsvRows::read_line() {
  if (parser_->feed_again()) return;
  if (!lines_.next()) {
    at_end_ = bytes_.failed() || parser_->finish();
  } else if (lines_.is_too_long()) {
    parser_->refuse_line(lines_.number(),
                         fmt::format("{} bytes in one line, more than {}",
                                     lines_.length(), options_.max_row_bytes));
  } else if (parser_->row_bytes() + lines_.text().size() >
             options_.max_row_bytes) {
    skip_row();
  } else {
    parser_->feed(lines_.number(), lines_.text());
  }
}

// From a line inside quotes on; an odd number of them more ends the row.
void CsvRows::skip_row() {
  parser_->refuse(
      fmt::format("more than {} bytes in one row", options_.max_row_bytes));
  do {
    if (std::ranges::count(lines_.text(), '"') % 2 == 1) return;
  } while (lines_.next());
}

}  // namespace fihrist
