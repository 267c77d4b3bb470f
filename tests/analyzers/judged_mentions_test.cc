// How often find_mentions, with the shipped tables, agrees with a reader:
// precision and recall by the kind of rule a sentence tries, and below each
// kind every mention on which the two differ. A mention agrees when field,
// bytes and actor do.

#include "judged_mentions.h"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>

#include "analyzers/alias_files.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const AliasTable& shipped_table() {
  static const AliasTable table(shipped_alias_rows());
  return table;
}

bool is_known(std::string_view id) { return id == "qaani" || id == "qf"; }

std::vector<JudgedRow> rows_in(const std::string& file) {
  std::istringstream in(file);
  return read_judged_rows(in, is_known);
}

std::string problem_in(const std::string& file) {
  try {
    rows_in(file);
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST_CASE("a judged row is a document and its mentions") {
  const auto rows = rows_in(
      "# a comment\n"
      "\n"
      "plain\t2021-05-01\tseed 001\t"
      "{Kani=qaani} \u00B6 The {{QF=qf} man=qaani} left:\\n1 = "
      "{al-Kani=qaani}\n"
      "mt\t\t\tNobody came.\n");
  REQUIRE(rows.size() == 2);

  const JudgedRow& row = rows[0];
  CHECK(row.line == 3);
  CHECK(row.kind == "plain");
  CHECK(row.model == "seed 001");
  CHECK(row.document.date == parse_date("2021-05-01"));
  CHECK(row.document.title == "Kani");
  CHECK(row.document.body == "The QF man left:\n1 = al-Kani");
  const std::vector<JudgedMention> mentions = {
      {Field::title, 0, 4, "qaani"},
      {Field::body, 4, 6, "qf"},
      {Field::body, 4, 10, "qaani"},
      {Field::body, 21, 28, "qaani"},
  };
  CHECK(row.mentions == mentions);

  CHECK(rows[1].line == 4);
  CHECK_FALSE(rows[1].document.date);
  CHECK(rows[1].document.title.empty());
  CHECK(rows[1].mentions.empty());
}

TEST_CASE("a row that is wrong is named by its line") {
  struct Row {
    const char* file;
    const char* problem;
  };
  const Row rows[] = {
      {"plain\t\t\tKani\n", ""},
      {"plain\t\tKani\n",
       "mentions.tsv:1: not four columns: kind, date, model, text"},
      {"plain\t\t\tKani\t\n",
       "mentions.tsv:1: not four columns: kind, date, model, text"},
      {"#\nplane\t\t\tKani\n", "mentions.tsv:2: unknown kind plane"},
      {"plain\t2021-02-30\t\tKani\n", "mentions.tsv:1: not a date: 2021-02-30"},
      {"plain\t\t\t\n", "mentions.tsv:1: no text"},
      {"plain\t\t\t{Kani=kani}\n", "mentions.tsv:1: no actor kani"},
      {"plain\t\t\t{Kani} left\n",
       "mentions.tsv:1: } without {surface=actor before it"},
      {"plain\t\t\t{Kani left\n", "mentions.tsv:1: { without =actor}"},
      {"plain\t\t\t{Kani=qaani left\n", "mentions.tsv:1: =actor without }"},
      {"plain\t\t\t{=qaani} left\n", "mentions.tsv:1: {} without words"},
      {"plain\t\t\t{{Kani=qaani} left\n", "mentions.tsv:1: { without =actor}"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    CHECK(problem_in(row.file) == row.problem);
  }
}

struct Score {
  int rows = 0;
  int gold = 0;
  int found = 0;
  int right = 0;
  std::string differences;

  double precision() const { return found == 0 ? 1 : double(right) / found; }
  double recall() const { return gold == 0 ? 1 : double(right) / gold; }

  void add(const Score& other) {
    rows += other.rows;
    gold += other.gold;
    found += other.found;
    right += other.right;
  }
};

std::vector<JudgedMention> found_in(const JudgedRow& row) {
  std::vector<JudgedMention> found;
  const Article article = read_article(row.document);
  for (const Mention& mention : find_mentions(article, shipped_table())) {
    found.push_back({mention.field, mention.begin, mention.end,
                     shipped_table().actor(mention.actor).id});
  }
  std::sort(found.begin(), found.end());
  return found;
}

// What is in `mentions` and not in `others`, a line each.
std::string difference(const char* what, const JudgedRow& row,
                       const std::vector<JudgedMention>& mentions,
                       const std::vector<JudgedMention>& others) {
  std::vector<JudgedMention> only;
  std::set_difference(mentions.begin(), mentions.end(), others.begin(),
                      others.end(), std::back_inserter(only));
  std::string lines;
  for (const JudgedMention& mention : only) {
    const std::string& text =
        mention.field == Field::title ? row.document.title : row.document.body;
    lines += "    " + row.document.id + " " + what + " “" +
             text.substr(mention.begin, mention.end - mention.begin) +
             "” = " + mention.actor + "\n";
  }
  return lines;
}

Score score_of(const JudgedRow& row) {
  const auto found = found_in(row);
  std::vector<JudgedMention> right;
  std::set_intersection(found.begin(), found.end(), row.mentions.begin(),
                        row.mentions.end(), std::back_inserter(right));
  return {.rows = 1,
          .gold = static_cast<int>(row.mentions.size()),
          .found = static_cast<int>(found.size()),
          .right = static_cast<int>(right.size()),
          .differences = difference("missed", row, row.mentions, found) +
                         difference("wrong ", row, found, row.mentions)};
}

void print_line(std::string_view kind, const Score& score) {
  std::cout << std::left << std::setw(12) << kind << std::right << std::setw(6)
            << score.rows << std::setw(6) << score.gold << std::setw(7)
            << score.found << std::setw(7) << score.right << std::fixed
            << std::setprecision(3) << std::setw(11) << score.precision()
            << std::setw(8) << score.recall() << "\n"
            << score.differences;
}

TEST_CASE("mentions are those that a reader of the sentences marked") {
  std::ifstream in(FIHRIST_SOURCE_DIR "/tests/analyzers/mentions.tsv");
  const auto rows = read_judged_rows(in, [](std::string_view id) {
    return shipped_table().find_actor(id).has_value();
  });
  REQUIRE(rows.size() >= 250);
  CHECK(std::count_if(rows.begin(), rows.end(), [](const JudgedRow& row) {
          return !row.model.empty();
        }) >= 80);

  std::map<std::string, Score, std::less<>> by_kind;
  Score all;
  for (const JudgedRow& row : rows) {
    const Score score = score_of(row);
    Score& kind = by_kind[row.kind];
    kind.add(score);
    kind.differences += score.differences;
    all.add(score);
  }

  std::cout << "kind          rows  gold  found  right  precision  recall\n";
  for (const std::string_view kind : judged_kinds()) {
    print_line(kind, by_kind[std::string(kind)]);
  }
  print_line("all", all);

  for (const auto& [kind, score] : by_kind) {
    CAPTURE(kind);
    CHECK(score.rows >= 12);
    CHECK(score.precision() >= .90);
    CHECK(score.recall() >= .90);
  }
  CHECK(all.precision() >= .95);
  CHECK(all.recall() >= .95);
}

}  // namespace
}  // namespace fihrist
