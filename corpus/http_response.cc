#include "corpus/http_response.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <vector>

#include "corpus/header_fields.h"
#include "corpus/unpack.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

// More of them on one body are an attack.
constexpr std::size_t kMaxCodings = 4;

// Without its end.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "HTTP/1.1 200 OK"
int status_in(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const std::size_t blank = std::min(line.find(' '), line.size());
  line.remove_prefix(std::min(line.find_first_not_of(' ', blank), line.size()));
  int status = 0;
  std::from_chars(line.data(), line.data() + line.size(), status);
  return status;
}

// "gzip, chunked": in the order in which they were applied.
std::vector<std::string_view> codings_in(std::string_view value) {
  std::vector<std::string_view> codings;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(','), value.size());
    const std::string_view coding = trimmed(value.substr(0, end));
    if (!coding.empty()) codings.push_back(coding);
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return codings;
}

void undo(HttpBody& body, std::string_view field, std::string_view value,
          std::size_t max_bytes) {
  std::vector<std::string_view> codings = codings_in(value);
  if (codings.size() > kMaxCodings) {
    body.fault = std::string(field) + ": too many";
    return;
  }
  std::ranges::reverse(codings);
  for (const std::string_view coding : codings) {
    Unpacked unpacked = unpack(body.bytes, coding, max_bytes);
    body.bytes = std::move(unpacked.bytes);
    if (unpacked.fault == UnpackFault::none) continue;
    body.is_cut_short = unpacked.fault == UnpackFault::cut_short;
    body.fault = std::string(field) + " " + printable(coding) + ": " +
                 std::string(to_string(unpacked.fault));
    if (!body.is_cut_short) return;
  }
}

}  // namespace

HttpResponse read_http_response(std::string_view bytes) {
  HttpResponse response;
  response.status = status_in(take_line(bytes));
  HeaderFields fields;
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    fields.add_line(line);
  }
  response.content_type = fields.value("Content-Type");
  response.transfer_encoding = fields.value("Transfer-Encoding");
  response.content_encoding = fields.value("Content-Encoding");
  response.body = bytes;
  return response;
}

HttpBody body_of(const HttpResponse& response, std::size_t max_bytes) {
  HttpBody body{.bytes = std::string(response.body), .fault = {}};
  undo(body, "Transfer-Encoding", response.transfer_encoding, max_bytes);
  if (!body.fault.empty() && !body.is_cut_short) return body;
  undo(body, "Content-Encoding", response.content_encoding, max_bytes);
  return body;
}

}  // namespace fihrist
