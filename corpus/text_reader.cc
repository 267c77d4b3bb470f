#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "corpus/dates/record_date.h"
#include "corpus/encodings/encoding.h"
#include "corpus/extra.h"
#include "corpus/reader.h"
#include "corpus/record_reader.h"
#include "corpus/text_document.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

std::size_t line_of(std::string_view text, std::size_t offset) {
  return 1 + std::ranges::count(text.substr(0, offset), '\n');
}

// Binary data without NUL: more than 2 in 100 of its characters are controls,
// as 10 in 100 bytes drawn at random would be.
bool is_noise(std::string_view text) {
  std::size_t controls = 0;
  std::size_t all = 0;
  for (CodePoints rest(text); !rest.at_end(); ++all) {
    const auto c = static_cast<UChar32>(rest.take());
    controls += u_iscntrl(c) && !u_isUWhiteSpace(c);
  }
  return controls * 100 > all * 2;
}

// A file that is one document.
class TextReader : public RecordReader {
 public:
  explicit TextReader(RecordInput input) : input_(std::move(input)) {}

  std::optional<Record> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const std::string bytes = read_up_to(input_.bytes, kMaxRecordBytes + 1);
    if (input_.bytes.failed() || !is_acceptable(bytes)) return std::nullopt;
    return read(bytes, decode(bytes));
  }

 private:
  bool is_acceptable(std::string_view bytes) const {
    if (bytes.size() > kMaxRecordBytes) {
      return refuse(0, fmt::format("longer than {} bytes", kMaxRecordBytes));
    }
    if (const std::size_t offset = bytes.find('\0'); offset != bytes.npos) {
      return refuse(line_of(bytes, offset),
                    fmt::format("NUL at byte {}", offset + 1));
    }
    return true;
  }

  std::optional<Record> read(std::string_view bytes,
                             const DecodedText& decoded) const {
    const bool is_good =
        is_blank(decoded.text)   ? refuse(0, "no text, only blanks")
        : is_noise(decoded.text) ? refuse(0, "no text in any known encoding")
                                 : true;
    if (!is_good) return std::nullopt;
    if (decoded.replaced > 0) report_replaced(bytes, decoded);
    Record record{.document = text_document(input_.file, decoded.text)};
    note_encoding(record.document, decoded.encoding);
    set_date(record);
    return record;
  }

  // The line is that of the first, which is known of UTF-8.
  void report_replaced(std::string_view bytes,
                       const DecodedText& decoded) const {
    const auto first =
        decoded.encoding == "utf-8" ? first_invalid_byte(bytes) : std::nullopt;
    input_.on_problem(
        first ? line_of(bytes, *first) : 0,
        fmt::format("invalid {}{}; read with U+FFFD in {} place{}",
                    decoded.encoding,
                    first ? fmt::format(" at byte {}", *first + 1) : "",
                    decoded.replaced, decoded.replaced == 1 ? "" : "s"));
  }

  bool refuse(std::size_t line, const std::string& reason) const {
    input_.on_problem(line, reason + "; skipped");
    return false;
  }

  RecordInput input_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_text(RecordInput input) {
  return std::make_unique<TextReader>(std::move(input));
}

}  // namespace fihrist
