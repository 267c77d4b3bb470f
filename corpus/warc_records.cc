#include "corpus/warc_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "corpus/reader.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxHeaderBytes = 64 << 10;  // of a record, or of HTTP
constexpr std::size_t kMaxBlockBytes = kMaxRecordBytes + kMaxHeaderBytes;

std::optional<std::uint64_t> parse_length(std::string_view digits) {
  std::uint64_t length = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, length);
  if (error != std::errc() || stop != end) return std::nullopt;
  return length;
}

// False when the input ends before.
bool skip(ByteSource& bytes, std::uint64_t count) {
  while (count > 0 && !bytes.peek().empty()) {
    const auto step = std::min<std::uint64_t>(count, bytes.peek().size());
    bytes.take(step);
    count -= step;
  }
  return count == 0;
}

}  // namespace

std::string_view target_of(const HeaderFields& fields) {
  const std::string_view url = trimmed(fields.value("WARC-Target-URI"));
  const bool is_bracketed = url.starts_with('<') && url.ends_with('>');
  return is_bracketed ? url.substr(1, url.size() - 2) : url;
}

std::string name_of(const WarcRecord& record) {
  const std::string_view url = target_of(record.fields);
  return url.empty() ? fmt::format("record at byte {}: ", record.offset)
                     : fmt::format("record at byte {}, {}: ", record.offset,
                                   quote(url));
}

WarcRecords::WarcRecords(ByteSource& bytes, Wanted wanted,
                         RecordProblemSink on_problem)
    : bytes_(bytes),
      wanted_(std::move(wanted)),
      on_problem_(std::move(on_problem)),
      lines_(bytes, kMaxHeaderBytes) {}

std::optional<WarcRecord> WarcRecords::next() {
  while (at_record_ || find_record()) {
    at_record_ = false;
    WarcRecord record{.offset = line_offset_, .fields = {}, .block = {}};
    if (!read_header(record)) continue;
    if (read_block(record)) return record;
  }
  return std::nullopt;
}

// Up to the line that opens a record; blank lines part them.
bool WarcRecords::find_record() {
  for (line_offset_ = bytes_.bytes_taken(); lines_.next();
       line_offset_ = bytes_.bytes_taken()) {
    if (lines_.text().starts_with("WARC/1.")) {
      is_lost_ = false;
      return at_record_ = true;
    }
    if (lines_.text().empty() || std::exchange(is_lost_, true)) continue;
    on_problem_(0, fmt::format("no record begins at byte {}; skipped to the "
                               "next that does",
                               line_offset_));
  }
  return false;
}

bool WarcRecords::read_header(WarcRecord& record) {
  while (lines_.next()) {
    const std::uint64_t bytes = bytes_.bytes_taken() - record.offset;
    if (lines_.is_too_long() || bytes > kMaxHeaderBytes) {
      report(record,
             fmt::format("a head of more than {} bytes", kMaxHeaderBytes));
      is_lost_ = true;
      return false;
    }
    if (lines_.text().empty()) return true;
    record.fields.add_line(lines_.text());
  }
  if (!bytes_.failed()) report(record, "cut short");
  return false;
}

// A length is right when the next record, or the end, follows.
bool WarcRecords::read_block(WarcRecord& record) {
  const std::string_view digits = record.fields.value("Content-Length");
  const auto length = parse_length(digits);
  if (!length) {
    report(record, fmt::format("its length is {}", quote(digits)));
    is_lost_ = true;
    return false;
  }
  const bool is_wanted = wanted_(record.fields);
  const bool is_short = *length <= kMaxBlockBytes;
  if (is_wanted && is_short) record.block = read_up_to(bytes_, *length);
  const std::uint64_t rest = *length - record.block.size();
  if (!skip(bytes_, rest)) {
    if (!bytes_.failed()) report(record, "cut short");
    return false;
  }
  if (!at_boundary()) {
    report(record, "its length is wrong");
    is_lost_ = true;
    return false;
  }
  if (is_wanted && !is_short) {
    report(record,
           fmt::format("{} bytes, more than {}", *length, kMaxBlockBytes));
  }
  return is_wanted && is_short;
}

// The next line that is not blank opens a record, or there is none.
bool WarcRecords::at_boundary() {
  for (line_offset_ = bytes_.bytes_taken(); lines_.next();
       line_offset_ = bytes_.bytes_taken()) {
    if (lines_.text().empty()) continue;
    return at_record_ = lines_.text().starts_with("WARC/1.");
  }
  return !bytes_.failed();
}

void WarcRecords::report(const WarcRecord& record, const std::string& fault) {
  on_problem_(0, name_of(record) + fault + "; skipped");
}

}  // namespace fihrist
