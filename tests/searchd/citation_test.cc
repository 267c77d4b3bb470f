// fihrist export, search --cite and search --check, of an index and of a
// server.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "archive.h"
#include "corpus/metadata.h"
#include "indexer/index_writer.h"
#include "program.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Arguments = std::vector<std::string>;

struct Cited {
  TemporaryFolder folder;
  std::string index = folder.path("index");
  std::string citations = folder.path("citations");

  Cited() {
    build_index(index, random_rows(),
                {document("a", "Qaani", "Market."),
                 document("b", "Flour", "Market prices.", "2020-11-25"),
                 document("c", "Rice", "Market, said Qaani."),
                 document("other", "Rain", "Nothing.")},
                2);
  }

  Run search(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"fihrist", "search"});
    arguments.insert(arguments.end(), {"--citations", citations});
    return run(arguments);
  }

  // Of a search that is cited.
  std::string cite(Arguments arguments) const {
    arguments.insert(arguments.end(), {"--index", index, "--cite"});
    const Run ran = search(arguments);
    CAPTURE(ran.messages);
    CHECK(ran.exit_status == 0);
    const std::size_t at = ran.messages.find("f1-");
    REQUIRE(at != std::string::npos);
    return ran.messages.substr(at, 22);
  }

  // Adds one, removes one, edits one, and one loses its match.
  void change() const {
    IndexWriter writer = IndexWriter::update(index, "a test");
    writer.add(document("new", "New", "Market."));
    writer.set("b", parse_fields({"source=Courier"}));
    writer.remove("a");
    writer.add(document("c", "Rice", "Bazaar, said Qaani."));
    writer.commit();
  }
};

TEST_CASE("a set that has not changed is told as the same") {
  const Cited cited;
  const std::string digest = cited.cite({"market"});
  CHECK(std::filesystem::exists(cited.citations + "/" + digest + ".jsonl"));
  const Server server(cited.index);
  const Arguments same[] = {
      {"--check", digest, "--index", cited.index},
      {"--check", digest, "--server", server.url()},
      {"market", "--check", digest, "--index", cited.index},
      {"--check", cited.citations + "/" + digest + ".jsonl", "--index",
       cited.index},
  };
  for (const Arguments& arguments : same) {
    const Run ran = cited.search(arguments);
    CAPTURE(arguments[0], ran.messages);
    CHECK(ran.exit_status == 0);
    CHECK(ran.messages.empty());
    CHECK(ran.output.find("the same now") != std::string::npos);
  }
}

TEST_CASE("a check says what was added, removed and edited") {
  const Cited cited;
  const std::string digest = cited.cite({"market"});
  cited.change();
  const Server server(cited.index);
  const Arguments sources[] = {{"--index", cited.index},
                               {"--server", server.url()}};
  for (const Arguments& source : sources) {
    Arguments asked = {"--check", digest};
    asked.insert(asked.end(), source.begin(), source.end());
    const Run text = cited.search(asked);
    CHECK(text.exit_status == 1);
    CHECK(text.output.find("1 added\n  new\n"
                           "2 removed\n  a (gone from the archive)\n"
                           "  c (in the archive, edited)\n"
                           "1 edited\n  b\n") != std::string::npos);
    asked.push_back("--json");
    const Run json = cited.search(asked);
    CHECK(json.exit_status == 1);
    const auto answer = nlohmann::json::parse(json.output);
    CHECK(answer.at("same") == false);
    CHECK(answer.at("then").at("digest") == digest);
    CHECK(answer.at("then").at("total") == 3);
    CHECK(answer.at("now").at("total") == 2);
    CHECK(answer.at("added") == Arguments{"new"});
    CHECK(answer.at("edited") == Arguments{"b"});
    CHECK(answer.at("tagged").empty());
    CHECK(answer.at("removed").at(0) ==
          nlohmann::json({{"id", "a"}, {"now", "gone"}}));
  }
}

TEST_CASE("a retag shows as tagged otherwise, and as nothing else") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const std::string archive =
      folder.write("archive.jsonl",
                   "{\"id\": \"a\", \"body\": \"Sons of the Marsh came.\"}\n"
                   "{\"id\": \"b\", \"body\": \"Nobody came.\"}\n");
  REQUIRE(run({"fihrist-indexer", "build", index, archive}).exit_status == 0);
  const Arguments place = {"--index", index, "--citations",
                           folder.path("citations")};
  Arguments citing = {"fihrist", "search", "came", "--cite"};
  citing.insert(citing.end(), place.begin(), place.end());
  const Run ran = run(citing);
  REQUIRE(ran.messages.starts_with("cited as f1-"));
  std::filesystem::create_directory(folder.path("tables"));
  folder.write("tables/actors.tsv",
               "reed-marsh\tgroup\tSons of the Marsh\tx\n");
  folder.write("tables/aliases.tsv",
               "reed-marsh\tSons of the Marsh\tspelling\tstrong\t\t\tpress\n");
  REQUIRE(run({"fihrist-indexer", "retag", index, "--aliases",
               folder.path("tables")})
              .exit_status == 0);
  Arguments checking = {"fihrist", "search", "--check",
                        ran.messages.substr(9, 22)};
  checking.insert(checking.end(), place.begin(), place.end());
  const Run checked = run(checking);
  CHECK(checked.exit_status == 1);
  CHECK(checked.output.find("\n1 tagged otherwise\n  a\n"
                            "the tables of names are others than then\n") !=
        std::string::npos);
  CHECK(checked.output.find("edited") == std::string::npos);
}

TEST_CASE("an export in JSONL can be checked against, with its query") {
  const Cited cited;
  const Run exported = run({"fihrist", "export", "market", "--format", "jsonl",
                            "--index", cited.index});
  REQUIRE(exported.exit_status == 0);
  const std::string file = cited.folder.write("export.jsonl", exported.output);
  const Run same =
      cited.search({"market", "--check", file, "--index", cited.index});
  CHECK(same.exit_status == 0);
  cited.change();
  const Run changed =
      cited.search({"market", "--check", file, "--index", cited.index});
  CHECK(changed.exit_status == 1);
  CHECK(changed.output.find("1 edited\n  b\n") != std::string::npos);
  const Run unasked = cited.search({"--check", file, "--index", cited.index});
  CHECK(unasked.exit_status == 2);
  CHECK(unasked.messages.find("does not tell its query") != std::string::npos);
}

TEST_CASE("without a record a digest tells whether the set is the same") {
  const Cited cited;
  const std::string digest = cited.cite({"market"});
  std::filesystem::remove_all(cited.citations);
  const Arguments asked = {"market", "--check", digest, "--index", cited.index};
  CHECK(cited.search(asked).exit_status == 0);
  cited.change();
  const Run changed = cited.search(asked);
  CHECK(changed.exit_status == 1);
  CHECK(changed.output.find("not the same; now it is f1-") !=
        std::string::npos);
  CHECK(changed.messages.find("cannot be told") != std::string::npos);
}

TEST_CASE("a check that cannot be made says why") {
  const Cited cited;
  const std::string digest = cited.cite({"market"});
  const std::string file = cited.citations + "/" + digest + ".jsonl";
  const std::string cut = cited.folder.path("cut.jsonl");
  std::filesystem::copy_file(file, cut);
  std::filesystem::resize_file(cut, std::filesystem::file_size(cut) - 10);
  std::ofstream(cut, std::ios::app) << "\n";
  std::ofstream(cited.folder.path("short.jsonl")) << [&] {
    std::ifstream in(file);
    std::string head;
    std::getline(in, head);
    return head;
  }() << "\n";
  struct Row {
    Arguments arguments;
    int status;
    const char* message;
  };
  const Row rows[] = {
      {{"--check", "f1-0000-0000-0000-0000"}, 2, "is not kept in"},
      {{"--check", "f1-0000"}, 2, "is neither a digest"},
      {{"--check", cut}, 4, "no whole citation"},
      {{"--check", cited.folder.path("short.jsonl")},
       4,
       "its articles have not its digest"},
      {{"--check", digest, "--source", "Courier"}, 2, "without a query"},
      {{"market", "--check", digest, "--cite"}, 2, ""},
      {{"rice", "--check", digest}, 1, "cited with another query"},
      {{}, 2, "QUERY is required"},
  };
  for (const Row& row : rows) {
    Arguments arguments = row.arguments;
    arguments.insert(arguments.end(), {"--index", cited.index});
    const Run ran = cited.search(arguments);
    CAPTURE(row.message, ran.messages);
    CHECK(ran.exit_status == row.status);
    CHECK(ran.messages.find(row.message) != std::string::npos);
  }
}

TEST_CASE("an export is the same from an index and from a server") {
  const Cited cited;
  const Server server(cited.index);
  for (const std::string format : {"jsonl", "csv"}) {
    CAPTURE(format);
    const Run here = run({"fihrist", "export", "market", "--format", format,
                          "--sort", "newest", "--index", cited.index});
    const Run there = run({"fihrist", "export", "market", "--format", format,
                           "--sort", "newest", "--server", server.url()});
    CHECK(here.exit_status == 0);
    CHECK(here.messages.empty());
    CHECK_FALSE(here.output.empty());
    CHECK(here.output == there.output);
    CHECK(there.exit_status == 0);
    const HttpAnswer answer =
        server.get("/api/v1/export?q=market&sort=newest&format=" + format);
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("fihrist-total") == "3");
    CHECK(answer.headers.at("fihrist-digest").starts_with("f1-"));
    CHECK(answer.headers.at("transfer-encoding") == "chunked");
  }
}

TEST_CASE("an export that cannot begin is a problem like any other") {
  const Cited cited;
  const Server server(cited.index);
  const Arguments place[] = {{"--index", cited.index},
                             {"--server", server.url()}};
  for (const Arguments& source : place) {
    Arguments arguments = {"fihrist", "export", "ab*", "--format", "csv"};
    arguments.insert(arguments.end(), source.begin(), source.end());
    const Run ran = run(arguments);
    CHECK(ran.exit_status == 2);
    CHECK(ran.output.empty());
    CHECK(ran.messages.find("too short a beginning") != std::string::npos);
  }
  CHECK(server.get("/api/v1/export?q=a").status == 400);
  CHECK(server.get("/api/v1/export?format=csv&limit=5").status == 400);
}

// Large enough that it does not go into the buffers of a connection.
std::string large_index(const TemporaryFolder& folder) {
  std::vector<Document> documents;
  for (int i = 0; i < 300; ++i) {
    documents.push_back(document("d" + std::to_string(i), "Market",
                                 random_letters(100'000, unsigned(i))));
  }
  build_index(folder.path("index"), random_rows(), documents, 2);
  return folder.path("index");
}

std::string export_request(const char* headers = "") {
  return std::string(
             "GET /api/v1/export?format=jsonl HTTP/1.1\r\nHost: "
             "localhost\r\n") +
         headers + "\r\n";
}

TEST_CASE("clients that stop reading an export do not hold up the server") {
  const TemporaryFolder folder;
  const Server server(large_index(folder));
  std::vector<std::unique_ptr<Connection>> silent;
  for (int i = 0; i < 8; ++i) {
    silent.push_back(std::make_unique<Connection>(server.port()));
    silent.back()->send(export_request());
  }
  // Until all of them are being sent to.
  HttpAnswer ninth;
  for (int tries = 0; tries < 100 && ninth.status != 503; ++tries) {
    ninth = parse_answer(
        exchange(server.port(),
                 "HEAD /api/v1/export?format=citation HTTP/1.1\r\nHost: "
                 "localhost\r\nConnection: close\r\n\r\n"));
  }
  CHECK(ninth.status == 503);
  CHECK(server.get("/api/v1/search?q=market").status == 200);
  silent.clear();
  for (int tries = 0; tries < 100 && ninth.status != 200; ++tries) {
    ninth = server.get("/api/v1/export?format=citation&q=market&to=1900");
  }
  CHECK(ninth.status == 200);
}

TEST_CASE("an export that breaks off is told to whoever asked for it") {
  const TemporaryFolder folder;
  const std::string index = large_index(folder);
  const Server server(index);
  Connection connection(server.port());
  connection.send(export_request("Connection: close\r\n"));
  {
    // The server waits for us to read; meanwhile what it is to send changes.
    IndexWriter writer = IndexWriter::update(index, "a test");
    for (int i = 0; i < 300; ++i) {
      writer.add(document("d" + std::to_string(i), "Market", "Edited."));
      if (i % 30 == 0) writer.commit();
    }
    writer.commit();
  }
  const std::string answer = connection.receive(20);
  CHECK(answer.starts_with("HTTP/1.1 200"));
  CHECK_FALSE(answer.ends_with("0\r\n\r\n"));
  CHECK(server.messages().find("an export was broken off") !=
        std::string::npos);
}

TEST_CASE("a reader that closes the pipe ends an export quietly") {
  const TemporaryFolder folder;
  const std::string index = large_index(folder);
  const std::string messages = folder.path("messages");
  const std::string command =
      std::string(FIHRIST_BINARY_DIR) + "/fihrist export '*' --format jsonl " +
      "--index " + index + " 2>" + messages + " | head -c 10 >/dev/null";
  CHECK(std::system(command.c_str()) == 0);
  CHECK(std::filesystem::exists(messages));
  CHECK(std::filesystem::file_size(messages) == 0);
}

}  // namespace
}  // namespace fihrist
