#include "analyzers/title_rules.h"

#include "small_table.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// Soleimani held the office to 3 January 2020, Qaani from the next day on.
AliasTable offices() {
  return AliasTable(rows_of({
      .actors = "qaani|person|Esmail Qaani\n"
                "soleimani|person|Qassem Soleimani\n"
                "hejazi|person|Mohammad Hejazi\n"
                "kadhimi|person|Mustafa al-Kadhimi\n"
                "quds-force|force|Quds Force\n",
      .aliases =
          "soleimani|Quds Force commander|title|strong||2020-01-03\n"
          "soleimani|commander of the Quds Force|title|strong||2020-01-03\n"
          "qaani|Quds Force commander|title|strong|2020-01-04|2024-12-31\n"
          "qaani|commander of the Quds Force|title|strong|2020-01-04|"
          "2024-12-31\n"
          "kadhimi|رئيس الوزراء العراقي|title|strong|2020-05-07|2022-10-26\n"
          "kadhimi|Iraqi prime minister|title|strong|2020-05-07|2022-10-26\n"
          "qaani|Esmail Qaani|spelling|strong\n"
          "qaani|Kani|spelling|weak\n"
          "soleimani|Qassem Soleimani|spelling|strong\n"
          "hejazi|Mohammad Hejazi|spelling|strong\n"
          "quds-force|Quds Force|translation|strong\n",
  }));
}

constexpr const char* kDate = "2021-07-08";  // Qaani holds the office

TEST_CASE("a title means its holder on the article's date") {
  struct Row {
    const char* date;
    const char* mentions;
  };
  const Row rows[] = {
      {"2010-01-01",
       "Quds Force commander = soleimani; Quds Force = quds-force"},
      {"2020-01-03",
       "Quds Force commander = soleimani; Quds Force = quds-force"},
      {"2020-01-04", "Quds Force commander = qaani; Quds Force = quds-force"},
      {"2024-12-31", "Quds Force commander = qaani; Quds Force = quds-force"},
      {"2025-01-01", "Quds Force = quds-force"},
  };
  const AliasTable table = offices();
  for (const Row& row : rows) {
    CAPTURE(row.date);
    CHECK(mentions_in(dated("The Quds Force commander spoke.", row.date),
                      table) == row.mentions);
  }
  CHECK(mentions_in(undated("The Quds Force commander spoke."), table) ==
        "Quds Force = quds-force");
}

struct Row {
  const char* text;
  const char* mentions;
};

template <std::size_t size>
void check_rows(const Row (&rows)[size]) {
  const AliasTable table = offices();
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(mentions_in(dated(row.text, kDate), table) == row.mentions);
  }
}

TEST_CASE("beside a name the name wins") {
  const Row rows[] = {
      // Right before and right after, whoever it is.
      {"Quds Force commander Qassem Soleimani",
       "Quds Force = quds-force; Qassem Soleimani = soleimani"},
      {"Qassem Soleimani, the Quds Force commander",
       "Qassem Soleimani = soleimani; Quds Force = quds-force"},
      {"Quds Force commander Mohammad Hejazi",
       "Quds Force = quds-force; Mohammad Hejazi = hejazi"},
      // A name that no table knows.
      {"Quds Force commander Hossein said", "Quds Force = quds-force"},
      // A name further off, of one who ever held the title.
      {"the commander of the Quds Force in the Revolutionary Guards, "
       "Qassem Soleimani",
       "Quds Force = quds-force; Qassem Soleimani = soleimani"},
      // A name further off, of one who never did.
      {"the Quds Force commander and his deputy Mohammad Hejazi",
       "Quds Force commander = qaani; Quds Force = quds-force; "
       "Mohammad Hejazi = hejazi"},
      // A name in the next sentence.
      {"He met the Quds Force commander. Qassem Soleimani is dead.",
       "Quds Force commander = qaani; Quds Force = quds-force; "
       "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani is dead. The Quds Force commander spoke.",
       "Qassem Soleimani = soleimani; Quds Force commander = qaani; "
       "Quds Force = quds-force"},
      // Too far to be an apposition: 12 words between, and 13.
      {"Quds Force commander a b c d e f g h i j k l Qassem Soleimani",
       "Quds Force = quds-force; Qassem Soleimani = soleimani"},
      {"Quds Force commander a b c d e f g h i j k l m Qassem Soleimani",
       "Quds Force commander = qaani; Quds Force = quds-force; "
       "Qassem Soleimani = soleimani"},
  };
  check_rows(rows);
}

TEST_CASE("after former and the like a title means nobody") {
  for (const char* before :
       {"former", "the late", "then", "the then", "ex-", "successor to the",
        "predecessor of the", "previous", "deputy", "acting", "slain", "Former",
        "former Iranian"}) {
    CAPTURE(before);
    CHECK(mentions_in(
              dated(std::string(before) + " Quds Force commander spoke", kDate),
              offices()) == "Quds Force = quds-force");
  }
  const Row rows[] = {
      // Three words before the title are looked at, in its sentence.
      {"former a b Quds Force commander", "Quds Force = quds-force"},
      {"former a b c Quds Force commander",
       "Quds Force commander = qaani; Quds Force = quds-force"},
      {"He is former. Quds Force commander",
       "Quds Force commander = qaani; Quds Force = quds-force"},
      {"Quds Force commander-designate", "Quds Force = quds-force"},
  };
  check_rows(rows);
}

TEST_CASE("former and deputy are told in Arabic as well") {
  const Row rows[] = {
      {"قال رئيس الوزراء العراقي اليوم", "رئيس الوزراء العراقي = kadhimi"},
      {"قال رئيس الوزراء العراقي السابق", ""},
      {"قال رئيس الوزراء العراقي الأسبق", ""},
      {"قال رئيس الوزراء العراقي الراحل", ""},
      {"قال نائب رئيس الوزراء العراقي", ""},
      {"خليفة رئيس الوزراء العراقي", ""},
  };
  check_rows(rows);
}

TEST_CASE("a title supports its holder's weak aliases") {
  const Row rows[] = {
      {"The Quds Force commander spoke. Kani left.",
       "Quds Force commander = qaani; Quds Force = quds-force; "
       "Kani = qaani by qaani"},
      {"Quds Force commander Kani",
       "Quds Force = quds-force; Kani = qaani by qaani"},
      {"The former Quds Force commander spoke. Kani left.",
       "Quds Force = quds-force"},
  };
  check_rows(rows);
}

TEST_CASE(
    "a long text with a title and a name in each sentence takes no time") {
  constexpr std::size_t kSentences = 100'000;
  std::string text;
  for (std::size_t i = 0; i < kSentences; ++i) {
    text += "Iraqi prime minister. Mohammad Hejazi left. ";
  }
  const AliasTable table = offices();
  const Document document = dated(text, kDate);
  CHECK(find_mentions(read_article(document), table).size() == 2 * kSentences);
}

TEST_CASE("a title inside a longer name is none") {
  const AliasTable table(rows_of({
      .actors = "qaani|person|Esmail Qaani\nclub|organization|Club\n",
      .aliases = "qaani|the commander|title|strong||\n"
                 "club|Friends of the Commander|translation|strong\n",
  }));
  CHECK(mentions_in(dated("Friends of the Commander", kDate), table) ==
        "Friends of the Commander = club");
}

}  // namespace
}  // namespace fihrist
