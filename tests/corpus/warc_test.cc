#include <brotli/encode.h>
#include <zlib.h>

#include <string>

#include "corpus/unpack.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

const std::string kPage =
    "<!doctype html><html><head><title>Talks open in Baghdad</title></head>"
    "<body><article><h1>Talks open in Baghdad</h1>"
    "<p>Talks opened in Baghdad on Monday, and officials of both sides said "
    "that they would go on for some days, in a palace on the river.</p>"
    "<p>The first round had ended in the spring without a result, after the "
    "two delegations had not agreed on the release of prisoners.</p>"
    "<p>A spokesman of the ministry told reporters that the lists had been "
    "exchanged, and that the names on them would be read in the evening.</p>"
    "</article></body></html>";

std::string warc(const std::string& fields, const std::string& block) {
  return "WARC/1.0\r\n" + fields +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

const std::string kAddress =
    "WARC-Target-URI: https://a.example/1\r\n"
    "WARC-Date: 2020-11-25T08:00:00Z\r\n";

std::string response(const std::string& http, const std::string& more = "") {
  return warc("WARC-Type: response\r\n" + kAddress + more +
                  "Content-Type: application/http; msgtype=response\r\n",
              http);
}

std::string ok(const std::string& fields, const std::string& body) {
  return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

const std::string kHtml = "Content-Type: text/html; charset=utf-8\r\n";

std::string deflated(const std::string& bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string result(compressBound(bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

std::string gzipped(const std::string& bytes) { return deflated(bytes, 31); }

std::string brotli(const std::string& bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string result(size, '\0');
  BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, bytes.size(),
                        reinterpret_cast<const std::uint8_t*>(bytes.data()),
                        &size, reinterpret_cast<std::uint8_t*>(result.data()));
  result.resize(size);
  return result;
}

std::string chunked(const std::string& bytes) {
  const std::string start = bytes.substr(0, 10);
  char size[32];
  std::snprintf(size, sizeof size, "%zx", bytes.size() - start.size());
  return "a;x=y\r\n" + start + "\r\n" + size + "\r\n" + bytes.substr(10) +
         "\r\n0\r\n\r\n";
}

TEST_CASE("a response of HTML is a document, with the day it was fetched") {
  const Reading reading = read_bytes(response(ok(kHtml, kPage)));
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.id == "https://a.example/1 2020-11-25T08:00:00Z");
  CHECK(document.url == "https://a.example/1");
  CHECK(document.title == "Talks open in Baghdad");
  CHECK(document.body.starts_with("Talks opened in Baghdad on Monday"));
  CHECK_FALSE(document.date);
  CHECK(document.extra.find(R"("fetched":"2020-11-25T08:00:00Z")") !=
        std::string::npos);
}

TEST_CASE("a body is read whatever was done to it on its way") {
  struct Row {
    const char* fields;
    std::string body;
  };
  const Row rows[] = {
      {"", kPage},
      {"Content-Encoding: identity\r\n", kPage},
      {"Content-Encoding: gzip\r\n", gzipped(kPage)},
      {"content-encoding: X-GZIP\r\n", gzipped(kPage)},
      {"Content-Encoding: gzip\r\n",
       gzipped(kPage.substr(0, 50)) + gzipped(kPage.substr(50))},
      {"Content-Encoding: deflate\r\n", deflated(kPage, 15)},
      {"Content-Encoding: deflate\r\n", deflated(kPage, -15)},
      {"Content-Encoding: br\r\n", brotli(kPage)},
      {"Content-Encoding: deflate, gzip\r\n", gzipped(deflated(kPage, 15))},
      {"Transfer-Encoding: chunked\r\n", chunked(kPage)},
      {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
       chunked(gzipped(kPage))},
      // Undone by the crawler, which left the fields as they were.
      {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", kPage},
  };
  const Document expected =
      read_bytes(response(ok(kHtml, kPage))).documents.at(0);
  for (const Row& row : rows) {
    CAPTURE(row.fields);
    const Reading reading =
        read_bytes(response(ok(kHtml + row.fields, row.body)));
    CHECK(reading.problems.empty());
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.documents[0].body == expected.body);
  }
}

TEST_CASE("texts, resources and conversions are read, with their encoding") {
  const std::string fields[] = {"WARC-Type: resource\r\n",
                                "WARC-Type: conversion\r\n"};
  for (const std::string& type : fields) {
    const Reading reading = read_bytes(
        warc(type + kAddress + "Content-Type: text/plain; charset=cp1256\r\n",
             "\xC8\xDB\xCF\xC7\xCF"));
    CHECK(reading.problems.empty());
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.documents[0].body == "بغداد");
    CHECK(reading.documents[0].extra ==
          R"({"encoding":"windows-1256","fetched":"2020-11-25T08:00:00Z"})");
  }
}

TEST_CASE("what is no document is left out without a word") {
  const std::string image = "Content-Type: image/png\r\n";
  const std::string others =
      warc("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n",
           "software: x\r\n") +
      warc("WARC-Type: request\r\nContent-Type: application/http\r\n",
           "GET / HTTP/1.1\r\n\r\n") +
      warc("WARC-Type: revisit\r\n", "") +
      warc("WARC-Type: metadata\r\nContent-Type: text/plain\r\n", "x") +
      warc("WARC-Type: response\r\nContent-Type: text/dns\r\n", "1.2.3.4") +
      warc("WARC-Type: resource\r\n" + image, "\x89PNG") +
      warc(
          "WARC-Type: resource\r\nWARC-Target-URI: "
          "https://a.example/robots.txt\r\nWARC-Date: x\r\n"
          "Content-Type: text/plain\r\n",
          "User-agent: *") +
      response("HTTP/1.1 404 Not Found\r\n" + kHtml + "\r\n" + kPage) +
      response("HTTP/1.1 301 Moved\r\n" + kHtml + "\r\n" + kPage) +
      response(ok(image, "\x89PNG"));
  const Reading reading = read_bytes(others + response(ok(kHtml, kPage)));
  CHECK(reading.problems.empty());
  CHECK(reading.documents.size() == 1);
}

TEST_CASE("what is wrong with a record is told, and the next is read") {
  struct Row {
    const char* claim;
    std::string bytes;
    std::string problem;
  };
  const std::string at = "file: record at byte 0, \"https://a.example/1\": ";
  const std::string page = ok(kHtml, kPage);
  const std::string zipped = gzipped(kPage);
  const Row rows[] = {
      {"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n",
       "file: record at byte 0: its length is \"\"; skipped"},
      {"a length too small", "WARC/1.0\r\nContent-Length: 1\r\n\r\nabc\r\n\r\n",
       "file: record at byte 0: its length is wrong; skipped"},
      {"a length beyond numbers",
       "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\nabc\r\n\r\n",
       "file: record at byte 0: its length is \"99999999999999999999\"; "
       "skipped"},
      {"noise between records",
       "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\nnoise\r\nmore\r\n",
       "file: record at byte 0: its length is wrong; skipped"},
      {"a head without end",
       "WARC/1.0\r\nX: " + std::string(70'000, 'x') + "\r\n\r\n",
       "file: record at byte 0: a head of more than 65536 bytes; skipped"},
      {"no response", response("SSH-2.0\r\n\r\n"),
       at + "no HTTP response; skipped"},
      {"gzip cut short",
       response(ok(kHtml + "Content-Encoding: gzip\r\n",
                   zipped.substr(0, zipped.size() - 20))),
       at + "Content-Encoding gzip: cut short; skipped"},
      {"gzip broken",
       response(ok(kHtml + "Content-Encoding: gzip\r\n",
                   zipped.substr(0, 10) + "\xFF\xFF\xFF\xFF")),
       at + "Content-Encoding gzip: broken; skipped"},
      {"an encoding nobody knows",
       response(ok(kHtml + "Content-Encoding: sdch\r\n", kPage)),
       at + "Content-Encoding sdch: not known; skipped"},
      {"chunks cut short",
       response(ok(kHtml + "Transfer-Encoding: chunked\r\n", "fff\r\n<p>")),
       at + "Transfer-Encoding chunked: cut short; skipped"},
      {"a bomb",
       response(ok(kHtml + "Content-Encoding: gzip\r\n",
                   gzipped(std::string(kMaxRecordBytes + 1, 'x')))),
       at + "Content-Encoding gzip: longer than is read; skipped"},
      {"a page of nothing", response(ok(kHtml, "<p></p>")),
       at + "no text in it; skipped"},
      {"no address",
       warc("WARC-Type: resource\r\nContent-Type: text/plain\r\n", "x"),
       "file: record at byte 0: no WARC-Target-URI; skipped"},
      {"NUL",
       warc("WARC-Type: resource\r\n" + kAddress +
                "Content-Type: text/plain\r\n",
            "a\0b"s),
       at + "NUL in its text; skipped"},
      {"NUL in an address",
       warc(
           "WARC-Type: resource\r\nWARC-Target-URI: urn:\0x\r\nWARC-Date: D\r\n"
           "Content-Type: text/plain\r\n"s,
           "x"),
       "file: record at byte 0, \"urn:\\x00x\": NUL in its address or date; "
       "skipped"},
      {"too long",
       warc("WARC-Type: resource\r\n" + kAddress +
                "Content-Type: text/plain\r\n",
            std::string(kMaxRecordBytes + 65537, 'x')),
       at + "16842753 bytes, more than 16842752; skipped"},
  };
  const std::string next = warc(
      "WARC-Type: resource\r\nWARC-Target-URI: urn:next\r\n"
      "WARC-Date: D\r\nContent-Type: text/plain\r\n",
      "Next.");
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const Reading reading = read_bytes(row.bytes + next);
    CHECK(reading.problems == std::vector<std::string>{row.problem});
    CHECK(ids(reading) == std::vector<std::string>{"urn:next D"});
  }
}

TEST_CASE("a file cut short loses its last record and tells it") {
  const std::string whole = response(ok(kHtml, kPage));
  const Reading reading = read_bytes(whole + whole.substr(0, 400));
  CHECK(reading.documents.size() == 1);
  CHECK(reading.problems ==
        std::vector<std::string>{
            "file: record at byte " + std::to_string(whole.size()) +
            ", \"https://a.example/1\": cut short; skipped"});
}

TEST_CASE("what the crawler cut off is read, and says so") {
  const std::string zipped = gzipped(kPage + std::string(2000, ' ') + kPage);
  const Reading reading =
      read_bytes(response(ok(kHtml + "Content-Encoding: gzip\r\n",
                             zipped.substr(0, zipped.size() - 12)),
                          "WARC-Truncated: length\r\n"));
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].extra.find(R"("truncated":"length")") !=
        std::string::npos);
}

TEST_CASE("line ends may be plain, addresses in angle brackets") {
  const Reading reading = read_bytes(
      "WARC/1.1\nWARC-Type: conversion\nWARC-Target-URI: <urn:x>\n"
      "WARC-Date: D\nContent-Type: text/plain\nContent-Length: 5\n\nText.\n\n");
  CHECK(reading.problems.empty());
  CHECK(ids(reading) == std::vector<std::string>{"urn:x D"});
}

TEST_CASE("what a crawler tells of itself is no document") {
  for (const std::string target :
       {"<metadata://gnu.org/software/wget/warc/wget_arguments.txt>",
        "urn:pageinfo:https://a.example/", "urn:X-wpull:log"}) {
    CAPTURE(target);
    const Reading reading =
        read_bytes(warc("WARC-Type: resource\r\nWARC-Target-URI: " + target +
                            "\r\nWARC-Date: D\r\nContent-Type: text/plain\r\n",
                        "Saved."));
    CHECK(reading.problems.empty());
    CHECK(reading.documents.empty());
  }
}

TEST_CASE("unpacking makes no more than it may") {
  const std::string zeros(1'000'000, '0');
  struct Row {
    const char* coding;
    std::string bytes;
  };
  const Row rows[] = {{"gzip", gzipped(zeros)},
                      {"deflate", deflated(zeros, -15)},
                      {"br", brotli(zeros)},
                      {"chunked", chunked(zeros)}};
  for (const Row& row : rows) {
    CAPTURE(row.coding);
    const Unpacked exact = unpack(row.bytes, row.coding, zeros.size());
    CHECK(exact.fault == UnpackFault::none);
    CHECK(exact.bytes == zeros);
    const Unpacked less = unpack(row.bytes, row.coding, zeros.size() - 1);
    CHECK(less.fault == UnpackFault::too_long);
    CHECK(less.bytes.size() < zeros.size());
  }
}

}  // namespace
}  // namespace fihrist
