// The examples of corpus/FORMAT.md are true.

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "packing.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using nlohmann::json;

std::string read_format_md() {
  std::ifstream stream(FIHRIST_SOURCE_DIR "/corpus/FORMAT.md");
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

// From a heading to the next.
std::string section(const std::string& page, const std::string& heading) {
  const std::size_t start = page.find("## " + heading + "\n");
  REQUIRE(start != std::string::npos);
  return page.substr(start, page.find("\n## ", start) - start);
}

// What stands in the fences of a kind; empty when there are none.
std::string fenced(const std::string& text, const std::string& kind) {
  const std::string fence = "\n```" + kind + "\n";
  const std::size_t found = text.find(fence);
  if (found == std::string::npos) return {};
  const std::size_t start = found + fence.size();
  return text.substr(start, text.find("\n```", start) + 1 - start);
}

// What is not there is left out, but for the origin of the date.
json shown(const Document& document) {
  json fields = {{"id", document.id},
                 {"body", document.body},
                 {"date_origin", to_string(document.date_origin)}};
  if (!document.title.empty()) fields["title"] = document.title;
  if (document.date) fields["date"] = to_string(*document.date);
  if (!document.source.empty()) fields["source"] = document.source;
  if (!document.url.empty()) fields["url"] = document.url;
  if (!document.language.empty()) fields["language"] = document.language;
  if (!document.extra.empty()) fields["extra"] = json::parse(document.extra);
  for (const TextSpan span : document.furniture) {
    fields["furniture"].push_back(
        document.body.substr(span.begin, span.end - span.begin));
  }
  return fields;
}

// Holds `example` to what was read of it.
void check_example(const std::string& example, const Reading& reading,
                   const TemporaryFolder& folder) {
  json documents;
  for (const Document& document : reading.documents) {
    documents.push_back(shown(document));
  }
  CHECK(documents == json::parse(fenced(example, "json")));

  std::string problems;
  for (const std::string& problem : reading.problems) {
    problems += problem.substr(folder.path().size() + 1) + "\n";
  }
  CHECK(problems == fenced(example, "console"));
}

TEST_CASE("the examples of FORMAT.md are true") {
  struct Row {
    const char* heading;
    const char* file;
    std::vector<std::string> field_names = {};
    Split split = Split::none;
  };
  const Row rows[] = {
      {"Example: a text", "2021/rockets.txt"},
      {"Example: a page", "road.html"},
      {"Example: JSONL", "wire.jsonl"},
      {"Example: CSV", "desk.csv"},
      {"Example: TSV", "export.tsv", {"title=headline", "body=text"}},
      {"Example: JSON", "export.json"},
      {"Example: RSS", "wire.xml"},
      {"Example: Atom", "feed.atom"},
      {"Example: WARC", "crawl.warc"},
      {"Example: furniture", "embassy.txt"},
      {"Example: a thread", "thread.txt", {}, Split::posts}};
  const std::string page = read_format_md();
  for (const Row& row : rows) {
    CAPTURE(row.heading);
    const std::string example = section(page, row.heading);
    TemporaryFolder folder;
    folder.write(std::string("archive/") + row.file, fenced(example, "text"));
    ReadOptions options;
    options.names = parse_field_names(row.field_names);
    options.split = row.split;
    check_example(example, read_input(folder.path("archive"), options), folder);
  }
}

TEST_CASE("the example of an archive in FORMAT.md is true") {
  const std::string example =
      section(read_format_md(), "Example: an archive of compressed files");
  const std::string text = fenced(example, "text");
  const std::string wire =
      fenced(example.substr(example.find("unpacks to")), "text");
  TemporaryFolder folder;
  folder.write("archive/2020.zip", zip({{"./erbil/wire.jsonl.gz", gzip(wire)},
                                        {"basra.txt", text},
                                        {".DS_Store", "Bud1"}}));
  check_example(example, read_input(folder.path("archive")), folder);
}

}  // namespace
}  // namespace fihrist
