#include <fmt/format.h>

#include <utility>

#include "corpus/json_elements.h"
#include "corpus/json_record.h"
#include "corpus/reader.h"
#include "corpus/record_reader.h"

namespace fihrist {
namespace {

// JSON that is not by lines. All of it may stand in one, so a record is told
// by its number.
class JsonReader : public RecordReader {
 public:
  explicit JsonReader(RecordInput input)
      : input_(std::move(input)), elements_(input_.bytes, kMaxRecordBytes) {}

  std::optional<Record> next() override {
    while (elements_.next()) {
      if (auto record = read_element()) return record;
    }
    if (!std::exchange(ended_, true)) report_end();
    return std::nullopt;
  }

 private:
  std::optional<Record> read_element() {
    if (elements_.is_too_long()) {
      report(fmt::format("{} bytes, more than {}", elements_.length(),
                         kMaxRecordBytes));
      return std::nullopt;
    }
    JsonRecord read =
        read_json_record(elements_.text(),
                         {fmt::format("{}:{}", input_.file, elements_.number()),
                          elements_.line(), input_.names});
    if (!read.record) report(read.fault);
    return std::move(read.record);
  }

  void report_end() {
    if (!elements_.fault().empty()) {
      input_.on_problem(elements_.fault_line(), elements_.fault());
    } else if (elements_.number() == 0 && !input_.bytes.failed()) {
      input_.on_problem(0, "an empty array");
    }
  }

  void report(const std::string& fault) {
    input_.on_problem(elements_.line(), fmt::format("record {}: {}; skipped",
                                                    elements_.number(), fault));
  }

  RecordInput input_;
  JsonElements elements_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_json(RecordInput input) {
  return std::make_unique<JsonReader>(std::move(input));
}

}  // namespace fihrist
