#include "analyzers/alias_files.h"

#include <algorithm>
#include <filesystem>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "small_table.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

struct Read {
  AliasRows rows;
  std::vector<std::string> problems;
};

Read read_table(std::string_view name, std::string_view text) {
  Read read;
  read_alias_text(name, "my/" + std::string(name), text, read.rows,
                  [&](const Problem& problem) {
                    read.problems.push_back(to_string(problem));
                  });
  return read;
}

using Lines = std::vector<std::string>;

TEST_CASE("each table is read as its columns say") {
  const Read actors = read_table(
      "actors.tsv", "qaani\tperson\tEsmail Qaani\tCommander since 2020.\n");
  CHECK(actors.problems.empty());
  CHECK(shown(actors.rows) ==
        Lines{"qaani person Esmail Qaani (Commander since 2020.)"});
  CHECK(actors.rows.actors[0].row == "my/actors.tsv:1");

  const Read aliases = read_table(
      "aliases.tsv",
      "# Iran\n"
      "qaani\tKani\tmt_error\tweak\t\t\tseed 001\n"
      "\n"
      "qaani\tQuds Force commander\ttitle\tstrong\t2020-01-04\t2024\tpress\n"
      "qaani\t!Qani\tspelling\tweak\t\t\tus\n");
  CHECK(aliases.problems.empty());
  CHECK(shown(aliases.rows) ==
        Lines{"qaani Kani mt_error weak open..open seed 001 my/aliases.tsv:2",
              "qaani Quds Force commander title strong 2020-01-04..2024-12-31 "
              "press my/aliases.tsv:4",
              "qaani !Qani spelling weak open..open us my/aliases.tsv:5"});

  const Read links = read_table("links.tsv", "qaani\tquds-force\tleads\n");
  CHECK(links.problems.empty());
  CHECK(shown(links.rows) == Lines{"qaani leads quds-force"});
}

TEST_CASE("comments, empty lines, CRLF and no newline at the end are read") {
  struct Row {
    const char* text;
    std::size_t rows;
  };
  const Row rows[] = {
      {"", 0},
      {"\n\n", 0},
      {"\r\n", 0},
      {"# a\tb\n#\n", 0},
      {"a\tperson\tA\t\n", 1},
      {"a\tperson\tA\t", 1},
      {"a\tperson\tA\tx\r\nb\tgroup\tB\ty\r\n", 2},
      {"\xEF\xBB\xBF# a byte order mark\na\tperson\tA\tx\n", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Read read = read_table("actors.tsv", row.text);
    CHECK(read.problems.empty());
    CHECK(read.rows.actors.size() == row.rows);
  }
  const Read crlf = read_table("actors.tsv", "a\tperson\tA\tx\r\n");
  CHECK(crlf.rows.actors[0].description == "x");
}

TEST_CASE("a row that cannot be read is told with its line and left out") {
  struct Row {
    const char* table;
    std::string line;
    const char* problem;
  };
  const Row rows[] = {
      {"actors.tsv", "a\tperson\tA",
       "3 columns instead of 4 (id kind name description); left out"},
      {"actors.tsv", "a\tperson\tA\tx\ty",
       "5 columns instead of 4 (id kind name description); left out"},
      {"actors.tsv", "a\thero\tA\tx", "no kind of actor: hero"},
      {"actors.tsv", "a\tPerson\tA\tx", "no kind of actor: Person"},
      {"actors.tsv", "a\tperson\tcaf\xE9\tx",
       "not UTF-8, or a NUL byte in it; left out"},
      {"actors.tsv", "a\tperson\tA\0\tx"s,
       "not UTF-8, or a NUL byte in it; left out"},
      {"aliases.tsv", "a\tA\tspelling\tstrong\t\t",
       "6 columns instead of 7 (actor alias kind strength from to source); "
       "left out"},
      {"aliases.tsv", "a\tA\tspelling\tstrong\t\t\tx\ty\tz",
       "9 columns instead of 7 (actor alias kind strength from to source); "
       "left out"},
      {"aliases.tsv", "a\tA\tnickname\tstrong\t\t\tx",
       "no kind of alias: nickname"},
      {"aliases.tsv", "a\tA\tspelling\tsure\t\t\tx",
       "neither strong nor weak: sure"},
      {"aliases.tsv", "a\tA\ttitle\tstrong\t2020-13-01\t\tx",
       "no dates: 2020-13-01 to "},
      {"aliases.tsv", "a\tA\ttitle\tstrong\t\tnow\tx", "no dates:  to now"},
      {"links.tsv", "a\tb",
       "2 columns instead of 3 (actor related kind); left out"},
      {"links.tsv", "a\tb\tleads\tx",
       "4 columns instead of 3 (actor related kind); left out"},
      {"links.tsv", "a\tb\tlead", "no kind of link: lead"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.table, row.line);
    const Read read = read_table(row.table, "# one\n" + row.line + "\n");
    CHECK(read.problems ==
          Lines{"my/" + std::string(row.table) + ":2: " + row.problem});
    CHECK(shown(read.rows).empty());
  }
}

TEST_CASE("a tab at the end of a row does not cost it its line") {
  const Read read =
      read_table("aliases.tsv", "qaani\tQani\tspelling\tweak\t\t\tours\t\n");
  CHECK(read.problems.empty());
  CHECK(shown(read.rows) ==
        Lines{"qaani Qani spelling weak open..open ours my/aliases.tsv:1"});
}

TEST_CASE("rows behind a bad one are read") {
  const Read read = read_table("links.tsv", "a\tb\nqaani\tquds-force\tleads\n");
  CHECK(read.problems.size() == 1);
  CHECK(shown(read.rows) == Lines{"qaani leads quds-force"});
}

TEST_CASE("a table of another name is none") {
  CHECK_THROWS_AS(read_table("names.tsv", ""), Error);
}

TEST_CASE("a folder has any of the tables") {
  const TemporaryFolder folder;
  folder.write("links.tsv", "qaani\tquds-force\tleads\n");
  folder.write("README", "a\tb\n");
  Lines problems;
  const AliasRows rows = read_alias_folder(
      folder.path(),
      [&](const Problem& problem) { problems.push_back(to_string(problem)); });
  CHECK(problems.empty());
  CHECK(shown(rows) == Lines{"qaani leads quds-force"});
  CHECK_THROWS_WITH(
      read_alias_folder(folder.path("none"), [](const Problem&) {}),
      "no folder of alias tables: " + folder.path("none"));
}

TEST_CASE("merged tables are read back, whatever the folder is called") {
  for (const std::string& name : {"my\tnames"s, "my\nnames"s, "caf\xE9"s}) {
    CAPTURE(name);
    const TemporaryFolder folder;
    folder.write(name + "/actors.tsv", "a\tperson\tA\tx\n");
    folder.write(name + "/aliases.tsv", "a\tA\tspelling\tstrong\t\t\tx\n");
    folder.write(name + "/overrides.tsv", "d\tA\t-\twho\t2021-01-01\twhy\n");
    const AliasRows rows = read_alias_folder(
        folder.path(name),
        [](const Problem& problem) { FAIL_CHECK(to_string(problem)); });
    write_merged_alias_rows(rows, folder.path("merged"));
    CHECK(shown(read_merged_alias_rows(folder.path("merged"))) == shown(rows));
  }
}

constexpr SmallTables kBelow = {
    .actors = "qaani|person|Qaani|below\nquds|force|Quds Force|below\n",
    .aliases =
        "qaani|Qaani|spelling|strong|||x\n"
        "qaani|Qani|spelling|weak|||x\n"
        "quds|Quds Force|translation|strong|||x\n",
    .links = "qaani|quds|leads\n",
};

TEST_CASE("merged tables are read back as they were, with their rows") {
  const TemporaryFolder folder;
  const AliasRows rows = merge_alias_rows(
      rows_of(kBelow),
      rows_of({.actors = "hashd|force|PMF|above\n",
               .aliases = "hashd|الحشد الشعبي|native|strong|||y\n"
                          "qaani|Quds Force commander|title|strong|2020-01-04"
                          "||press\n"}),
      [](const Problem&) {});
  write_merged_alias_rows(rows, folder.path("aliases"));
  const AliasRows read = read_merged_alias_rows(folder.path("aliases"));
  CHECK(shown(read) == shown(rows));
  CHECK(AliasTable(read).digest() == AliasTable(rows).digest());
}

TEST_CASE("merged tables that are damaged are refused") {
  struct Row {
    const char* claim;
    const char* aliases;
  };
  const Row rows[] = {
      {"a row cut short", "qaani\tQaani\tspelling\n"},
      {"an actor that is not there",
       "nobody\tQaani\tspelling\tstrong\t\t\tx\taliases.tsv:1\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const TemporaryFolder folder;
    write_merged_alias_rows(rows_of(kBelow), folder.path());
    folder.write("aliases.tsv", row.aliases);
    try {
      (void)read_merged_alias_rows(folder.path());
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::damaged);
    }
  }
}

}  // namespace
}  // namespace fihrist
