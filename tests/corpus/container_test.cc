#include "corpus/containers/container.h"

#include <sys/resource.h>

#include <array>
#include <string>
#include <utility>

#include "corpus/containers/opened_file.h"
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
