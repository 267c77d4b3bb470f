#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "corpus/dates/record_date.h"
#include "corpus/encodings/declared_encoding.h"
#include "corpus/encodings/encoding.h"
#include "corpus/extra.h"
#include "corpus/http_response.h"
#include "corpus/pages/page.h"
#include "corpus/reader.h"
#include "corpus/record_reader.h"
#include "corpus/text_document.h"
#include "corpus/utf8.h"
#include "corpus/warc_records.h"

namespace fihrist {
namespace {

enum class Content { html, text };

struct MediaType {
  std::string_view name;
  Content content;
};

constexpr MediaType kMediaTypes[] = {
    {"text/html", Content::html},
    {"application/xhtml+xml", Content::html},
    {"text/plain", Content::text},
};

// "Text/HTML; charset=utf-8" is text/html.
std::string media_type(std::string_view content_type) {
  const std::string_view name =
      trimmed(content_type.substr(0, content_type.find(';')));
  std::string result(name);
  for (char& c : result) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

const MediaType* find_media_type(std::string_view content_type) {
  const std::string name = media_type(content_type);
  const auto* found = std::ranges::find(kMediaTypes, name, &MediaType::name);
  return found == std::end(kMediaTypes) ? nullptr : found;
}

bool is_response(const HeaderFields& fields) {
  return fields.value("WARC-Type") == "response" &&
         media_type(fields.value("Content-Type")) == "application/http";
}

// Where crawlers put their own logs and lists, and the text of pages that
// stand beside it.
constexpr std::string_view kOfCrawlers[] = {
    "metadata:",      // Wget
    "urn:X-wpull:",   // Wpull
    "urn:pageinfo:",  // Browsertrix
    "urn:text:",      // Browsertrix
};

bool is_of_crawler(std::string_view url) {
  return std::ranges::any_of(kOfCrawlers, [&](std::string_view start) {
    return url.starts_with(start);
  });
}

bool is_wanted(const HeaderFields& fields) {
  const std::string_view type = fields.value("WARC-Type");
  const bool is_content = type == "resource" || type == "conversion";
  return is_response(fields) ||
         (is_content && find_media_type(fields.value("Content-Type")) &&
          !is_of_crawler(target_of(fields)));
}

// It is for crawlers, not for readers.
bool is_robots_file(std::string_view url) {
  return url.substr(0, url.find_first_of("?#")).ends_with("/robots.txt");
}

// What a record has for a reader.
struct Payload {
  Content content = Content::html;
  std::string content_type;
  std::string bytes;
};

// Reads web pages and texts. What else a crawl holds is no document, and no
// problem: requests, metadata, images, errors, redirections.
class WarcReader : public RecordReader {
 public:
  explicit WarcReader(RecordInput input)
      : input_(std::move(input)),
        records_(input_.bytes, is_wanted, input_.on_problem) {}

  std::optional<Record> next() override {
    while (auto warc = records_.next()) {
      const std::optional<Payload> payload = payload_of(*warc);
      if (!payload) continue;
      if (auto record = read(*warc, *payload)) return record;
    }
    return std::nullopt;
  }

 private:
  std::optional<Payload> payload_of(WarcRecord& warc) const {
    if (is_response(warc.fields)) return payload_of_response(warc);
    const std::string content_type(warc.fields.value("Content-Type"));
    return Payload{find_media_type(content_type)->content, content_type,
                   std::move(warc.block)};
  }

  // What the crawler cut off is told in the document; what was lost later is
  // a problem.
  std::optional<Payload> payload_of_response(const WarcRecord& warc) const {
    const HttpResponse response = read_http_response(warc.block);
    if (response.status == 0) report(warc, "no HTTP response");
    const MediaType* type = find_media_type(response.content_type);
    if (response.status != 200 || !type) return std::nullopt;
    HttpBody body = body_of(response, kMaxRecordBytes);
    const bool was_cut =
        body.is_cut_short && !warc.fields.value("WARC-Truncated").empty();
    if (!body.fault.empty() && !was_cut) {
      report(warc, body.fault);
      return std::nullopt;
    }
    return Payload{type->content, response.content_type, std::move(body.bytes)};
  }

  std::optional<Record> read(const WarcRecord& warc, const Payload& payload) {
    const std::string url = well_formed(target_of(warc.fields));
    const std::string date = well_formed(warc.fields.value("WARC-Date"));
    if (is_robots_file(url)) return std::nullopt;
    const std::string_view fault =
        url.empty()                              ? "no WARC-Target-URI"
        : date.empty()                           ? "no WARC-Date"
        : (url + date).find('\0') != url.npos    ? "NUL in its address or date"
        : payload.bytes.size() > kMaxRecordBytes ? "a body too long"
                                                 : "";
    if (!fault.empty()) return refuse(warc, fault);
    const DecodedText text = decoded(payload);
    Record record = payload.content == Content::html
                        ? read_page(text.text, {.url = url})
                        : Record{.document = text_document({}, text.text)};
    if (input_.split == Split::posts && payload.content == Content::html) {
      record.posts = split_posts_html(text.text);
    }
    if (is_blank(record.document.body) && record.posts.empty()) {
      return refuse(warc, "no text in it");
    }
    if (record.document.body.find('\0') != std::string::npos) {
      return refuse(warc, "NUL in its text");
    }
    record.document.id = fmt::format("{} {}", url, date);
    if (record.document.url.empty()) record.document.url = url;
    if (payload.content == Content::text) set_date(record);
    add_facts(record.document, warc, text.encoding);
    if (text.replaced > 0) report_replaced(warc, text);
    return record;
  }

  static DecodedText decoded(const Payload& payload) {
    const bool is_html = payload.content == Content::html;
    return decode(payload.bytes,
                  {.declared = charset_of(payload.content_type),
                   .markup = is_html ? Markup::html : Markup::none});
  }

  // When a page was fetched says nothing of when it was published.
  static void add_facts(Document& document, const WarcRecord& warc,
                        const std::string& encoding) {
    add_extra(
        document,
        {{"fetched", well_formed(warc.fields.value("WARC-Date"))},
         {"truncated", well_formed(warc.fields.value("WARC-Truncated"))}});
    note_encoding(document, encoding);
  }

  void report_replaced(const WarcRecord& warc, const DecodedText& text) const {
    input_.on_problem(
        0, fmt::format("{}invalid {}; read with U+FFFD in {} place{}",
                       name_of(warc), text.encoding, text.replaced,
                       text.replaced == 1 ? "" : "s"));
  }

  std::optional<Record> refuse(const WarcRecord& warc,
                               std::string_view fault) const {
    report(warc, fault);
    return std::nullopt;
  }

  void report(const WarcRecord& warc, std::string_view fault) const {
    input_.on_problem(0, fmt::format("{}{}; skipped", name_of(warc), fault));
  }

  RecordInput input_;
  WarcRecords records_;
};

}  // namespace

std::unique_ptr<RecordReader> open_warc(RecordInput input) {
  return std::make_unique<WarcReader>(std::move(input));
}

}  // namespace fihrist
