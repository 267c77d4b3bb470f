#include "corpus/formats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <initializer_list>

#include "corpus/table_header.h"
#include "corpus/utf8.h"
#include "corpus/xml_root.h"

namespace fihrist {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view after_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

// The head without what may stand before markup and JSON.
std::string_view content(std::string_view head) {
  return after_blanks(without_bom(head));
}

bool starts_with_any(std::string_view text,
                     std::initializer_list<std::string_view> starts) {
  return std::ranges::any_of(
      starts, [&](std::string_view start) { return text.starts_with(start); });
}

// `tag` in any case, and no longer word: "<P class=x>", not "<Press>".
bool opens_with_tag(std::string_view head, std::string_view tag) {
  const std::string_view text = content(head);
  if (text.size() <= tag.size()) return false;
  const auto same = [](unsigned char a, unsigned char b) {
    return std::tolower(a) == b;
  };
  return std::ranges::equal(text.substr(0, tag.size()), tag, same) &&
         !std::isalnum(static_cast<unsigned char>(text[tag.size()]));
}

bool opens_with_any_tag(std::string_view head,
                        std::initializer_list<std::string_view> tags) {
  return std::ranges::any_of(
      tags, [&](std::string_view tag) { return opens_with_tag(head, tag); });
}

// `opening` and then, blanks between, one of `next`.
bool opens_with(std::string_view head, char opening, std::string_view next) {
  const std::string_view text = content(head);
  if (!text.starts_with(opening)) return false;
  const std::string_view rest = after_blanks(text.substr(1));
  return !rest.empty() && next.find(rest.front()) != next.npos;
}

bool is_gzip(std::string_view head) { return head.starts_with("\x1F\x8B"); }
bool is_zstd(std::string_view head) {
  return head.starts_with("\x28\xB5\x2F\xFD");
}
bool is_bzip2(std::string_view head) { return head.starts_with("BZh"); }
bool is_xz(std::string_view head) {
  return head.starts_with(
      "\xFD"
      "7zXZ");
}
bool is_zip(std::string_view head) {
  return starts_with_any(head, {"PK\3\4", "PK\5\6", "PK\7\10"});
}

// A header of 512 bytes: "ustar" at 257, or the sum of its bytes, the field of
// the sum itself taken as blanks, in octal digits at 148.
bool is_tar(std::string_view head) {
  constexpr std::size_t kHeader = 512, kSum = 148, kSumDigits = 8, kMagic = 257;
  if (head.size() < kHeader) return false;
  if (head.substr(kMagic).starts_with("ustar")) return true;
  unsigned sum = ' ' * kSumDigits;
  for (std::size_t i = 0; i < kHeader; ++i) {
    const bool in_sum = i >= kSum && i < kSum + kSumDigits;
    sum += in_sum ? 0 : static_cast<unsigned char>(head[i]);
  }
  const std::string_view digits = after_blanks(head.substr(kSum, kSumDigits));
  unsigned given = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), given, 8);
  return given == sum;
}

bool is_pdf(std::string_view head) { return head.starts_with("%PDF-"); }
bool is_warc(std::string_view head) { return head.starts_with("WARC/"); }

// XHTML may open with <?xml … ?>.
std::string_view after_xml_declaration(std::string_view head) {
  const std::string_view text = content(head);
  const std::size_t end = text.find("?>");
  return text.starts_with("<?xml") && end != text.npos ? text.substr(end + 2)
                                                       : text;
}

bool is_html(std::string_view head) {
  head = after_xml_declaration(head);
  return opens_with_any_tag(
             head, {"<!doctype html", "<html", "<head", "<body", "<meta",
                    "<title", "<script", "<style", "<div", "<p"}) ||
         content(head).starts_with("<!--");
}
// RDF is a feed when it speaks of RSS.
bool is_feed(std::string_view head) {
  std::string_view root = xml_root(head);
  root.remove_prefix(root.rfind(':') + 1);
  const bool is_rdf = root == "RDF" && (head.find("/rss/") != head.npos ||
                                        head.find("/rdf/simple/") != head.npos);
  return is_rdf || root == "rss" || root == "feed";
}
bool is_xml(std::string_view head) {
  return opens_with_any_tag(head, {"<?xml"});
}
bool is_json_array(std::string_view head) {
  const std::string_view text = trimmed(content(head));
  const bool is_empty =
      text.starts_with('[') && after_blanks(text.substr(1)) == "]";
  return is_empty || opens_with(head, '[', "{");
}
bool is_jsonl(std::string_view head) { return opens_with(head, '{', "\"}"); }

// A record of JSONL keeps to its line.
bool is_broken_json(std::string_view head) {
  const std::string_view text = content(head);
  const std::string_view line = text.substr(0, text.find('\n'));
  return is_jsonl(head) && line.find_first_not_of("{ \t\r") == line.npos;
}

bool is_binary(std::string_view head) {
  return head.find('\0') != std::string_view::npos;
}

bool is_table(std::string_view head) {
  return find_delimiter(head).has_value();
}

bool is_anything(std::string_view) { return true; }

constexpr Format kTable{.name = "a table (CSV or TSV)",
                        .recognises = is_table,
                        .open = open_csv,
                        .wants_utf8 = true};

// The first that recognises a file has it.
constexpr std::array kFormats = {
    Format{"a gzip file", is_gzip, nullptr, open_gzip},
    Format{"a zstd file", is_zstd, nullptr, open_zstd},
    Format{"a bzip2 file", is_bzip2, nullptr, open_bzip2},
    Format{"an xz file", is_xz, nullptr, open_xz},
    Format{"a zip file", is_zip, nullptr, open_zip},
    Format{"a tar file", is_tar, nullptr, open_tar},
    Format{"a PDF file", is_pdf, nullptr},
    Format{"a WARC file", is_warc, open_warc},
    Format{"a feed (RSS or Atom)", is_feed, open_feed},
    Format{"HTML", is_html, open_html},
    Format{"XML", is_xml, nullptr},
    Format{"a JSON array", is_json_array, open_json},
    Format{"JSON over several lines", is_broken_json, open_json},
    kTable,
    Format{"JSONL", is_jsonl, open_jsonl},
    Format{"binary data", is_binary, nullptr},
    Format{"text", is_anything, open_text},
};

}  // namespace

const Format& recognise_format(std::string_view head, const FieldNames& names) {
  const Format& found = *std::ranges::find_if(
      kFormats, [&](const Format& format) { return format.recognises(head); });
  const bool may_be_table = found.open == open_text && !names.empty();
  return may_be_table && find_delimiter(head, names) ? kTable : found;
}

}  // namespace fihrist
