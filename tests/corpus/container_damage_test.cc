// What is cut short, damaged or asks for too much.

#include <lzma.h>

#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "packing.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Strings = std::vector<std::string>;

const std::vector<PackedFile> kFiles = {{"b.txt", "Rockets fell."},
                                        {"a.jsonl", "{\"body\":\"B\"}\n"},
                                        {"a.txt", "Talks opened."}};

// Wherever it is cut, whole lines before are kept, and it is one problem.
TEST_CASE("compressed lines cut short give the whole ones and one problem") {
  const std::string lines = records(20000);
  for (const Filter& filter : kFilters) {
    const std::string whole = compress(lines, filter.filter);
    for (const std::size_t percent : {60, 99}) {
      CAPTURE(filter.name, percent);
      const Reading reading =
          read_bytes(whole.substr(0, whole.size() * percent / 100));
      CHECK(reading.problems.size() == 1);
      CHECK(reading.documents.size() < 20000);
      CHECK(reading.documents.size() > 5000);
      for (const Document& document : reading.documents) {
        if (document.body.size() != 100) FAIL("half a record");
      }
    }
  }
}

TEST_CASE("a compressed text cut short is no document") {
  const std::string text(200000, 'x');
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.name);
    const std::string whole = compress(text, filter.filter);
    const Reading reading = read_bytes(whole.substr(0, whole.size() - 1));
    CHECK(reading.documents.empty());
    CHECK(reading.problems.size() == 1);
  }
}

TEST_CASE("an archive cut short gives its whole files and one problem") {
  const std::vector<PackedFile> files = {{"a.jsonl", records(3000)},
                                         {"b.jsonl", records(3000, 2)}};
  struct Row {
    const char* name;
    Packing packing;
  };
  const Row rows[] = {
      {"tar", {}},
      {"tar.gz", {.filter = ARCHIVE_FILTER_GZIP}},
      {"tar.zst", {.filter = ARCHIVE_FILTER_ZSTD}},
      {"zip", {.format = ARCHIVE_FORMAT_ZIP}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string whole = pack(files, row.packing);
    const Reading reading = read_bytes(whole.substr(0, whole.size() * 3 / 4));
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].starts_with("file/b.jsonl: "));
    CHECK(reading.problems[0].ends_with("; the rest is skipped"));
    CHECK(reading.documents.size() > 3000);
    CHECK(reading.documents.size() < 6000);
  }
}

TEST_CASE("a text within an archive that is cut short is no document") {
  const std::string whole =
      tar({{"a.txt", "Rockets fell."}, {"b.txt", std::string(5000, 'x')}});
  const Reading reading = read_bytes(whole.substr(0, 4000));
  CHECK(ids(reading) == Strings{"file/a.txt"});
  CHECK(reading.problems.size() == 1);
}

// libarchive writes Zstandard without its checksum: not all would be found.
TEST_CASE("a flipped bit in a compressed text is told, and the text left out") {
  for (const Filter& filter : kFilters) {
    if (filter.filter == ARCHIVE_FILTER_ZSTD) continue;
    const std::string whole = compress("Text: " + records(200), filter.filter);
    for (std::size_t at = whole.size() / 4; at < whole.size() * 3 / 4;
         at += whole.size() / 64) {
      CAPTURE(filter.name, at);
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
      const Reading reading = read_bytes(flipped);
      CHECK(reading.documents.empty());
      CHECK_FALSE(reading.problems.empty());
    }
  }
}

TEST_CASE("damage between what is packed one behind the other is told") {
  const std::string line = "{\"body\":\"B\"}\n";
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.name);
    const std::string packed = compress(line, filter.filter);
    const Reading whole = read_bytes(packed + packed);
    CHECK(whole.problems.empty());
    CHECK(ids(whole) == Strings{"file:1", "file:2"});
    std::string second = packed;
    second[0] = 'x';
    const Reading damaged = read_bytes(packed + second);
    CHECK(damaged.problems.size() == 1);
    CHECK(damaged.documents.size() < 2);
  }
}

TEST_CASE("a wrong checksum in a zip file leaves the entry out, no other") {
  const std::string bytes = "Rockets fell.";
  const Reading reading =
      read_bytes(stored_in_zip("a.txt", "Pockets fell.", 0, checksum(bytes)) +
                 zip({{"b.txt", "Talks opened."}}));
  CHECK(ids(reading) == Strings{"file/b.txt"});
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].starts_with("file/a.txt: ZIP bad CRC"));
}

TEST_CASE("behind a damaged file the run goes on with the next") {
  struct Row {
    const char* name;
    std::string bytes;
    const char* problem;
  };
  using namespace std::string_literals;
  const Row rows[] = {
      {"bzip2", "BZh9 is no bzip2",
       "file: damaged, or what follows is not compressed"},
      {"gzip", "\x1F\x8B\x08 and no more",
       "file: damaged gzip data: unknown header flags set"},
      {"gzip", gzip("x").substr(0, 10) + std::string(50, '\xFF'),
       "file: damaged gzip data: invalid block type"},
      {"tar", tar(kFiles).substr(0, 600), "file/b.txt: Truncated input file"},
      {"xz",
       "\xFD"
       "7zXZ",
       "file: xz data cut short"},
      {"xz",
       "\xFD"
       "7zXZ\0\0"s,
       "file: xz data cut short"},
      {"zip", zip(kFiles).substr(0, 60), "file/b.txt: "},
      {"zip", "PK\3\4 is no zip", "file: "},
      {"zstd", "\x28\xB5\x2F\xFD\xFF\xFF\xFF\xFF\xFF\xFF and more",
       "file: Zstd decompression failed"},
      // A window of 2 GiB.
      {"zstd", "\x28\xB5\x2F\xFD\x00\xA8\x01\0\0"s,
       "file: Zstd decompression failed: Frame requires too much memory"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name, row.problem);
    TemporaryFolder folder;
    folder.write("file", row.bytes);
    folder.write("z.txt", "Rockets fell.");
    const Reading reading = read_input(folder.path());
    CHECK(ids(reading) == Strings{"z.txt"});
    REQUIRE(reading.problems.size() == 1);
    const std::string problem =
        reading.problems[0].substr(folder.path().size() + 1);
    CHECK(problem.substr(0, std::strlen(row.problem)) == row.problem);
    CHECK(problem.ends_with("; the rest is skipped"));
  }
}

TEST_CASE("xz data that asks for too much memory is told, not given it") {
  // The header of a block with a dictionary of 1 GiB, behind that of the file.
  lzma_options_lzma options;
  lzma_lzma_preset(&options, 0);
  std::array<lzma_filter, 2> filters = {
      {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}}};
  for (const auto& [dictionary, fits] :
       {std::pair{std::uint32_t{64} << 20, true},
        std::pair{std::uint32_t{1} << 30, false}}) {
    CAPTURE(dictionary);
    options.dict_size = dictionary;
    lzma_stream_flags flags = {};
    flags.check = LZMA_CHECK_CRC32;
    std::array<std::uint8_t, LZMA_STREAM_HEADER_SIZE> header;
    REQUIRE(lzma_stream_header_encode(&flags, header.data()) == LZMA_OK);
    lzma_block block = {};
    block.check = LZMA_CHECK_CRC32;
    block.compressed_size = LZMA_VLI_UNKNOWN;
    block.uncompressed_size = LZMA_VLI_UNKNOWN;
    block.filters = filters.data();
    REQUIRE(lzma_block_header_size(&block) == LZMA_OK);
    std::string bytes(header.begin(), header.end());
    std::string block_header(block.header_size, '\0');
    REQUIRE(lzma_block_header_encode(
                &block, reinterpret_cast<std::uint8_t*>(block_header.data())) ==
            LZMA_OK);
    const Reading reading = read_bytes(bytes + block_header);
    CHECK(reading.problems ==
          Strings{fits ? "file: xz data cut short; the rest is skipped"
                       : "file: xz data that needs more than 128 MiB to "
                         "unpack; the rest is skipped"});
  }
}

}  // namespace
}  // namespace fihrist
