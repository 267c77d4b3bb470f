// The program fihrist-indexer as a user runs it.

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "indexer/index_writer.h"
#include "program.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += R"({"id": ")" + std::to_string(i) +
            R"(", "body": "Esmail Qaani came.\n\nJuly 8, 2021\n"})" + "\n";
  }
  return text;
}

// All that a command writes to the terminal it runs on; `typed` is what is
// typed there as soon as it writes something.
std::string on_terminal(const std::string& command, unsigned short columns,
                        std::string_view typed = {}) {
  const winsize size{24, columns, 0, 0};
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    ::_exit(127);
  }
  std::string text;
  char block[4096];
  for (ssize_t got; (got = ::read(terminal, block, sizeof block)) > 0;) {
    text.append(block, static_cast<std::size_t>(got));
    if (typed.empty()) continue;
    REQUIRE(::write(terminal, typed.data(), typed.size()) > 0);
    typed = {};
  }
  ::close(terminal);
  ::waitpid(child, nullptr, 0);
  return text;
}

bool contains(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

const std::string kIndexer =
    std::string(FIHRIST_BINARY_DIR) + "/fihrist-indexer";

TEST_CASE("on a terminal a build tells how far it is") {
  const TemporaryFolder folder;
  const std::string archive = folder.write("a.jsonl", lines(3000));
  const std::string build = kIndexer + " build " + folder.path("index") + " ";
  const std::string told = on_terminal(build + archive, 100);
  CHECK(contains(told, " documents  "));
  CHECK(contains(told, " %  "));
  CHECK(contains(told, " MB/s  "));
  CHECK(contains(told, " left"));
  CHECK(contains(told, "\r\033[Kmerging"));
  // What stays is the last line alone.
  CHECK(told.ends_with("\r\033[Kindexed 3000 documents, 0 problems\r\n"));

  const std::string from_stdin =
      on_terminal("cat " + archive + " | " + build + "-", 100);
  CHECK(contains(from_stdin, " documents/s  0:0"));
  CHECK_FALSE(contains(from_stdin, " left"));

  // A line as wide as the terminal would stay there.
  const std::string narrow = on_terminal(build + archive, 20);
  for (std::size_t at = 0; (at = narrow.find("\033[K", at)) < narrow.size();
       ++at) {
    const std::size_t end = narrow.find('\r', at);
    CHECK((end - at - 3 < 20 || contains(narrow.substr(at, 20), "indexed")));
  }
}

TEST_CASE("Ctrl-C ends a build and an add in order, and says so") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const std::string archive = folder.write("a.jsonl", lines(60000));
  const std::string status = "; echo status $?";
  // The terminal tells the shell as well: it goes on to the echo.
  const std::string trap = "trap : INT; ";
  const auto told = [&](const char* command) {
    return on_terminal(
        trap + kIndexer + " " + command + " " + index + " " + archive + status,
        100, "\x03");
  };
  const std::string build = told("build");
  CHECK(contains(build, "; the index is as it was before\r\nstatus 130"));
  CHECK(std::filesystem::is_empty(folder.path("index/generations")));

  const std::string first = folder.write("b.jsonl", lines(1));
  REQUIRE(run({"fihrist-indexer", "build", index, first}).exit_status == 0);
  const std::string add = told("add");
  CHECK(contains(add,
                 "they are in the index; run the command again for the "
                 "rest\r\nstatus 130"));
  const std::string_view count = "stopped after ";
  const std::size_t at = add.find(count);
  REQUIRE(at != std::string::npos);
  const int added = std::stoi(add.substr(at + count.size()));
  CHECK(added > 0);
  CHECK(contains(run({"fihrist-indexer", "stats", index}).output,
                 ("documents    " + std::to_string(added) + ", ").c_str()));
}

TEST_CASE("elsewhere it tells the end alone") {
  const TemporaryFolder folder;
  const std::string archive = folder.write("a.jsonl", lines(3000));
  const Run built =
      run({"fihrist-indexer", "build", folder.path("index"), archive});
  CHECK(built.messages == "indexed 3000 documents, 0 problems\n");
  CHECK(built.output.empty());
}

TEST_CASE("a dry run writes nothing and tells what would go in") {
  const TemporaryFolder folder;
  const std::string archive = folder.write("a.jsonl", lines(3) + "{}\n");
  const std::string index = folder.path("index");
  const Run dry =
      run({"fihrist-indexer", "build", index, archive, "--dry-run", "--json"});
  CHECK(dry.exit_status == 1);
  CHECK(contains(dry.messages, "no \"body\"; skipped"));
  const auto json = nlohmann::json::parse(dry.output);
  CHECK(json.at("documents") == 3);
  CHECK(json.at("problems") == 1);
  CHECK(json.at("replaced").is_null());
  CHECK_FALSE(std::filesystem::exists(index));

  REQUIRE(run({"fihrist-indexer", "build", index,
               folder.write("b.jsonl", lines(2))})
              .exit_status == 0);
  const Run add =
      run({"fihrist-indexer", "add", index, archive, "--dry-run", "--json"});
  CHECK(nlohmann::json::parse(add.output).at("replaced") == 2);
  CHECK(contains(run({"fihrist-indexer", "stats", index}).output,
                 "documents    2, "));
}

TEST_CASE("fields of other names, days of either order and posts") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const auto fields_of = [&](const char* id, const char* key) {
    const Run shown = run({"fihrist", "show", id, "--index", index, "--json"});
    return nlohmann::json::parse(shown.output).value(key, "nothing");
  };

  const std::string table =
      folder.write("a.csv", "nr,headline,text,date\n1,News,Rain,07/08/2021\n");
  const std::vector<std::string> build = {
      "fihrist-indexer", "build",   index,       table,     "--field",
      "title=headline",  "--field", "body=text", "--field", "id=nr"};
  const Run ambiguous = run(build);
  CHECK(ambiguous.exit_status == 1);
  CHECK(contains(ambiguous.messages, "07/08/2021"));
  CHECK(contains(ambiguous.messages, "indexed 1 document, 1 problem"));
  CHECK(fields_of("1", "title") == "News");
  CHECK(fields_of("1", "body") == "Rain");
  for (const auto& [order, date] :
       {std::pair{"dmy", "2021-08-07"}, std::pair{"mdy", "2021-07-08"}}) {
    std::vector<std::string> with_order = build;
    with_order.insert(with_order.end(), {"--dates", order});
    CHECK(run(with_order).exit_status == 0);
    CHECK(fields_of("1", "date") == date);
  }

  const std::string thread = folder.write(
      "thread.txt",
      "Rockets fall\n\nanna\nPosted July 8, 2021\n\nThree.\n\nLink to "
      "comment\nShare on other sites\n\ntom\nPosted July 9, 2021\n\nTwo "
      "more.\n\nLink to comment\nShare on other sites\n");
  CHECK(run({"fihrist-indexer", "add", index, thread}).messages ==
        "added 1 document, 0 problems\n");
  CHECK(run({"fihrist-indexer", "add", index, thread, "--split", "posts"})
            .messages == "added 2 documents, 0 problems\n");
  CHECK(fields_of("thread.txt#2", "date") == "2021-07-09");
}

TEST_CASE("wrong usage makes no index") {
  const TemporaryFolder folder;
  const std::string archive = folder.write("a.jsonl", lines(1));
  const std::vector<std::string> rows[] = {
      {"--split", "pages"},        {"--dates", "ymd"},  {"--field", "title"},
      {"--field", "colour=x"},     {"--set", "colour"}, {"--jobs", "0"},
      {folder.path("none.jsonl")},
  };
  for (const std::vector<std::string>& row : rows) {
    CAPTURE(row);
    std::vector<std::string> build = {"fihrist-indexer", "build",
                                      folder.path("index"), archive};
    build.insert(build.end(), row.begin(), row.end());
    CHECK(run(build).exit_status == 2);
    CHECK_FALSE(std::filesystem::exists(folder.path("index")));
  }
}

TEST_CASE("gaps are listed, filled in and set") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  run({"fihrist-indexer", "build", index, folder.write("a.jsonl", lines(2))});
  const Run gaps = run({"fihrist-indexer", "gaps", index});
  CHECK(gaps.exit_status == 0);
  CHECK(contains(gaps.output, "\n1,,2021-07-08,text,,,\n"));
  CHECK(gaps.messages == "2 documents with gaps\n");
  const std::string table = folder.write(
      "table.csv", "id,source,language\n0,Wire,en\n1,Wire,en\n7,Wire,en\n");
  const Run set = run({"fihrist-indexer", "set", index, "--metadata", table});
  CHECK(set.exit_status == 1);
  CHECK(contains(set.messages, "no document has the id \"7\"; skipped"));
  CHECK(contains(set.messages, "changed 2 documents, 0 as before, 1 problem"));
  CHECK(run({"fihrist-indexer", "gaps", index}).messages ==
        "0 documents with gaps\n");
}

TEST_CASE("a command that is not whole is wrong usage") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const std::vector<std::string> rows[] = {
      {"build", index},
      {"build", index, "--from", index, "a.jsonl"},
      {"build", index, "--from", index, "--dry-run"},
      {"build", index, "a.jsonl", "--json"},
      {"set", index},
      {"set", index, "1"},
      {"set", index, "1", "source=x", "--metadata", "t.csv"},
      {"gaps", index, "--lacking", "author"},
  };
  for (std::vector<std::string> row : rows) {
    CAPTURE(row);
    row.insert(row.begin(), "fihrist-indexer");
    CHECK(run(row).exit_status == 2);
  }
}

TEST_CASE("an index is built of another's stored documents") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  run({"fihrist-indexer", "build", index, folder.write("a.jsonl", lines(5))});
  const Run anew =
      run({"fihrist-indexer", "build", folder.path("new"), "--from", index});
  CHECK(anew.messages == "indexed 5 documents, 0 problems\n");
  CHECK(run({"fihrist-indexer", "build", index, "--from", index}).messages ==
        "indexed 5 documents, 0 problems\n");
  const Run none = run({"fihrist-indexer", "build", folder.path("other"),
                        "--from", folder.path("none")});
  CHECK(none.exit_status == 3);
  CHECK_FALSE(std::filesystem::exists(folder.path("other")));
}

TEST_CASE("a second writer is told who the first is") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const std::string archive = folder.write("a.jsonl", lines(5));
  run({"fihrist-indexer", "build", index, archive});
  const IndexWriter first = IndexWriter::update(index, "fihrist-indexer add");
  for (const char* command : {"build", "add"}) {
    CAPTURE(command);
    const Run second = run({"fihrist-indexer", command, index, archive});
    CHECK(second.exit_status == 3);
    CHECK(contains(second.messages, "fihrist-indexer add, process "));
    CHECK(contains(second.messages, ", since 20"));
  }
}

}  // namespace
}  // namespace fihrist
