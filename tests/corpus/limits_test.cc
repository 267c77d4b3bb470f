#include <string>

#include "corpus/byte_source.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// A record of exactly `bytes` bytes.
std::string record(std::size_t bytes) {
  const std::string start = "{\"body\":\"";
  const std::string end = "\"}";
  return start + std::string(bytes - start.size() - end.size(), 'x') + end;
}

const std::string kNext = "\n{\"body\":\"next\"}\n";

TEST_CASE("a line as long as the limit is read, also before CRLF") {
  for (const char* line_end : {"", "\r"}) {
    const Reading reading =
        read_bytes(record(kMaxRecordBytes) + line_end + kNext);
    CHECK(reading.problems.empty());
    CHECK(ids(reading) == std::vector<std::string>{"file:1", "file:2"});
  }
}

TEST_CASE("a line one byte longer is told with its length and passed over") {
  const Reading reading = read_bytes(record(kMaxRecordBytes + 1) + kNext);
  CHECK(ids(reading) == std::vector<std::string>{"file:2"});
  CHECK(reading.problems ==
        std::vector<std::string>{"file:1: 16777217 bytes in one line, more "
                                 "than 16777216; skipped"});
}

TEST_CASE("a line of 50 MB is passed over, the next is read") {
  const std::size_t bytes = 50'000'000;
  const Reading reading = read_bytes(record(bytes) + kNext);
  CHECK(ids(reading) == std::vector<std::string>{"file:2"});
  CHECK(reading.problems ==
        std::vector<std::string>{"file:1: 50000000 bytes in one line, more "
                                 "than 16777216; skipped"});
}

TEST_CASE("a text as long as the limit is read, one byte longer is told") {
  CHECK(read_bytes(std::string(kMaxRecordBytes, 'x')).documents.size() == 1);
  const Reading reading = read_bytes(std::string(kMaxRecordBytes + 1, 'x'));
  CHECK(reading.documents.empty());
  CHECK(reading.problems ==
        std::vector<std::string>{"file: longer than 16777216 bytes; skipped"});
}

TEST_CASE("a line too long takes no memory") {
  ByteSource bytes(std::make_unique<std::istringstream>(
      std::string(1'000'000, 'x') + "\nshort\r\n\nlast"));
  LineReader lines(bytes, 10);
  REQUIRE(lines.next());
  CHECK(lines.is_too_long());
  CHECK(lines.length() == 1'000'000);
  CHECK(lines.text().size() <= 11);
  const char* const rest[] = {"short", "", "last"};
  for (const char* text : rest) {
    REQUIRE(lines.next());
    CHECK(lines.text() == text);
    CHECK_FALSE(lines.is_too_long());
  }
  CHECK(lines.number() == 4);
  CHECK_FALSE(lines.next());
  CHECK(bytes.bytes_taken() == 1'000'013);
}

TEST_CASE("a line of a length around the block's is read whole") {
  for (const std::size_t bytes : {65535, 65536, 65537, 131072}) {
    CAPTURE(bytes);
    const Reading reading = read_bytes(record(bytes) + "\r" + kNext);
    CHECK(reading.problems.empty());
    REQUIRE(reading.documents.size() == 2);
    CHECK(reading.documents[0].body.size() == bytes - 11);
  }
}

}  // namespace
}  // namespace fihrist
