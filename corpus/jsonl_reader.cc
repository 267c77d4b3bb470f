#include <fmt/format.h>

#include <utility>

#include "corpus/json_record.h"
#include "corpus/reader.h"
#include "corpus/record_reader.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

class JsonlReader : public RecordReader {
 public:
  explicit JsonlReader(RecordInput input)
      : input_(std::move(input)), lines_(input_.bytes, kMaxRecordBytes) {}

  std::optional<Record> next() override {
    while (lines_.next()) {
      if (auto record = read_line()) return record;
    }
    return std::nullopt;
  }

 private:
  std::optional<Record> read_line() {
    if (lines_.is_too_long()) {
      report(fmt::format("{} bytes in one line, more than {}", lines_.length(),
                         kMaxRecordBytes));
      return std::nullopt;
    }
    const std::string_view text = record_text();
    if (text.find_first_not_of(" \t\r") == text.npos) return std::nullopt;
    JsonRecord read = read_json_record(
        text, {fmt::format("{}:{}", input_.file, lines_.number()),
               lines_.number(), input_.names});
    if (!read.record) report(read.fault);
    return std::move(read.record);
  }

  std::string_view record_text() const {
    return lines_.number() == 1 ? without_bom(lines_.text()) : lines_.text();
  }

  void report(const std::string& fault) {
    input_.on_problem(lines_.number(), fault + "; skipped");
  }

  RecordInput input_;
  LineReader lines_;
};

}  // namespace

std::unique_ptr<RecordReader> open_jsonl(RecordInput input) {
  return std::make_unique<JsonlReader>(std::move(input));
}

}  // namespace fihrist
