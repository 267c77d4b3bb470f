#include "searchd/name_reading.h"

#include <random>

#include "archive.h"
#include "searchd/query_parser.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

constexpr const char* kActors =
    "esmail-qaani\tperson\tEsmail Qaani\t\n"
    "qassem-soleimani\tperson\tQassem Soleimani\t\n"
    "mustafa-al-kadhimi\tperson\tMustafa al-Kadhimi\t\n"
    "mohammad-kazemi\tperson\tMohammad Kazemi\t\n"
    "quds-force\tforce\tQuds Force\t\n"
    "popular-mobilization-forces\tforce\tPopular Mobilization Forces\t\n"
    "united-states\tstate\tUnited States\t\n"
    "islamic-state\tgroup\tIslamic State\t\n"
    "sadr-city\tplace\tSadr City\t\n"
    "muqtada-al-sadr\tperson\tMuqtada al-Sadr\t\n";

constexpr const char* kAliases =
    "esmail-qaani\tQaani\tspelling\tstrong\t\t\tseen\n"
    "esmail-qaani\tEsmail Qaani\tspelling\tstrong\t\t\tseen\n"
    "esmail-qaani\tKani\tspelling\tweak\t\t\tseen\n"
    "esmail-qaani\tقاآني\tnative\tstrong\t\t\tseen\n"
    "esmail-qaani\tcommander of the Quds "
    "Force\ttitle\tstrong\t2020-01-03\t\tseen\n"
    "qassem-soleimani\tSoleimani\tspelling\tstrong\t\t\tseen\n"
    "qassem-soleimani\tcommander of the Quds Force\ttitle\tstrong\t1998-03-01\t"
    "2020-01-02\tseen\n"
    "mustafa-al-kadhimi\tKadhimi\tspelling\tstrong\t\t\tseen\n"
    "mustafa-al-kadhimi\tKazemi\tspelling\tweak\t\t\tseen\n"
    "mustafa-al-kadhimi\tالكاظمي\tnative\tstrong\t\t\tseen\n"
    "mohammad-kazemi\tKazemi\tspelling\tweak\t\t\tseen\n"
    "quds-force\tQuds Force\tspelling\tstrong\t\t\tseen\n"
    "popular-mobilization-forces\tPMF\tacronym\tstrong\t\t\tseen\n"
    "united-states\tUS\tacronym\tstrong\t\t\tseen\n"
    "islamic-state\tIS\tacronym\tweak\t\t\tseen\n"
    "sadr-city\tSadr City\tspelling\tstrong\t\t\tseen\n"
    "mohammad-kazemi\tGholam Ali\tspelling\tstrong\t\t\tseen\n"
    "muqtada-al-sadr\tSadr\tspelling\tweak\t\t\tseen\n";

const AliasTable& table() {
  static const AliasTable table(alias_rows(kActors, kAliases));
  return table;
}

NameReading read(const std::string& text, const DateRange& dates = {}) {
  return read_names(parse_query(text).query, table(), dates);
}

std::string names_of(const NameReading& reading) {
  std::string text;
  for (const ReadName& name : reading.names) {
    if (!text.empty()) text += ", ";
    text += name.actor + " by " + name.surface + " via " + name.via;
  }
  return text;
}

TEST_CASE("names among plain words are read as actors") {
  struct Row {
    const char* text;
    const char* read_as;
  };
  const Row rows[] = {
      {"kani visit", "(actor:esmail-qaani OR \"kani\") AND visit"},
      {"visit kani", "visit AND (actor:esmail-qaani OR \"kani\")"},
      {"visit", "visit"},
      {"", "*"},
      // The longest alias wins.
      {"esmail qaani", "actor:esmail-qaani OR \"esmail qaani\""},
      {"sadr city", "actor:sadr-city OR \"sadr city\""},
      {"sadr visit", "(actor:muqtada-al-sadr OR \"sadr\") AND visit"},
      {"quds force", "actor:quds-force OR \"quds force\""},
      {"quds", "quds"},
      // An article written before belongs to the name, hyphen or not.
      {"al-Kadhimi", "actor:mustafa-al-kadhimi OR \"al kadhimi\""},
      {"al kadhimi", "actor:mustafa-al-kadhimi OR \"al kadhimi\""},
      {"al- Kadhimi", "actor:mustafa-al-kadhimi OR \"al kadhimi\""},
      // Several actors: any of them.
      {"Kazemi",
       "actor:mustafa-al-kadhimi OR actor:mohammad-kazemi OR \"kazemi\""},
      {"kazemi visit",
       "(actor:mustafa-al-kadhimi OR actor:mohammad-kazemi OR \"kazemi\") AND "
       "visit"},
      // Other scripts.
      {"قاآني", "actor:esmail-qaani OR \"قااني\""},
      {"قاآنی", "actor:esmail-qaani OR \"قااني\""},
      {"الكاظمي زيارة", "(actor:mustafa-al-kadhimi OR \"الكاظمي\") AND زياره"},
      {"والكاظمي", "actor:mustafa-al-kadhimi OR \"والكاظمي\""},
      // An acronym of two letters in capitals only.
      {"US visit", "(actor:united-states OR \"us\") AND visit"},
      {"us visit", "us AND visit"},
      {"this is", "this AND is"},
      {"IS", "actor:islamic-state OR \"is\""},
      {"pmf", "actor:popular-mobilization-forces OR \"pmf\""},
      // Words written together that are nobody become a phrase.
      {"anti-government", "\"anti government\""},
      {"pro-Kani", "pro AND (actor:esmail-qaani OR \"kani\")"},
      // Names of nobody stay words, those written together one name.
      {"Zaydi al-Karim", "zaydi AND al-karim"},
      {"Zaydi-Karim", "zaydi-karim"},
      {"al-'Zaydi", "al-zaydi"},
      {"عبد‌الکریم", "عبد-الكريم"},
      {"Zaydi-led", "\"zaydi led\""},
      {"Zaydi..Karim", "\"zaydi karim\""},
      // AND parts a run: no alias is read across.
      {"quds AND force", "quds AND force"},
      {"(quds) force", "quds AND force"},
      {"quds OR force", "quds OR force"},
      {"esmail AND qaani", "esmail AND (actor:esmail-qaani OR \"qaani\")"},
      // Quotes and + mean these very words.
      {"\"Kani\"", "\"kani\""},
      {"+Kani visit", "\"kani\" AND visit"},
      {"title:Kani", "title:\"kani\""},
      {"kan*", "kan*"},
      // Within the other operators.
      {"kani NEAR/5 visit", "(actor:esmail-qaani OR \"kani\") NEAR/5 visit"},
      {"-kani", "NOT (actor:esmail-qaani OR \"kani\")"},
      {"-(kani visit)", "NOT ((actor:esmail-qaani OR \"kani\") AND visit)"},
      {"kani OR visit", "(actor:esmail-qaani OR \"kani\") OR visit"},
      {"\"visit of actor:esmail-qaani\"", "\"visit of actor:esmail-qaani\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(to_string(read(row.text).query) == row.read_as);
  }
}

TEST_CASE("a question asks for the words that tell") {
  struct Row {
    const char* text;
    const char* read_as;
  };
  const Row rows[] = {
      {"who ordered the killing of Soleimani",
       "ordered AND killing AND (actor:qassem-soleimani OR \"soleimani\")"},
      {"How many soldiers were lost?", "soldiers AND lost"},
      // Names keep their small words.
      {"where is Sadr City on the map",
       "(actor:sadr-city OR \"sadr city\") AND map"},
      // Two words at least are left, or all stay.
      {"why truce", "why AND truce"},
      {"who is who", "who AND is AND who"},
      // What was asked for by its letters stays.
      {"who ordered +the killing", "who AND ordered AND \"the\" AND killing"},
      // No question.
      {"the killing of Soleimani",
       "the AND killing AND of AND (actor:qassem-soleimani OR \"soleimani\")"},
      {"soldiers who deserted", "soldiers AND who AND deserted"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string read_as = to_string(read(row.text).query);
    CHECK(read_as == row.read_as);
    CHECK(to_string(read(read_as).query) == read_as);
  }
  CHECK(read("who ordered the killing").notes ==
        std::vector<std::string>{"a question: not looked for are \"who the\"; "
                                 "with a + before it a word is"});
}

TEST_CASE("each name tells its actor, its spelling and how it was read") {
  struct Row {
    const char* text;
    const char* names;
  };
  const Row rows[] = {
      {"Kani visit", "esmail-qaani by kani via alias"},
      {"al-Kadhimi", "mustafa-al-kadhimi by al kadhimi via alias"},
      {"Kazemi",
       "mustafa-al-kadhimi by kazemi via alias, mohammad-kazemi by kazemi via "
       "alias"},
      {"Kani kani", "esmail-qaani by kani via alias"},
      {"Kani OR Qaani",
       "esmail-qaani by kani via alias, esmail-qaani by qaani via alias"},
      {"actor:quds-force", "quds-force by actor:quds-force via actor"},
      {"\"a actor:quds-force b\"", "quds-force by actor:quds-force via actor"},
      {"\"Kani\"", ""},
      {"visit", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(names_of(read(row.text)) == row.names);
  }
}

TEST_CASE("a title is read only when all dates lie within one holder's time") {
  struct Row {
    const char* from;
    const char* to;
    const char* read_as;
  };
  const char* const soleimani =
      "actor:qassem-soleimani OR \"commander of the quds force\"";
  const char* const qaani =
      "actor:esmail-qaani OR \"commander of the quds force\"";
  const char* const nobody =
      "commander AND of AND the AND (actor:quds-force OR \"quds force\")";
  const Row rows[] = {
      {"", "", nobody},
      {"2019", "2019", soleimani},
      {"1998-03-01", "2020-01-02", soleimani},
      {"1998-02-28", "2020-01-02", nobody},
      {"2019", "2020-01-03", nobody},
      {"2020-01-02", "2020-01-03", nobody},
      {"2020-01-03", "2020-01-03", qaani},
      {"2021", "2021", qaani},
      {"2021", "", nobody},
      {"", "2019", nobody},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from, row.to);
    DateRange dates;
    if (*row.from != '\0') dates.first = parse_period(row.from)->first;
    if (*row.to != '\0') dates.last = parse_period(row.to)->last;
    const NameReading reading = read("commander of the Quds Force", dates);
    CHECK(to_string(reading.query) == row.read_as);
    if (row.read_as != nobody) CHECK(reading.names[0].via == "title");
  }
}

TEST_CASE("an id that no table has makes a note") {
  CHECK(read("actor:nobody").notes ==
        std::vector<std::string>{
            "no actor has the id nobody; see: fihrist actors"});
}

TEST_CASE("read_as reads back to the same query") {
  const std::string words[] = {"kani",        "visit",
                               "al-Kadhimi",  "Kazemi",
                               "quds",        "force",
                               "OR",          "AND",
                               "NOT",         "-kani",
                               "US",          "us",
                               "sadr",        "city",
                               "(",           ")",
                               "قاآني",       "\"kani visit\"",
                               "NEAR/4",      "al",
                               "anti-us",     "kad*",
                               "PMF",         "commander of the",
                               "zaydi",       "al-Zaydi",
                               "Zaydi-Karim", "Gholam-Ali",
                               "Gholam..Ali", "abu",
                               "bin",         "Abd",
                               "al-Karim",    "عبد‌الکریم",
                               "-Zaydi",      "Zaydi/Karim"};
  std::mt19937 random(20211110);
  std::uniform_int_distribution<std::size_t> word(0, std::size(words) - 1);
  std::uniform_int_distribution<int> length(1, 10);
  for (int i = 0; i < 5'000; ++i) {
    std::string text;
    for (int left = length(random); left > 0; --left) {
      text += words[word(random)] + " ";
    }
    const Query query = read(text).query;
    const std::string read_as = to_string(query);
    const Query again = read(read_as).query;
    CAPTURE(text, read_as);
    REQUIRE(to_string(again) == read_as);
    REQUIRE(again == query);
  }
}

}  // namespace
}  // namespace fihrist
