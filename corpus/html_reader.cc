#include <fmt/format.h>

#include <utility>

#include "corpus/encodings/encoding.h"
#include "corpus/extra.h"
#include "corpus/pages/page.h"
#include "corpus/reader.h"
#include "corpus/record_reader.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

// A file that is a page with an article.
class HtmlReader : public RecordReader {
 public:
  explicit HtmlReader(RecordInput input) : input_(std::move(input)) {}

  std::optional<Record> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const std::string bytes = read_up_to(input_.bytes, kMaxRecordBytes + 1);
    if (input_.bytes.failed()) return std::nullopt;
    if (bytes.size() > kMaxRecordBytes) {
      return refuse(fmt::format("longer than {} bytes", kMaxRecordBytes));
    }
    return read(decode(bytes, {.markup = Markup::html}));
  }

 private:
  std::optional<Record> read(const DecodedText& decoded) const {
    Record page = read_page(decoded.text);
    if (input_.split == Split::posts) {
      page.posts = split_posts_html(decoded.text);
    }
    if (is_blank(page.document.body) && page.posts.empty()) {
      return refuse("no article found");
    }
    if (decoded.replaced > 0) {
      input_.on_problem(
          0, fmt::format("invalid {}; read with U+FFFD in {} place{}",
                         decoded.encoding, decoded.replaced,
                         decoded.replaced == 1 ? "" : "s"));
    }
    page.document.id = input_.file;
    note_encoding(page.document, decoded.encoding);
    return page;
  }

  std::optional<Record> refuse(const std::string& reason) const {
    input_.on_problem(0, reason + "; skipped");
    return std::nullopt;
  }

  RecordInput input_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_html(RecordInput input) {
  return std::make_unique<HtmlReader>(std::move(input));
}

}  // namespace fihrist
