// fihrist names suggest, add and refuse, as a user runs them.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analyzers/alias_files.h"
#include "analyzers/alias_merge.h"
#include "archive.h"
#include "program.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using nlohmann::json;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// An archive with a new spelling of a shipped actor, and a name of nobody,
// in documents whose ids are what a terminal and a table fear.
std::string build(const TemporaryFolder& folder) {
  const std::string index = folder.path("index");
  build_index(
      index, load_alias_rows({}),
      {document("1", "", "Then Qassem Soleimani of the Quds Force left."),
       document("2\t\n\x1B[31m", "",
                "Then Ghassem Suleymany of the Quds Force left them."),
       document("3\tx", "", "Then the Houthis met Bijan Zolqadrian at last."),
       document("4", "", "Then the Houthis left Bijan Zolqadrian at last.")});
  return index;
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

TEST_CASE("suggestions are rows that may be appended as they are") {
  const TemporaryFolder folder;
  const std::string index = build(folder);
  const Run found = run({"fihrist", "names", "suggest", "--index", index});
  CHECK(found.exit_status == 0);
  CHECK(contains(found.output,
                 "\nqassem-soleimani\tGhassem Suleymany\t"
                 "spelling\tstrong\t\t\t"));
  CHECK(contains(found.output, "\n#actors.tsv\tbijan-zolqadrian\tperson\t"));
  CHECK(contains(found.output, "\n#aliases.tsv\tbijan-zolqadrian\tBijan "));
  CHECK_FALSE(contains(found.output, "\x1B"));
  CHECK(contains(found.messages, "no table knows: 2;"));

  std::filesystem::create_directory(folder.path("mine"));
  folder.write("mine/aliases.tsv", found.output);
  const Run checked = run({"fihrist", "names", "check", folder.path("mine")});
  CHECK(checked.exit_status == 0);
  CHECK(checked.output.empty());

  // Before a retag by --aliases, after it by the index.
  const Run left = run({"fihrist", "names", "suggest", "--index", index,
                        "--aliases", folder.path("mine")});
  CHECK_FALSE(contains(left.output, "Suleymany"));
  CHECK(contains(left.output, "Zolqadrian"));
  CHECK(contains(left.messages, "1 left out"));
  const Run retagged = run(
      {"fihrist-indexer", "retag", index, "--aliases", folder.path("mine")});
  CHECK(retagged.exit_status == 0);
  const Run after = run({"fihrist", "names", "suggest", "--index", index});
  CHECK_FALSE(contains(after.output, "Suleymany"));
}

TEST_CASE("an index and a server suggest the same") {
  const TemporaryFolder folder;
  const std::string index = build(folder);
  const Server server(index);
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{},
        {"--json"},
        {"--limit", "1", "--min-count", "1", "--kind", "person"}}) {
    std::vector<std::string> local = {"fihrist", "names", "suggest", "--index",
                                      index};
    std::vector<std::string> remote = {"fihrist", "names", "suggest",
                                       "--server", server.url()};
    local.insert(local.end(), options.begin(), options.end());
    remote.insert(remote.end(), options.begin(), options.end());
    const Run here = run(local);
    CHECK(here.exit_status == 0);
    CHECK(here.output == run(remote).output);
  }
  const HttpAnswer bad = server.get("/api/v1/names/suggestions?limit=1001");
  CHECK(bad.status == 400);
  CHECK(contains(bad.body, "limit is at most 1000"));
}

TEST_CASE("what is refused is not suggested again") {
  const TemporaryFolder folder;
  const std::string index = build(folder);
  const std::string mine = folder.path("mine");
  const Run refused = run({"fihrist", "names", "refuse", "Bijan Zolqadrian",
                           "--why", "a columnist", "--aliases", mine});
  CHECK(refused.exit_status == 0);
  CHECK(contains(refused.output,
                 "-\t!Bijan Zolqadrian\tspelling\tweak\t\t\t"
                 "refused "));
  CHECK(contains(refused.messages, "fihrist-indexer retag INDEX --aliases"));
  const Run left =
      run({"fihrist", "names", "suggest", "--index", index, "--aliases", mine});
  CHECK_FALSE(contains(left.output, "Zolqadrian"));
  run({"fihrist", "names", "refuse", "Ghassem Suleymany", "qassem-soleimani",
       "--aliases", mine});
  CHECK(
      run({"fihrist-indexer", "retag", index, "--aliases", mine}).exit_status ==
      0);
  const Run after =
      run({"fihrist", "names", "suggest", "--index", index, "--json"});
  CHECK(json::parse(after.output).at("spellings").empty());
  CHECK(json::parse(after.output).at("names").empty());
}

TEST_CASE("a new actor and his names are added in two commands") {
  const TemporaryFolder folder;
  const std::string index = build(folder);
  const std::string mine = folder.path("mine");
  const Run added =
      run({"fihrist", "names", "add", "bijan-zolqadrian", "Bijan Zolqadrian",
           "--actor-kind", "person", "--description", "A columnist.",
           "--source", "test", "--aliases", mine});
  CHECK(added.exit_status == 0);
  CHECK(text_of(mine + "/actors.tsv") ==
        "bijan-zolqadrian\tperson\tBijan Zolqadrian\tA columnist.\n");
  CHECK(text_of(mine + "/aliases.tsv") ==
        "bijan-zolqadrian\tBijan Zolqadrian\tspelling\tstrong\t\t\ttest\n");
  CHECK(run({"fihrist", "names", "add", "bijan-zolqadrian", "The Columnist",
             "--strength", "weak", "--kind", "title", "--from", "2020", "--to",
             "2021-03", "--aliases", mine})
            .exit_status == 0);
  CHECK(
      contains(text_of(mine + "/aliases.tsv"),
               "\tThe Columnist\ttitle\tweak\t2020-01-01\t2021-03-31\tadded "));
  CHECK(
      run({"fihrist-indexer", "retag", index, "--aliases", mine}).exit_status ==
      0);
  CHECK(contains(run({"fihrist", "actors", "--index", index}).output,
                 "bijan-zolqadrian"));
}

TEST_CASE("wrong additions are refused with the reason") {
  const TemporaryFolder folder;
  const std::string mine = folder.path("mine");
  struct Row {
    std::vector<std::string> arguments;
    int status;
    const char* message;
  };
  const Row rows[] = {
      {{"add", "esmail-qaani", "Qhani"}, 2, "which tables?"},
      {{"add", "nobody", "Qhani", "--aliases", mine}, 2, "no actor has the id"},
      {{"add", "esmail-qaani", "Q\thani", "--aliases", mine}, 2, "has a tab"},
      {{"add", "esmail-qaani", "Q\nhani", "--aliases", mine}, 2, "a line end"},
      {{"add", "esmail-qaani", "Q\xFF", "--aliases", mine}, 2, "not UTF-8"},
      {{"add", "esmail-qaani", "Qaani", "--aliases", mine}, 2, "stands at"},
      {{"add", "esmail-qaani", "Qhani", "--kind", "x", "--aliases", mine},
       2,
       "--kind"},
      {{"add", "esmail-qaani", "Qhani", "--from", "x", "--aliases", mine},
       2,
       "--from"},
      {{"add", "esmail-qaani", "Qhani", "--name", "x", "--aliases", mine},
       2,
       "--actor-kind"},
      {{"add", "esmail-qaani", "Qhani", "--aliases", "/proc"},
       4,
       "cannot write"},
      {{"refuse", "Qaani", "--aliases", mine}, 2, "is an alias of"},
      {{"refuse", "x", "--why", "a\tb", "--aliases", mine}, 2, "has a tab"},
      {{"refuse"}, 2, "ALIAS"},
      {{"suggest"}, 2, "which index?"},
      {{"suggest", "--index", folder.path("none")}, 3, "no index in"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.arguments, row.message);
    std::vector<std::string> arguments = {"fihrist", "names"};
    arguments.insert(arguments.end(), row.arguments.begin(),
                     row.arguments.end());
    const Run ran = run(arguments);
    CHECK(ran.exit_status == row.status);
    CHECK(contains(ran.messages, row.message));
    CHECK(ran.output.empty());
    CHECK_FALSE(std::filesystem::exists(mine + "/aliases.tsv"));
  }
}

}  // namespace
}  // namespace fihrist
