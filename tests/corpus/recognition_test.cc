#include <string>

#include "corpus/formats.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

TEST_CASE("a format is recognised by what the file begins with") {
  struct Row {
    std::string head;
    const char* format;
  };
  const Row rows[] = {
      {"{\"id\":1}", "JSONL"},
      {"\xEF\xBB\xBF\n \t{ \"id\":1}", "JSONL"},
      {"{}", "JSONL"},
      {"{ }", "JSONL"},
      {"{\n  \"id\": 1\n}", "JSON over several lines"},
      {" [ {\"id\":1}]", "a JSON array"},
      {"[ad_1]\nRockets", "text"},
      {"{ad} Rockets", "text"},
      {"Rockets fell", "text"},
      {"بغداد", "text"},
      {"\x1F\x8B\b\0"s, "a gzip file"},
      {"\x28\xB5\x2F\xFD\0"s, "a zstd file"},
      {"BZh91AY", "a bzip2 file"},
      {"\xFD"
       "7zXZ\0"s,
       "an xz file"},
      {"PK\3\4\0"s, "a zip file"},
      {"%PDF-1.7\n", "a PDF file"},
      {"WARC/1.0\r\n", "a WARC file"},
      {"\n<!DOCTYPE html>\n", "HTML"},
      {"<HTML lang=ar>", "HTML"},
      {"<!--x--><html>", "HTML"},
      {"<script>", "HTML"},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html>", "HTML"},
      {"<Press> it", "text"},
      {"<html", "text"},
      {"\xEF\xBB\xBF<?xml version=\"1.0\"?>", "XML"},
      {"<rss version=\"2.0\">", "a feed (RSS or Atom)"},
      {"<!-- made --><feed xmlns=\"x\">", "a feed (RSS or Atom)"},
      {"<?xml version=\"1.0\"?><rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">",
       "a feed (RSS or Atom)"},
      {"<?xml version=\"1.0\"?><rdf:RDF xmlns=\"urn:x\">", "XML"},
      {"id,date\na,2020-11-25", "a table (CSV or TSV)"},
      {"id\t\"body\"\r\n", "a table (CSV or TSV)"},
      {"id\n", "text"},
      {"Baghdad,Iraq\n", "text"},
      {"Baghdad, date\n", "text"},
      {std::string(257, 'x') + "ustar" + std::string(250, '\0'), "a tar file"},
      {std::string(257, 'x') + "ustar", "text"},
      {std::string(600, ' '), "text"},
      {std::string(600, '\0'), "binary data"},
      {"\x89PNG\r\n\x1A\n\0"s, "binary data"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(recognise_format(row.head).name == row.format);
  }
}

TEST_CASE("a format that is not read is told and never taken for text") {
  const Reading reading = read_bytes("%PDF-1.7\nRockets fell.");
  CHECK(reading.documents.empty());
  CHECK(reading.problems ==
        std::vector<std::string>{"file: looks like a PDF file, which this "
                                 "version does not read; skipped"});
}

}  // namespace
}  // namespace fihrist
