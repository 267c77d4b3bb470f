#include "corpus/container.h"

#include <lzma.h>
#include <sys/resource.h>
#include <zlib.h>

#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "corpus/opened_file.h"
#include "packing.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Strings = std::vector<std::string>;

const std::vector<PackedFile> kFiles = {
    {"b.txt", "Rockets fell."},
    {"2020/a.jsonl", "{\"body\":\"B\"}\n{}\n"},
    {"a.txt", "Talks opened."}};

const Strings kIds = {"file/b.txt", "file/2020/a.jsonl:1", "file/a.txt"};

struct Filter {
  const char* name;
  int filter;
};
constexpr Filter kFilters[] = {{"gzip", ARCHIVE_FILTER_GZIP},
                               {"zstd", ARCHIVE_FILTER_ZSTD},
                               {"bzip2", ARCHIVE_FILTER_BZIP2},
                               {"xz", ARCHIVE_FILTER_XZ}};

// Text that does not compress well, in lines.
std::string records(std::size_t count, unsigned state = 1) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += "{\"body\":\"";
    for (int letter = 0; letter < 100; ++letter) {
      state = state * 1664525 + 1013904223;
      text += static_cast<char>('a' + (state >> 24) % 26);
    }
    text += "\"}\n";
  }
  return text;
}

TEST_CASE("a file that is compressed alone keeps its id") {
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.name);
    const Reading text = read_bytes(compress("Rockets fell.", filter.filter));
    CHECK(text.problems.empty());
    CHECK(ids(text) == Strings{"file"});
    CHECK(text.documents[0].body == "Rockets fell.");
    const Reading lines = read_bytes(compress(records(5000), filter.filter));
    CHECK(lines.problems.empty());
    REQUIRE(lines.documents.size() == 5000);
    CHECK(lines.documents[4999].id == "file:5000");
  }
}

TEST_CASE("an archive is read in its own order, also when compressed") {
  const Strings problems = {"file/2020/a.jsonl:2: no \"body\"; skipped"};
  for (const int format :
       {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE,
        ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FORMAT_ZIP}) {
    for (const int filter :
         {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD,
          ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ}) {
      CAPTURE(format, filter);
      const Reading reading =
          read_bytes(pack(kFiles, {.format = format, .filter = filter}));
      CHECK(ids(reading) == kIds);
      CHECK(reading.problems == problems);
    }
  }
}

TEST_CASE("a zip file may store its files and keep their sizes behind them") {
  for (const char* options : {"zip:compression=store", "zip:zip64"}) {
    CAPTURE(options);
    CHECK(ids(read_bytes(pack(kFiles, {.format = ARCHIVE_FORMAT_ZIP,
                                       .options = options}))) == kIds);
  }
}

TEST_CASE("an old tar file without \"ustar\" is known by its checksum") {
  std::string old_tar = tar({{"a.txt", "Rockets fell."}});
  unsigned sum = 0;
  for (std::size_t i = 257; i < 265; ++i) {
    sum += static_cast<unsigned char>(std::exchange(old_tar[i], '\0'));
  }
  const unsigned long before = std::stoul(old_tar.substr(148, 6), nullptr, 8);
  std::array<char, 8> digits;
  std::snprintf(digits.data(), digits.size(), "%06lo", before - sum);
  old_tar.replace(148, 6, digits.data());
  CHECK(ids(read_bytes(old_tar)) == Strings{"file/a.txt"});
}

TEST_CASE("the members of a gzip file are read as one") {
  const Reading reading =
      read_bytes(gzip("{\"body\":\"A\"}\n{\"bo") + gzip("") +
                 gzip("dy\":\"B\"}\n") + std::string(100, '\0'));
  CHECK(reading.problems.empty());
  CHECK(ids(reading) == Strings{"file:1", "file:2"});
}

TEST_CASE("what is no file of its own is left out of an archive") {
  const Reading reading = read_bytes(pack({{"folder", "", AE_IFDIR},
                                           {"link", "", AE_IFLNK},
                                           {"pipe", "", AE_IFIFO},
                                           {"device", "", AE_IFCHR},
                                           {"a.txt", "Rockets fell."},
                                           {"again.txt", "", AE_IFREG, "a.txt"},
                                           {".hidden", "Hidden."},
                                           {".git/config", "Hidden."},
                                           {"x/._a.txt", "Hidden."},
                                           {"__MACOSX/a.txt", "Hidden."}},
                                          {}));
  CHECK(reading.problems.empty());
  CHECK(ids(reading) == Strings{"file/a.txt"});
}

TEST_CASE("the path of an entry is cleaned") {
  struct Row {
    const char* path;
    const char* clean;
  };
  const Row rows[] = {
      {"a.txt", "a.txt"},
      {"/etc/a.txt", "etc/a.txt"},
      {"./x//y/./a.txt", "x/y/a.txt"},
      {"../../a.txt", "a.txt"},
      {"x/../../y/a.txt", "y/a.txt"},
      {"C:/x/a.txt", "x/a.txt"},
      {"x/C:/a.txt", "x/C:/a.txt"},
      {"..", ""},
      {"/", ""},
      {"", ""},
      {"خبر.txt", "خبر.txt"},
      {"\xD3\xE6.txt", "\\xD3\\xE6.txt"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(clean_entry_path(row.path) == row.clean);
  }
}

TEST_CASE("a name in Arabic or in no UTF-8 comes out of any archive") {
  for (const int format : {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_ZIP}) {
    CAPTURE(format);
    const Reading reading =
        read_bytes(pack({{"../\u062E\u0628\u0631.txt", "Rockets fell."},
                         {"\xD3.txt", "Talks opened."}},
                        {.format = format}));
    CHECK(reading.problems.empty());
    CHECK(ids(reading) ==
          Strings{"file/\u062E\u0628\u0631.txt", "file/\\xD3.txt"});
  }
}

// A stored file of a zip archive as its local header tells it, by hand.
std::string stored_in_zip(std::string_view path, std::string_view bytes,
                          unsigned flags, unsigned long checksum) {
  std::string entry = "PK\3\4";
  const auto add = [&](unsigned long value, int size) {
    for (int i = 0; i < size; ++i) {
      entry += static_cast<char>(value >> (8 * i) & 0xFF);
    }
  };
  add(10, 2);     // version
  add(flags, 2);  // bit 0: encrypted, bit 11: the path is UTF-8
  add(0, 6);      // stored; time and day
  add(checksum, 4);
  add(bytes.size(), 4);
  add(bytes.size(), 4);
  add(path.size(), 2);
  add(0, 2);  // nothing extra
  return entry.append(path).append(bytes);
}

unsigned long checksum(std::string_view bytes) {
  return crc32(0, reinterpret_cast<const Bytef*>(bytes.data()),
               static_cast<uInt>(bytes.size()));
}

TEST_CASE("a zip file that marks its names as UTF-8 is read alike") {
  const std::string bytes = "Rockets fell.";
  const std::string marked =
      stored_in_zip("\u062E/\u0628.txt", bytes, 1 << 11, checksum(bytes));
  CHECK(ids(read_bytes(marked + zip({}))) == Strings{"file/\u062E/\u0628.txt"});
}

TEST_CASE("containers lie within containers, four deep") {
  const std::string lines = gzip("{\"body\":\"B\"}\n");
  const std::string inner = gzip(tar({{"x.jsonl.gz", lines}}));
  const Reading reading =
      read_bytes(zip({{"2020.tgz", inner}, {"b.txt", "Rockets fell."}}));
  CHECK(reading.problems.empty());
  CHECK(ids(reading) == Strings{"file/2020.tgz/x.jsonl.gz:1", "file/b.txt"});
}

TEST_CASE("what lies deeper than four containers is told") {
  std::string nested = "Rockets fell.";
  for (std::size_t i = 0; i < kMaxNesting; ++i) nested = gzip(nested);
  CHECK(ids(read_bytes(nested)) == Strings{"file"});
  const Reading reading =
      read_bytes(tar({{"deep", nested}, {"b.txt", "Rockets fell."}}));
  CHECK(ids(reading) == Strings{"file/b.txt"});
  CHECK(reading.problems ==
        Strings{"file/deep: a gzip file within 4 others, which is as deep as "
                "is read; skipped"});
}

TEST_CASE("an encrypted entry is told, its neighbours are read") {
  const Reading reading =
      read_bytes(stored_in_zip("locked.txt", "%g$2)s!kQ", 1, 7) + zip(kFiles));
  CHECK(ids(reading) == kIds);
  CHECK(reading.problems ==
        Strings{"file/locked.txt: encrypted; skipped",
                "file/2020/a.jsonl:2: no \"body\"; skipped"});
}

TEST_CASE("where an encrypted entry ends without its key nobody knows") {
  const Reading reading =
      read_bytes(pack(kFiles, {ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE,
                               "zip:encryption=zipcrypt", "password"}));
  CHECK(reading.documents.empty());
  REQUIRE(reading.problems.size() == 2);
  CHECK(reading.problems[0] == "file/b.txt: encrypted; skipped");
  CHECK(reading.problems[1].ends_with("; the rest is skipped"));
}

TEST_CASE("what compresses nothing is empty") {
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.name);
    const Reading reading = read_bytes(compress("", filter.filter));
    CHECK(reading.problems == Strings{"file: empty; skipped"});
  }
}

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

TEST_CASE("the bytes read are those of the packed file") {
  TemporaryFolder folder;
  const std::string packed = gzip(records(10000));
  Reader reader = open_reader(folder.write("a.jsonl.gz", packed));
  CHECK(reader.bytes_total() == packed.size());
  std::uint64_t last = 0;
  while (reader.next()) {
    CHECK(reader.bytes_read() >= last);
    last = reader.bytes_read();
  }
  CHECK(reader.documents() == 10000);
  CHECK(reader.bytes_read() == packed.size());
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// A line of zeros is too long, and no more than that is kept of it.
TEST_CASE("200 MB that were 200 kB do not take memory") {
  const std::string zeros(1 << 20, 'x');
  std::string bomb = gzip("{\"body\":\"");
  const std::string member = gzip(zeros);
  for (int i = 0; i < 200; ++i) bomb += member;
  bomb += gzip("\"}\n{\"body\":\"next\"}\n");
  CHECK(bomb.size() < 400'000);
  const long before = peak_kilobytes();
  const Reading reading = read_bytes(zip({{"bomb.gz", bomb}}));
  CHECK(ids(reading) == Strings{"file/bomb.gz:2"});
  CHECK(reading.problems.size() == 1);
  CHECK(peak_kilobytes() - before < 64 << 10);
}

}  // namespace
}  // namespace fihrist
