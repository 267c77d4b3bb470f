#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "corpus/reader.h"
#include "corpus/record_date.h"
#include "corpus/record_reader.h"
#include "corpus/title.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

// All of the input, or just more than `max_bytes` of it.
std::string read_up_to(ByteSource& bytes, std::size_t max_bytes) {
  std::string text;
  while (text.size() <= max_bytes && !bytes.peek().empty()) {
    const std::string_view block = bytes.peek();
    text += block;
    bytes.take(block.size());
  }
  return text;
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  return 1 + std::ranges::count(text.substr(0, offset), '\n');
}

// "\r\n" becomes "\n".
std::string with_plain_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text.substr(i).starts_with("\r\n")) result += text[i];
  }
  return result;
}

// A file that is one document.
class TextReader : public RecordReader {
 public:
  explicit TextReader(RecordInput input) : input_(std::move(input)) {}

  std::optional<Record> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const std::string text = read_up_to(input_.bytes, kMaxRecordBytes);
    if (input_.bytes.failed() || !is_acceptable(text)) return std::nullopt;
    Record record{.document = make_document(text)};
    set_date(record);
    return record;
  }

 private:
  bool is_acceptable(std::string_view text) const {
    if (text.size() > kMaxRecordBytes) {
      return refuse(0, fmt::format("longer than {} bytes", kMaxRecordBytes));
    }
    if (const auto offset = first_invalid_byte(text)) {
      return refuse(line_of(text, *offset),
                    fmt::format("invalid UTF-8 at byte {}", *offset + 1));
    }
    if (const std::size_t offset = text.find('\0'); offset != text.npos) {
      return refuse(line_of(text, offset),
                    fmt::format("NUL at byte {}", offset + 1));
    }
    if (is_blank(text)) return refuse(0, "no text, only blanks");
    return true;
  }

  bool refuse(std::size_t line, const std::string& reason) const {
    input_.on_problem(line, reason + "; skipped");
    return false;
  }

  Document make_document(std::string_view text) const {
    Document document;
    document.id = input_.file;
    document.body = with_plain_line_ends(without_bom(text));
    document.title = find_title(document.body);
    return document;
  }

  RecordInput input_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_text(RecordInput input) {
  return std::make_unique<TextReader>(std::move(input));
}

}  // namespace fihrist
