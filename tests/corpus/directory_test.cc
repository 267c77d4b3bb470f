#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "corpus/error.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

// Problems with the folder's own path left out.
Reading read_folder(const TemporaryFolder& folder) {
  Reading reading = read_input(folder.path());
  for (std::string& problem : reading.problems) {
    problem = problem.substr(folder.path().size());
  }
  return reading;
}

TEST_CASE("a folder is walked whole, in the order of its names' bytes") {
  TemporaryFolder folder;
  folder.write("b.txt", "Text b.");
  folder.write("a.txt", "Text a.");
  folder.write("B.txt", "Text B.");
  folder.write("a/z.txt", "Text z.");
  folder.write("a/deep/er/y.txt", "Text y.");
  folder.write("é.txt", "Text é.");
  folder.write("two.jsonl", "{\"body\":\"1\"}\n{\"body\":\"2\"}\n");
  folder.write(".hidden.txt", "Hidden.");
  folder.write(".git/config.txt", "Hidden.");
  const Reading reading = read_folder(folder);
  CHECK(reading.problems.empty());
  CHECK(ids(reading) == std::vector<std::string>{
                            "B.txt", "a/deep/er/y.txt", "a/z.txt", "a.txt",
                            "b.txt", "two.jsonl:1", "two.jsonl:2", "é.txt"});
}

TEST_CASE("the id of a single file is its name") {
  TemporaryFolder folder;
  CHECK(ids(read_input(folder.write("x/a.txt", "Text."))) ==
        std::vector<std::string>{"a.txt"});
  CHECK(ids(read_input(folder.write("x/b.jsonl", "{\"body\":\"B\"}"))) ==
        std::vector<std::string>{"b.jsonl:1"});
}

TEST_CASE("a slash behind the folder changes nothing") {
  TemporaryFolder folder;
  folder.write("x/a.txt", "Text.");
  CHECK(ids(read_input(folder.path() + "/")) ==
        std::vector<std::string>{"x/a.txt"});
}

TEST_CASE("what cannot be read is told and the rest is read") {
  TemporaryFolder folder;
  folder.write("a.txt", "Text.");
  folder.write("z.txt", "Text.");
  folder.write("empty.txt", "");
  fs::create_symlink("nowhere", folder.path("dangling"));
  fs::create_symlink("itself", folder.path("itself"));
  fs::create_directory_symlink("..", folder.path("loop"));
  mkfifo(folder.path("pipe").c_str(), 0600);
  folder.write("latin\xE9.txt", "Text.");
  const Reading reading = read_folder(folder);
  CHECK(ids(reading) == std::vector<std::string>{"a.txt", "z.txt"});
  CHECK(reading.problems ==
        std::vector<std::string>{
            "/dangling: a link that leads to no file; skipped",
            "/empty.txt: empty; skipped",
            "/itself: a link that leads to no file; skipped",
            "/latin\\xE9.txt: its name is not UTF-8; skipped",
            "/loop: a link to a folder, which is not followed; skipped",
            "/pipe: a pipe, which is not opened; skipped",
        });
}

TEST_CASE("a file or folder without permission is told") {
  if (geteuid() == 0) {
    WARN("skipped: root may read everything");
    return;
  }
  TemporaryFolder folder;
  fs::permissions(folder.write("a.txt", "Text."), fs::perms::none);
  folder.write("b/c.txt", "Text.");
  fs::permissions(folder.path("b"), fs::perms::none);
  const Reading reading = read_folder(folder);
  fs::permissions(folder.path("b"), fs::perms::owner_all);
  CHECK(reading.problems ==
        std::vector<std::string>{
            "/a.txt: it cannot be opened: Permission denied; skipped",
            "/b: the folder cannot be read: Permission denied; skipped"});
}

TEST_CASE("a file that is gone when its turn comes is told") {
  TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "Text.");
  std::vector<std::string> problems;
  Reader reader =
      open_reader(folder.path(), {.on_problem = [&](const Problem& problem) {
                    problems.push_back(problem.reason);
                  }});
  fs::remove(path);
  CHECK_FALSE(reader.next());
  CHECK(reader.problems() == 1);
  CHECK(problems == std::vector<std::string>{
                        "it cannot be opened: No such file or directory; "
                        "skipped"});
}

TEST_CASE("a link to a file is read under its own name") {
  TemporaryFolder folder;
  const std::string outside = folder.write("outside/a.txt", "Text.");
  folder.write("archive/.keep", "");
  fs::create_symlink(outside, folder.path("archive/b.txt"));
  CHECK(ids(read_input(folder.path("archive"))) ==
        std::vector<std::string>{"b.txt"});
}

TEST_CASE("an input that is not there is an error") {
  TemporaryFolder folder;
  try {
    open_reader(folder.path("none"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.what() == "no such file or folder: " + folder.path("none"));
  }
}

TEST_CASE("ids are unlike each other across all files of an input") {
  TemporaryFolder folder;
  folder.write("a.jsonl", "{\"id\":\"b.txt\",\"body\":\"B\"}\n");
  folder.write("b.txt", "Text.");
  const Reading reading = read_folder(folder);
  CHECK(ids(reading) == std::vector<std::string>{"b.txt"});
  CHECK(reading.problems ==
        std::vector<std::string>{
            "/b.txt: the id \"b.txt\" was read before; skipped"});
}

TEST_CASE("several inputs are read one after the other, each id once") {
  TemporaryFolder folder;
  const std::string a = folder.write("x/a.txt", "Text.");
  folder.write("y/a.txt", "Other text.");
  folder.write("y/b.txt", "Text.");
  std::vector<std::string> problems;
  Reader reader =
      open_reader(std::vector{folder.path("y/b.txt"), a, folder.path("y")},
                  {.on_problem = [&](const Problem& problem) {
                    problems.push_back(to_string(problem));
                  }});
  CHECK(reader.bytes_total() == 26);
  CHECK(reader.next()->id == "b.txt");
  CHECK(reader.next()->id == "a.txt");
  CHECK_FALSE(reader.next());
  CHECK(problems == std::vector<std::string>{
                        folder.path("y/a.txt") +
                            ": the id \"a.txt\" was read before; skipped",
                        folder.path("y/b.txt") +
                            ": the id \"b.txt\" was read before; skipped"});
}

TEST_CASE("an input that is not there is told before any is read") {
  TemporaryFolder folder;
  const std::string a = folder.write("a.txt", "Text.");
  CHECK_THROWS_AS(open_reader(std::vector{a, folder.path("none")}), Error);
}

TEST_CASE("the reader counts documents, problems and bytes") {
  TemporaryFolder folder;
  folder.write("a.jsonl", "{\"body\":\"B\"}\n{}\n");
  folder.write("b.txt", "Text.");
  folder.write("c.pdf", "%PDF-1.7 and more");
  Reader reader = open_reader(folder.path());
  CHECK(reader.bytes_total() == 38);
  CHECK(reader.bytes_read() == 0);
  while (reader.next()) {
  }
  CHECK(reader.documents() == 2);
  CHECK(reader.problems() == 2);
  CHECK(reader.bytes_read() == 38);
  CHECK_FALSE(reader.next());
}

TEST_CASE("an empty folder has no documents and no problems") {
  TemporaryFolder folder;
  const Reading reading = read_folder(folder);
  CHECK(reading.documents.empty());
  CHECK(reading.problems.empty());
}

}  // namespace
}  // namespace fihrist
