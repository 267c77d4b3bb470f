#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "corpus/encodings/encoding.h"
#include "corpus/feed_item.h"
#include "corpus/feed_xml.h"
#include "corpus/reader.h"
#include "corpus/record_reader.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxFeedBytes = 64 << 20;

// pugixml needs up to 64 bytes for an element and as much for the blanks
// before it, 40 for an attribute.
constexpr std::size_t kMaxTreeBytes = 256 << 20;
constexpr std::size_t kElementBytes = 128;
constexpr std::size_t kAttributeBytes = 40;

// Blanks between elements part the words of XHTML. A document type is passed
// over, with all the entities that it may declare.
constexpr unsigned kParsing = pugi::parse_default | pugi::parse_ws_pcdata;

std::size_t tree_bytes(std::string_view text) {
  return std::ranges::count(text, '<') * kElementBytes +
         std::ranges::count(text, '=') * kAttributeBytes;
}

// Lines of ascending offsets, each counted once.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}

  std::size_t line_of(std::size_t offset) {
    offset = std::clamp(offset, offset_, text_.size());
    line_ += std::ranges::count(text_.substr(offset_, offset - offset_), '\n');
    offset_ = offset;
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
};

bool is_item(const pugi::xml_node& node) {
  const std::string name = feed_name(node);
  return name == "item" || name == "entry";
}

// The element that tells of the feed: <channel>, or <feed> itself.
pugi::xml_node channel_of(const pugi::xml_node& root) {
  for (const auto& [name, child] : named_children(root)) {
    if (name == "channel") return child;
  }
  return root;
}

// Items are children of the root (Atom, RDF) or of the channel (RSS).
std::vector<pugi::xml_node> items_in(const pugi::xml_node& root) {
  std::vector<pugi::xml_node> items;
  const pugi::xml_node channel = channel_of(root);
  std::ranges::copy_if(root.children(), std::back_inserter(items), is_item);
  if (channel != root) {
    std::ranges::copy_if(channel.children(), std::back_inserter(items),
                         is_item);
  }
  return items;
}

// Where the text of each item begins: "<item" or "<entry", with a prefix as in
// "<atom:entry", followed by no further letter.
std::size_t find_item(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = text.find('<', at)) != text.npos; ++at) {
    const std::size_t end = text.find_first_of(" \t\r\n/>", at + 1);
    if (end == text.npos) return end;
    std::string_view name = text.substr(at + 1, end - at - 1);
    name.remove_prefix(std::min(name.find(':') + 1, name.size()));
    if (name == "item" || name == "entry") return at;
  }
  return text.npos;
}

// One XML document as a whole. Broken XML is read item by item instead: each
// is whole or told.
class FeedReader : public RecordReader {
 public:
  explicit FeedReader(RecordInput input) : input_(std::move(input)) {}

  std::optional<Record> next() override {
    if (!std::exchange(is_open_, true)) open();
    while (next_ < items_.size()) {
      const pugi::xml_node item = items_[next_++];
      const auto offset = static_cast<std::size_t>(item.offset_debug());
      if (auto record = read(item, lines_.line_of(offset))) return record;
    }
    return next_broken();
  }

 private:
  void open() {
    std::string bytes = read_up_to(input_.bytes, kMaxFeedBytes + 1);
    if (input_.bytes.failed()) return;
    if (bytes.size() > kMaxFeedBytes) {
      return report(0, fmt::format("longer than {} bytes", kMaxFeedBytes));
    }
    text_ = decode(bytes, {.markup = Markup::xml}).text;
    bytes = {};
    if (tree_bytes(text_) > kMaxTreeBytes) {
      return report(0, fmt::format("more markup than {} bytes of memory hold",
                                   kMaxTreeBytes));
    }
    lines_ = LineCounter(text_);
    parse();
  }

  void parse() {
    const pugi::xml_parse_result result = document_.load_buffer(
        text_.data(), text_.size(), kParsing, pugi::encoding_utf8);
    const pugi::xml_node root = document_.document_element();
    channel_ = read_channel(channel_of(root));
    if (result) {
      items_ = items_in(root);
      if (items_.empty()) report(0, "a feed without items");
      return;
    }
    broken_ = find_item(text_, 0);
    if (broken_ == text_.npos) {
      const auto offset = static_cast<std::size_t>(result.offset);
      report(lines_.line_of(offset),
             fmt::format("broken XML: {}", result.description()));
    }
  }

  // The next whole item of a feed that is broken somewhere.
  std::optional<Record> next_broken() {
    while (broken_ < text_.size()) {
      const std::size_t begin = broken_;
      broken_ = find_item(text_, begin + 1);
      const std::string_view item =
          std::string_view(text_).substr(begin, broken_ - begin);
      if (auto record = read_alone(item, lines_.line_of(begin))) return record;
    }
    return std::nullopt;
  }

  // Behind the last item stands the end of the feed, which is none of it.
  std::optional<Record> read_alone(std::string_view item, std::size_t line) {
    const std::string_view name =
        item.substr(1, item.find_first_of(" \t\r\n/>") - 1);
    const std::string end = fmt::format("</{}>", name);
    const std::size_t found = item.rfind(end);
    if (found != item.npos) item = item.substr(0, found + end.size());
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(
        item.data(), item.size(), kParsing, pugi::encoding_utf8);
    if (result) return read(document.document_element(), line);
    report(line, fmt::format("broken XML: {}", result.description()));
    return std::nullopt;
  }

  std::optional<Record> read(const pugi::xml_node& item, std::size_t line) {
    Record record = read_item(item, channel_);
    record.line = line;
    Document& document = record.document;
    if (document.id.empty()) {
      document.id = fmt::format("{}:{}", input_.file, line);
    }
    if (is_blank(document.body)) {
      report(line, "an item without text");
    } else if (document.body.size() > kMaxRecordBytes) {
      report(line, fmt::format("{} bytes in one item, more than {}",
                               document.body.size(), kMaxRecordBytes));
    } else {
      return record;
    }
    return std::nullopt;
  }

  void report(std::size_t line, const std::string& fault) {
    input_.on_problem(line, fault + "; skipped");
  }

  RecordInput input_;
  bool is_open_ = false;
  std::string text_;
  LineCounter lines_{""};
  pugi::xml_document document_;
  FeedChannel channel_;

  std::vector<pugi::xml_node> items_;  // of a feed that is whole
  std::size_t next_ = 0;
  std::size_t broken_ = std::string::npos;  // the next of one that is not
};

}  // namespace

std::unique_ptr<RecordReader> open_feed(RecordInput input) {
  return std::make_unique<FeedReader>(std::move(input));
}

}  // namespace fihrist
