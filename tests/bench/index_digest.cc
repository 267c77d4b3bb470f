// Prints an index so that two can be compared: for every document, in the
// order of their ids, the digest of all that is stored of it (terms, wdf,
// positions, values with actors by their ids, data), and of it the actors
// alone. When a document was added is left out: two builds differ in it.
//
//   index_digest INDEX
//   reuters/1.txt 1f2e… esmail-qaani quds-force

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <map>

#include "corpus/digest.h"
#include "tests/indexer/index_content.h"

namespace fihrist {
namespace {

constexpr std::string_view kAddedLine = "value 1 ";
constexpr std::string_view kActorsLine = "value 2 ";

void print_digests(const std::string& index) {
  std::map<std::string, std::string> digests;
  for_each_document(index,
                    [&](StoredDocument stored, const DocumentLines& lines) {
                      stored.added = 0;
                      std::string text = to_json_text(stored);
                      std::string actors;
                      for (const std::string& line : lines) {
                        if (line.starts_with(kAddedLine)) continue;
                        if (line.starts_with(kActorsLine)) {
                          actors = line.substr(kActorsLine.size());
                        }
                        text.append("\n").append(line);
                      }
                      digests[stored.document.id] = sha256_hex(text) + actors;
                    });
  for (const auto& [id, digest] : digests) fmt::print("{} {}\n", id, digest);
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: index_digest INDEX\n");
    return 2;
  }
  try {
    fihrist::print_digests(argv[1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "index_digest: {}\n", error.what());
    return 1;
  }
}
