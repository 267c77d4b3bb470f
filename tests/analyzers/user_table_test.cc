#include "analyzers/user_table.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <filesystem>
#include <sstream>
#include <thread>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "tests/catch.h"
#include "tests/searchd/temporary_folder.h"

namespace fihrist {
namespace {

constexpr const char* kQaani = "esmail-qaani";

Alias alias(const std::string& actor, const std::string& text) {
  Alias made;
  made.actor = actor;
  made.text = text;
  made.source = "test";
  return made;
}

Actor front() {
  Actor actor;
  actor.id = "rijal-al-ghad";
  actor.kind = ActorKind::group;
  actor.name = "Rijal al-Ghad";
  actor.description = "Claimed attacks in Basra.";
  return actor;
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::string reason(const std::function<void()>& change) {
  try {
    change();
  } catch (const Error& error) {
    return error.what();
  }
  return "done";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a row is added at the end, and the folder made") {
  const TemporaryFolder top;
  const std::string folder = top.path("my-names");
  const TableChange change = add_alias(folder, alias(kQaani, "Esmaeel Qhani"));
  const std::string row =
      "esmail-qaani\tEsmaeel Qhani\tspelling\tstrong\t\t\ttest";
  REQUIRE(change.written.size() == 1);
  CHECK(change.written[0].file == "aliases.tsv");
  CHECK(change.written[0].line == row);
  CHECK(change.taken_out.empty());
  CHECK(text_of(folder + "/aliases.tsv") == row + "\n");
  CHECK_NOTHROW(load_alias_rows({folder}));
}

TEST_CASE("what stands in the table stays byte by byte") {
  const std::string tables[] = {
      "# mine\n\n",
      "# mine\r\nesmail-qaani\tQhany\tspelling\tweak\t\t\there\r\n",
      "# no end of line",
      "esmail-qaani\tQhany\tspelling\tweak\t\t\there",
  };
  for (const std::string& table : tables) {
    CAPTURE(table);
    const TemporaryFolder folder;
    folder.write("aliases.tsv", table);
    add_alias(folder.path(), alias(kQaani, "Esmaeel Qhani"));
    const std::string text = text_of(folder.path("aliases.tsv"));
    CHECK(text.starts_with(table));
    const std::string added = text.substr(table.size());
    CHECK(contains(added, "esmail-qaani\tEsmaeel Qhani"));
    CHECK(added.starts_with('\n') == !table.ends_with('\n'));
    CHECK(added.ends_with("test\n"));
    CHECK_FALSE(std::filesystem::exists(folder.path("aliases.tsv.new")));
  }
}

TEST_CASE("a new actor gets a row as well") {
  const TemporaryFolder folder;
  const TableChange change =
      add_alias(folder.path(), alias("rijal-al-ghad", "Rijal Ghad"), front());
  CHECK(change.written.size() == 2);
  CHECK(text_of(folder.path("actors.tsv")) ==
        "rijal-al-ghad\tgroup\tRijal al-Ghad\tClaimed attacks in Basra.\n");
  add_alias(folder.path(), alias("rijal-al-ghad", "Rijal al-Ghad"));
  CHECK_NOTHROW(load_alias_rows({folder.path()}));
  CHECK(contains(reason([&] {
                   add_alias(folder.path(), alias("rijal-al-ghad", "Rijal"),
                             front());
                 }),
                 "is an actor already"));
}

TEST_CASE("nothing is written that would be a fault of the tables") {
  using std::string_literals::operator""s;
  struct Row {
    Alias alias;
    const char* reason;
  };
  Alias refused = alias(kQaani, "Esmaeel Qhani");
  refused.source = "refused by nobody";
  Alias held = alias(kQaani, "Esmaeel Qhani");
  held.held.first = parse_date("2020-01-01");
  Alias many_lines = alias(kQaani, "Esmaeel Qhani");
  many_lines.source = "a\nb";
  const Row rows[] = {
      {alias(kQaani, "Es\tmaeel"), "has a tab"},
      {alias(kQaani, "Es\nmaeel"), "has a tab, a line end"},
      {alias(kQaani, "Es\0maeel"s), "control character"},
      {alias(kQaani, "Es\xFFmaeel"), "not UTF-8 at byte 2"},
      {alias(kQaani, "!Esmaeel"), "does not begin with “!”"},
      {alias(kQaani, " Esmaeel"), "blanks at an end"},
      {alias(kQaani, "…"), "an alias without a word"},
      {alias(kQaani, std::string(1001, 'a')), "more than 1000 bytes"},
      {alias("nobody-known", "Esmaeel"), "no actor has the id"},
      {alias("-", "Esmaeel"), "no actor has the id"},
      {alias("#", "Esmaeel"), "no actor has the id"},
      {alias(kQaani, "Esmail Qaani"), "stands at"},
      {alias(kQaani, "ESMAIL QA'ANI"), "stands at"},
      {alias(kQaani, "Qassem Soleimani"), "make both weak"},
      {refused, "marks refusals"},
      {held, "from and to are for titles"},
      {many_lines, "the source has a tab, a line end"},
  };
  const TemporaryFolder folder;
  folder.write("aliases.tsv", "# mine");
  for (const Row& row : rows) {
    CAPTURE(row.alias.text, row.alias.actor);
    CHECK(contains(reason([&] { add_alias(folder.path(), row.alias); }),
                   row.reason));
    CHECK(text_of(folder.path("aliases.tsv")) == "# mine");
    CHECK_FALSE(std::filesystem::exists(folder.path("actors.tsv")));
  }
  Actor nameless = front();
  nameless.id = "Rijal";
  CHECK(contains(
      reason([&] { add_alias(folder.path(), alias("Rijal", "R"), nameless); }),
      "an id has a-z"));
  CHECK_FALSE(std::filesystem::exists(folder.path("actors.tsv")));
}

TEST_CASE("old faults of the tables do not hinder a good row") {
  const TemporaryFolder folder;
  folder.write("aliases.tsv", "esmail-qaani\tone column too few\n");
  CHECK(reason([&] {
          add_alias(folder.path(), alias(kQaani, "Esmaeel Qhani"));
        }) == "done");
}

TEST_CASE("a refusal is remembered, and taken back by an addition") {
  const TemporaryFolder folder;
  const TableChange change =
      refuse_alias(folder.path(), kQaani, "Ali Qhani", "a footballer");
  CHECK(change.written[0].line ==
        "esmail-qaani\t!Ali Qhani\tspelling\tweak\t\t\trefused " +
            to_string(today()) + ": a footballer");
  const AliasRows rows = load_alias_rows({folder.path()});
  REQUIRE(rows.refusals.size() == 1);
  CHECK(rows.refusals[0].text == "Ali Qhani");
  CHECK(contains(
      reason([&] { refuse_alias(folder.path(), kQaani, "ALI QHANI", ""); }),
      "is refused already"));

  const TableChange added =
      add_alias(folder.path(), alias(kQaani, "Ali Qhani"));
  CHECK(added.taken_out.size() == 1);
  CHECK(load_alias_rows({folder.path()}).refusals.empty());

  // And the other way round.
  const TableChange again =
      refuse_alias(folder.path(), kQaani, "Ali Qhani", "");
  CHECK(again.taken_out.size() == 1);
  CHECK(load_alias_rows({folder.path()}).refusals.size() == 1);
}

TEST_CASE("words may be refused as nobody's name") {
  const TemporaryFolder folder;
  refuse_alias(folder.path(), "-", "Grand Bazaar", "");
  CHECK(load_alias_rows({folder.path()}).refusals.at(0).actor == "-");
  CHECK(contains(reason([&] { refuse_alias(folder.path(), "-", "Qaani", ""); }),
                 "is an alias of esmail-qaani at"));
  CHECK(
      contains(reason([&] { refuse_alias(folder.path(), "who", "Qaani", ""); }),
               "no actor has the id"));
  CHECK(contains(reason([&] { refuse_alias(folder.path(), "-", "…", ""); }),
                 "no word"));
  CHECK(contains(
      reason([&] { refuse_alias(folder.path(), "-", "Bazaar", "a\tb"); }),
      "the source has a tab"));
}

TEST_CASE("to refuse a shipped row is to take it back") {
  const TemporaryFolder folder;
  refuse_alias(folder.path(), kQaani, "Esmail Qaani", "a test");
  const AliasRows rows = load_alias_rows({folder.path()});
  CHECK(std::none_of(rows.aliases.begin(), rows.aliases.end(),
                     [](const Alias& row) {
                       return row.actor == kQaani && row.text == "Esmail Qaani";
                     }));
}

TEST_CASE("many at once wait for each other, and no row is lost") {
  constexpr int kWriters = 8;
  const TemporaryFolder folder;
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&folder, i] {
      add_alias(folder.path(),
                alias(kQaani, "Esmaeel Qhani " + std::to_string(i)));
    });
  }
  for (std::thread& writer : writers) writer.join();
  const std::string text = text_of(folder.path("aliases.tsv"));
  CHECK(std::count(text.begin(), text.end(), '\n') == kWriters);
  CHECK_NOTHROW(load_alias_rows({folder.path()}));
}

TEST_CASE("a folder that cannot be written is told") {
  const TemporaryFolder folder;
  const std::string file = folder.write("file", "");
  for (const std::string& path :
       {file, folder.path("none/below"), std::string("/proc"), std::string()}) {
    CAPTURE(path);
    CHECK(reason([&] { add_alias(path, alias(kQaani, "Qhani")); }) != "done");
  }
}

TEST_CASE("a link is followed, and what is no file left alone") {
  const TemporaryFolder folder;
  const std::string table = folder.write("table", "# shared\n");
  std::filesystem::create_directory(folder.path("linked"));
  std::filesystem::create_symlink(table, folder.path("linked/aliases.tsv"));
  add_alias(folder.path("linked"), alias(kQaani, "Qhani"));
  CHECK(std::filesystem::is_symlink(folder.path("linked/aliases.tsv")));
  CHECK(text_of(table).starts_with("# shared\nesmail-qaani\tQhani"));

  std::filesystem::create_directories(folder.path("odd/aliases.tsv"));
  CHECK(reason([&] {
          add_alias(folder.path("odd"), alias(kQaani, "Qhani"));
        }) != "done");
}

// A child, for the limit would hold for all tests.
TEST_CASE("a disk that is full leaves the table as it was") {
  const TemporaryFolder folder;
  const std::string before = "# mine\n" + std::string(200, '#') + "\n";
  folder.write("aliases.tsv", before);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100, 100};
    setrlimit(RLIMIT_FSIZE, &limit);
    const std::string told =
        reason([&] { add_alias(folder.path(), alias(kQaani, "Qhani")); });
    _exit(contains(told, "cannot write") ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(text_of(folder.path("aliases.tsv")) == before);
  CHECK_FALSE(std::filesystem::exists(folder.path("aliases.tsv.new")));
}

}  // namespace
}  // namespace fihrist
