// The program fihrist: its exit statuses and messages. What it finds is
// compared in searches_test.cc.

#include <filesystem>
#include <fstream>

#include "archive.h"
#include "program.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("each way to end has its status and says why on standard error") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build_index(index, random_rows(), {document("a b", "Qaani", "Market.")});
  const std::string nobody = "http://127.0.0.1:" + std::to_string(free_port());
  struct Row {
    std::vector<std::string> arguments;
    int status;
    const char* output;
    const char* messages;
  };
  const Row rows[] = {
      {{"search", "market", "--index", index}, 0, "[", ""},
      {{"search", "nothing", "--index", index}, 0, "", ""},
      {{"search", "--index", index, "--", "-market"}, 0, "", ""},
      {{"show", "a b", "--index", index}, 0, "Market.", ""},
      {{"actors", "--index", index}, 0, "qaani", ""},
      {{"--version"}, 0, "fihrist 0", ""},
      {{"show", "none", "--index", index}, 2, "", "no document has the id"},
      {{"search", "ab*", "--index", index}, 2, "", "too short a beginning"},
      {{"search", "\xFF", "--index", index}, 2, "", "not UTF-8"},
      {{"search", std::string(100'000, '('), "--index", index},
       2,
       "",
       "the query has 100000 bytes"},
      {{"search", "a", "--index", index, "--limit", "1001"},
       2,
       "",
       "limit is at most 1000"},
      {{"search", "a", "--index", index, "--sort", "best"}, 2, "", "sort="},
      {{"search", "a", "--no-such-option"}, 2, "", ""},
      {{"search", "a"}, 2, "", "which index?"},
      {{"search", "a", "--index", folder.path("none")}, 3, "", "no index in"},
      {{"search", "a", "--server", nobody}, 4, "", "no answer from"},
      {{"names", "explain", "Kani"}, 0, "esmail-qaani", ""},
      {{"names", "explain", "-"}, 2, "", "is no name"},
      {{"names", "show", "qaani", "--index", index}, 0, "1 article", ""},
      {{"names", "show", "qaani"}, 2, "", "which index?"},
      {{"names", "show", "none", "--index", index}, 2, "", "no actor has"},
      {{"names", "tag", folder.path("none")}, 2, "", "cannot read"},
      {{"names", "tag", folder.path("")}, 2, "", "cannot read"},
      {{"names", "tag", index + "/current", "--date", "soon"},
       2,
       "",
       "date=\"soon\" is no day"},
  };
  for (const Row& row : rows) {
    std::vector<std::string> arguments = {"fihrist"};
    arguments.insert(arguments.end(), row.arguments.begin(),
                     row.arguments.end());
    CAPTURE(row.arguments.front(), row.status, row.messages);
    const Run ran = run(arguments);
    CHECK(ran.exit_status == row.status);
    CHECK(ran.messages.find(row.messages) != std::string::npos);
    if (row.status == 0) {
      CHECK(ran.messages.empty());
      CHECK(ran.output.find(row.output) != std::string::npos);
    } else {
      CHECK(ran.output.empty());
    }
  }
}

TEST_CASE("names check says what tables would change in an index") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const std::string actors = "reed-marsh\tgroup\tSons of the Marsh\tx\n";
  const std::string alias =
      "reed-marsh\tSons of the Marsh\tspelling\tstrong\t\t\tpress\n";
  const std::string tables = folder.path("tables");
  std::filesystem::create_directory(tables);
  folder.write("tables/actors.tsv", actors);
  folder.write("tables/aliases.tsv", alias);
  const std::string archive = folder.write(
      "archive.jsonl", R"({"id": "a", "body": "The Sons of the Marsh came."})"
                       "\n"
                       R"({"id": "b", "body": "Nobody came."})");
  REQUIRE(run({"fihrist-indexer", "build", index, archive}).exit_status == 0);

  const Run text =
      run({"fihrist", "names", "check", tables, "--against", index});
  CHECK(text.exit_status == 0);
  CHECK(text.output ==
        "1 alias changed; 1 of 2 documents concerned\n"
        "1 mention gained, 0 lost\n"
        "      +1       -0  reed-marsh\n"
        "for example:\n"
        "  + reed-marsh  [a]\n"
        "      …The *Sons of the Marsh* came.…\n");
  const Run json =
      run({"fihrist", "names", "check", tables, "--against", index, "--json"});
  CHECK(json.output.find("\"gained\": 1,") != std::string::npos);
  // Nothing was written, and a correction that corrects nothing is told.
  folder.write("tables/overrides.tsv",
               "c\tMarsh\t-\tme\t2021-01-01\tthe landscape\n");
  const Run corrected =
      run({"fihrist", "names", "check", tables, "--against", index});
  CHECK(corrected.exit_status == 1);
  CHECK(corrected.output.find("1 alias, 1 correction changed") == 0);
  CHECK(corrected.messages.find("overrides.tsv:1: no document has the id "
                                "\"c\"; corrects nothing\n") !=
        std::string::npos);
  const Run retagged =
      run({"fihrist-indexer", "retag", index, "--aliases", tables});
  CHECK(retagged.exit_status == 1);
  CHECK(retagged.messages.find("retagged 1 of 2 documents; 1 alias, 1 "
                               "correction changed\n") != std::string::npos);
  const Run wrong = run({"fihrist", "names", "check", tables, "--json"});
  CHECK(wrong.exit_status == 2);
}

TEST_CASE("names are told alike from an index and from a server") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const std::string text = folder.path("text");
  build_index(index, random_rows(), {document("a", "Qaani", "Kani, Qaani.")});
  std::ofstream(text) << "Qaani spoke, and Kani.";
  const Server server(index);
  const std::vector<std::vector<std::string>> questions = {
      {"explain", "Kani"},
      {"explain", "nobody at all"},
      {"explain", "قاآني"},
      {"show", "qaani"},
      {"show", "asad-air-base"},
      {"tag", text},
      {"tag", text, "--date", "2020-11-25"},
  };
  for (const auto& question : questions) {
    for (const bool as_json : {false, true}) {
      std::vector<std::string> arguments = {"fihrist", "names"};
      arguments.insert(arguments.end(), question.begin(), question.end());
      if (as_json) arguments.push_back("--json");
      CAPTURE(question[0], question[1]);
      std::vector<std::string> local = arguments;
      local.insert(local.end(), {"--index", index});
      std::vector<std::string> remote = arguments;
      remote.insert(remote.end(), {"--server", server.url()});
      const Run here = run(local);
      const Run there = run(remote);
      CHECK(here.exit_status == 0);
      CHECK(here.messages.empty());
      CHECK_FALSE(here.output.empty());
      CHECK(here.output == there.output);
    }
  }
}

TEST_CASE("a newcomer is told whom a name means, and whom not") {
  struct Row {
    std::vector<std::string> arguments;
    std::vector<const char*> output;
  };
  const Row rows[] = {
      {{"explain", "Kani"},
       {"esmail-qaani: Esmail Qaani (person)", "needs  support",
        "ali-bagheri-kani", "have more words"}},
      {{"explain", "Hezbollah Brigades"},
       {"kataib-hezbollah", "nothing more", "“Hezbollah Brigades” takes"}},
      {{"explain", "PMF"}, {"popular-mobilization-forces", "capitals"}},
      {{"explain", "Quds Force commander"},
       {"by the date of the article", "qassem-soleimani", "… to 2020-01-03",
        "Within it is meant besides\n  quds-force"}},
      {{"explain", "Qasim Suleymani"},
       {"No row of the tables has it.", "qassem-soleimani"}},
      {{"explain", "Ghani"}, {"ashraf-ghani"}},
      {{"explain", "nobody at all"}, {"No row of the tables has it."}},
      {{"explain", "والكاظمي"}, {"mustafa-al-kadhimi", "native “الكاظمي”"}},
  };
  for (const Row& row : rows) {
    std::vector<std::string> arguments = {"fihrist", "names"};
    arguments.insert(arguments.end(), row.arguments.begin(),
                     row.arguments.end());
    CAPTURE(row.arguments[1]);
    const Run ran = run(arguments);
    CHECK(ran.exit_status == 0);
    for (const char* text : row.output) {
      CAPTURE(text);
      CHECK(ran.output.find(text) != std::string::npos);
    }
  }
}

TEST_CASE("show gives the same document from an index and from a server") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const std::string ids[] = {"a", "texts/a b.txt", "زيارة", "100%", "a+b?c#d"};
  std::vector<Document> documents;
  for (const std::string& id : ids) {
    documents.push_back(document(id, "T " + id, "Qaani."));
  }
  build_index(index, random_rows(), documents);
  const Server server(index);
  for (const std::string& id : ids) {
    CAPTURE(id);
    const Run local = run({"fihrist", "show", id, "--index", index, "--json"});
    const Run remote =
        run({"fihrist", "show", id, "--server", server.url(), "--json"});
    CHECK(local.exit_status == 0);
    CHECK(local.output == remote.output);
  }
}

}  // namespace
}  // namespace fihrist
