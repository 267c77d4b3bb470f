#include "analyzers/mentions.h"

#include "small_table.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// Qaani and Soleimani are of the Quds Force; Ghani is linked to nobody; Iran,
// a state, is linked with Qaani, and Quds, a place, with the Quds Force.
AliasTable iran() {
  return AliasTable(rows_of({
      .actors = "qaani|person|Esmail Qaani\n"
                "soleimani|person|Qassem Soleimani\n"
                "ghani|person|Ashraf Ghani\n"
                "quds-force|force|Quds Force\n"
                "hashd|force|Popular Mobilization Forces\n"
                "muhandis|person|Abu Mahdi al-Muhandis\n"
                "iran|state|Iran\n"
                "quds|place|Jerusalem\n",
      .aliases = "qaani|Esmail Qaani|spelling|strong\n"
                 "qaani|Kani|mt_error|weak\n"
                 "qaani|Ghani|spelling|weak\n"
                 "ghani|Ghani|spelling|weak\n"
                 "ghani|Ashraf Ghani|spelling|strong\n"
                 "soleimani|Qassem Soleimani|spelling|strong\n"
                 "soleimani|Soleimani|spelling|weak\n"
                 "soleimani|سليماني|native|weak\n"
                 "soleimani|قاسم سليماني|native|strong\n"
                 "quds-force|Quds Force|translation|strong\n"
                 "hashd|Popular Mobilization|translation|strong\n"
                 "hashd|the crowd|mt_error|weak\n"
                 "hashd|Coalition|translation|weak\n"
                 "hashd|PMF|acronym|strong\n"
                 "muhandis|Abu Mahdi al-Muhandis|spelling|strong\n"
                 "muhandis|Muhandis|spelling|weak\n"
                 "muhandis|المهندس|native|weak\n"
                 "muhandis|أبو مهدي المهندس|native|strong\n"
                 "iran|Iran|spelling|strong\n"
                 "quds|Quds|spelling|strong\n",
      .links = "qaani|quds-force|leads\n"
               "soleimani|quds-force|led\n"
               "muhandis|hashd|led\n"
               "qaani|iran|member_of\n"
               "quds|quds-force|part_of\n",
  }));
}

struct Row {
  const char* text;
  const char* mentions;
};

template <std::size_t size>
void check_rows(const AliasTable& table, const Row (&rows)[size]) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(mentions_in(undated(row.text), table) == row.mentions);
  }
}

TEST_CASE("a strong alias is a mention wherever it stands") {
  const Row rows[] = {
      {"", ""},
      {"Nobody came.", ""},
      {"Esmail Qaani came.", "Esmail Qaani = qaani"},
      {"ESMAIL QAANI CAME", "ESMAIL QAANI = qaani"},
      {"esmail qaani’s visit", "esmail qaani = qaani"},
      {"“Esmail Qaani”", "Esmail Qaani = qaani"},
      {"Esmail Qaani met Esmail Qaani",
       "Esmail Qaani = qaani; Esmail Qaani = qaani"},
      {"قاسم سلیمانی", "قاسم سلیمانی = soleimani"},
  };
  check_rows(iran(), rows);
}

TEST_CASE("a weak alias needs support in the article") {
  const Row rows[] = {
      {"Kani came.", ""},
      // Its own strong mention, before or after.
      {"Esmail Qaani came. Kani left.",
       "Esmail Qaani = qaani; Kani = qaani by qaani"},
      {"Kani left. Esmail Qaani came.",
       "Kani = qaani by qaani; Esmail Qaani = qaani"},
      // One linked with him, in either direction.
      {"Kani of the Quds Force",
       "Kani = qaani by quds-force; Quds Force = quds-force"},
      {"the Popular Mobilization of Muhandis",
       "Popular Mobilization = hashd; Muhandis = muhandis by hashd"},
      {"Abu Mahdi al-Muhandis spoke. The crowd denied it.",
       "Abu Mahdi al-Muhandis = muhandis; The crowd = hashd by muhandis"},
      // His own is named before one linked with him.
      {"Quds Force: Esmail Qaani, Kani",
       "Quds Force = quds-force; Esmail Qaani = qaani; Kani = qaani by qaani"},
      // One step only: Qassem Soleimani is two steps from Qaani.
      {"Qassem Soleimani and Kani", "Qassem Soleimani = soleimani"},
      // Nobody who has no link.
      {"Ashraf Ghani and Kani", "Ashraf Ghani = ghani"},
      // A weak mention supports nobody.
      {"Soleimani and Kani", ""},
  };
  check_rows(iran(), rows);
}

TEST_CASE("states and places support nobody") {
  const Row rows[] = {
      {"Kani of Iran", "Iran = iran"},
  };
  check_rows(iran(), rows);
  const AliasTable places(rows_of({
      .actors = "unit|force|Unit\ncamp|place|Camp\n",
      .aliases =
          "unit|the unit|mt_error|weak\ncamp|Camp Ashraf|spelling|strong",
      .links = "unit|camp|part_of\n",
  }));
  const Row place_rows[] = {
      {"the unit left Camp Ashraf", "Camp Ashraf = camp"},
  };
  check_rows(places, place_rows);
}

TEST_CASE("of several actors left an alias means none") {
  const Row rows[] = {
      // Only one is supported.
      {"Ashraf Ghani came. Ghani left.",
       "Ashraf Ghani = ghani; Ghani = ghani by ghani"},
      {"The Quds Force said Ghani left.",
       "Quds Force = quds-force; Ghani = qaani by quds-force"},
      // Both are, by themselves.
      {"Ashraf Ghani met Esmail Qaani. Ghani left.",
       "Ashraf Ghani = ghani; Esmail Qaani = qaani"},
      // One by himself wins over one by a link.
      {"Ashraf Ghani met the Quds Force. Ghani left.",
       "Ashraf Ghani = ghani; Quds Force = quds-force; Ghani = ghani by ghani"},
  };
  check_rows(iran(), rows);
}

TEST_CASE("title and body support each other") {
  const AliasTable table = iran();
  struct FieldRow {
    const char* title;
    const char* body;
    const char* mentions;
  };
  const FieldRow rows[] = {
      {"Kani in Baghdad", "Esmail Qaani came.",
       "title: Kani = qaani by qaani; Esmail Qaani = qaani"},
      {"Esmail Qaani in Baghdad", "Kani came.",
       "title: Esmail Qaani = qaani; Kani = qaani by qaani"},
      // No alias goes from one into the other.
      {"Esmail", "Qaani came.", ""},
  };
  for (const FieldRow& row : rows) {
    CAPTURE(row.title, row.body);
    CHECK(mentions_in(undated(row.body, row.title), table) == row.mentions);
  }
}

TEST_CASE("an article before the name belongs to the mention") {
  const Row rows[] = {
      {"Popular Mobilization and al-Muhandis",
       "Popular Mobilization = hashd; al-Muhandis = muhandis by hashd"},
      {"Popular Mobilization and Al- Muhandis",
       "Popular Mobilization = hashd; Al- Muhandis = muhandis by hashd"},
      {"the al-Quds Force", "al-Quds Force = quds-force"},
  };
  check_rows(iran(), rows);
}

TEST_CASE("an Arabic proclitic belongs to the mention") {
  const Row rows[] = {
      {"وقاسم سليماني", "وقاسم سليماني = soleimani"},
      {"أبو مهدي المهندس. قال للمهندس والمهندس",
       "أبو مهدي المهندس = muhandis; للمهندس = muhandis by muhandis; "
       "والمهندس = muhandis by muhandis"},
      {"قال للمهندس", ""},
      {"قاسم سليماني وسليماني لسليماني",
       "قاسم سليماني = soleimani; وسليماني = soleimani by soleimani; "
       "لسليماني = soleimani by soleimani"},
  };
  check_rows(iran(), rows);
}

TEST_CASE("an acronym matches in capitals only") {
  const Row rows[] = {
      {"the PMF said", "PMF = hashd"},
      {"the P.M.F. said", "P.M.F. = hashd"},
      {"the PMF’s men", "PMF = hashd"},
      {"the pmf said", ""},
      {"the Pmf said", ""},
      {"the PMFs said", ""},
  };
  check_rows(iran(), rows);
}

TEST_CASE("an acronym needs support where all is in capitals") {
  const Row rows[] = {
      {"THE PMF SAID TODAY THAT THREE OF ITS MEN WERE KILLED", ""},
      {"THE PMF AND POPULAR MOBILIZATION SAID THAT THREE MEN WERE KILLED",
       "PMF = hashd by hashd; POPULAR MOBILIZATION = hashd"},
      {"THE PMF SAID", "PMF = hashd"},  // too short to tell
  };
  check_rows(iran(), rows);
  // The title is in capitals, the body is not.
  CHECK(mentions_in(undated("The PMF said that three of its men were killed.",
                            "PMF SAYS THREE OF ITS MEN WERE KILLED IN BASRA"),
                    iran()) == "title: PMF = hashd by hashd; PMF = hashd");
}

TEST_CASE("a weak word that the table writes with a capital asks for one") {
  const Row rows[] = {
      {"Popular Mobilization, the Coalition",
       "Popular Mobilization = hashd; Coalition = hashd by hashd"},
      {"Popular Mobilization, the COALITION",
       "Popular Mobilization = hashd; COALITION = hashd by hashd"},
      {"Popular Mobilization, the coalition", "Popular Mobilization = hashd"},
      // A phrase written small matches both.
      {"Popular Mobilization, The Crowd",
       "Popular Mobilization = hashd; The Crowd = hashd by hashd"},
      {"Popular Mobilization, the crowd",
       "Popular Mobilization = hashd; the crowd = hashd by hashd"},
      // A script without capitals asks for none.
      {"قاسم سليماني. سليماني",
       "قاسم سليماني = soleimani; سليماني = soleimani by soleimani"},
  };
  check_rows(iran(), rows);
}

TEST_CASE("the longest alias has its words, and nobody is meant inside") {
  const AliasTable table(rows_of({
      .actors = "hezbollah|group|Hezbollah\n"
                "kataib|group|Kataib Hezbollah\n"
                "muhandis|person|Abu Mahdi al-Muhandis\n"
                "revenge|group|Liwa Thar al-Muhandis\n"
                "assad|person|Bashar al-Assad\n"
                "base|place|Ain al-Asad\n",
      .aliases = "hezbollah|Hezbollah|spelling|strong\n"
                 "kataib|Hezbollah Brigades|translation|strong\n"
                 "muhandis|Abu Mahdi al-Muhandis|spelling|strong\n"
                 "muhandis|Muhandis|spelling|weak\n"
                 "revenge|Al-Muhandis Revenge Brigade|translation|strong\n"
                 "assad|Assad|spelling|strong\n"
                 "base|air base of Al-Assad|spelling|strong\n",
  }));
  const Row rows[] = {
      {"Hezbollah Brigades", "Hezbollah Brigades = kataib"},
      {"Hezbollah, and Hezbollah Brigades",
       "Hezbollah = hezbollah; Hezbollah Brigades = kataib"},
      {"Abu Mahdi al-Muhandis; Al-Muhandis Revenge Brigade",
       "Abu Mahdi al-Muhandis = muhandis; Al-Muhandis Revenge Brigade = "
       "revenge"},
      {"the air base of Al-Assad", "air base of Al-Assad = base"},
      {"Al-Assad", "Al-Assad = assad"},
  };
  check_rows(table, rows);
}

TEST_CASE("a person is not meant by a thing that bears his name") {
  const AliasTable table(rows_of({
      .actors = "soleimani|person|Qassem Soleimani\n"
                "badr|group|Badr Organization\n",
      .aliases = "soleimani|Qassem Soleimani|spelling|strong\n"
                 "badr|Badr|spelling|strong\n",
  }));
  const Row rows[] = {
      {"the Qassem Soleimani Brigade", ""},
      {"Qassem Soleimani Street", ""},
      {"Qassem Soleimani Air Base", ""},
      {"Qassem Soleimani Martyrs Memorial Mosque",
       "Qassem Soleimani = soleimani"},  // two words are looked at
      {"Qassem Soleimani’s Brigade", "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani, Brigade", "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani base", "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani visited the Base", "Qassem Soleimani = soleimani"},
      {"the Badr Brigade", "Badr = badr"},  // no person
  };
  check_rows(table, rows);
}

TEST_CASE("a mention knows its words and bytes") {
  const AliasTable table = iran();
  const Document document =
      undated("He met “al-Quds Force” men.", "Popular Mobilization");
  const Article article = read_article(document);
  const std::vector<Mention> mentions = find_mentions(article, table);
  REQUIRE(mentions.size() == 2);
  CHECK(mentions[0].field == Field::title);
  CHECK(mentions[0].first_word == 0);
  CHECK(mentions[0].word_count == 2);
  CHECK(mentions[0].begin == 0);
  CHECK(mentions[0].end == 20);
  CHECK(table.alias(mentions[0].row).row == "aliases.tsv:11");
  CHECK(mentions[1].field == Field::body);
  CHECK(mentions[1].first_word == 2);
  CHECK(mentions[1].word_count == 3);
  CHECK(mentions[1].begin == 10);  // “ has three bytes
  CHECK(mentions[1].end == 23);
  CHECK_FALSE(mentions[1].support);
}

TEST_CASE("a weak surname beside another man's given name is his") {
  const Row rows[] = {
      // An unknown given name before it, or behind it, or an initial.
      {"Qassem Soleimani met Masoud Soleimani.",
       "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani met Soleimani Ashtiani.",
       "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani met M. Soleimani.", "Qassem Soleimani = soleimani"},
      // His own, even if it is spelled otherwise, and Q. for Qassem.
      {"Qassem Soleimani, or Kassim Soleimani.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      {"Qassem Soleimani, Q. Soleimani for short.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      // Ranks, ordinary words, honorifics, names of others are no given names.
      {"Qassem Soleimani: General Soleimani.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      {"Qassem Soleimani. Even Soleimani.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      {"Qassem Soleimani met Masoud Haj Soleimani.",
       "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani. Haj Soleimani.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      {"Qassem Soleimani. Iran Soleimani.",
       "Qassem Soleimani = soleimani; Iran = iran; Soleimani = soleimani by "
       "soleimani"},
      {"Qassem Soleimani. Masoud, Soleimani.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      // One of the family, and what is his.
      {"Qassem Soleimani. She is a Soleimani.", "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani. It is a Soleimani plan.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      // قاسم سليماني وحسن سليماني
      {"\u0642\u0627\u0633\u0645 \u0633\u0644\u064A\u0645\u0627\u0646\u064A "
       "\u0623\u0648 \u062D\u0633\u0646 "
       "\u0633\u0644\u064A\u0645\u0627\u0646\u064A",
       "\u0642\u0627\u0633\u0645 \u0633\u0644\u064A\u0645\u0627\u0646\u064A = "
       "soleimani"},
  };
  check_rows(iran(), rows);
}

TEST_CASE("a surname alone is that of who was named with it first") {
  const Row rows[] = {
      {"Masoud Soleimani met Qassem Soleimani. Soleimani smiled.",
       "Qassem Soleimani = soleimani"},
      {"Qassem Soleimani met Masoud Soleimani. Soleimani smiled.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
      // In the same story of a thread.
      {"Story 1\nQassem Soleimani smiled.\nStory 2\nMasoud Soleimani left. "
       "Soleimani smiled.",
       "Qassem Soleimani = soleimani"},
      {"Story 1\nMasoud Soleimani left.\nStory 2\nQassem Soleimani met "
       "Soleimani.",
       "Qassem Soleimani = soleimani; Soleimani = soleimani by soleimani"},
  };
  check_rows(iran(), rows);
}

TEST_CASE("a longer name without support gives its words back, to no person") {
  const AliasTable table(rows_of({
      .actors = "usa|state|United States\n"
                "embassy|organization|US embassy\n"
                "qaani|person|Esmail Qaani\n"
                "house|organization|Qaani House\n",
      .aliases = "usa|US|acronym|strong\n"
                 "embassy|US Embassy|translation|weak\n"
                 "embassy|American mission|translation|strong\n"
                 "qaani|Qaani|spelling|strong\n"
                 "house|Qaani House|translation|weak\n",
  }));
  const Row rows[] = {
      {"the US Embassy", "US = usa"},
      {"the US Embassy, an American mission",
       "US Embassy = embassy by embassy; American mission = embassy"},
      {"the Qaani House", ""},
  };
  check_rows(table, rows);
}

TEST_CASE("a correction has the last word in its document") {
  const AliasTable table(rows_of({
      .actors = "qaani|person|Esmail Qaani\n"
                "quds-force|force|Quds Force\n"
                "ghani|person|Ashraf Ghani\n",
      .aliases = "qaani|Esmail Qaani|spelling|strong\n"
                 "qaani|Kani|mt_error|weak\n"
                 "qaani|Quds Force commander|title|strong|2020-01-04|\n"
                 "quds-force|Quds Force|translation|strong\n"
                 "ghani|Ghani|spelling|strong\n"
                 "ghani|Ashraf Ghani|spelling|strong\n",
      .links = "qaani|quds-force|leads\n",
      .overrides = "a|Kani|-|me|2020-11-25|a footballer\n"
                   "b|Kani|qaani|me|2020-11-25|it is he\n"
                   "b|Ghani|qaani|me|2020-11-25|so spelled here\n"
                   "c|Quds Force commander|-|me|2020-11-25|an old one\n"
                   "d|Quds Force commander|ghani|me|2020-11-25|a joke\n",
  }));
  struct Case {
    const char* id;
    const char* text;
    const char* mentions;
  };
  const Case rows[] = {
      {"x", "Kani of the Quds Force",
       "Kani = qaani by quds-force; Quds Force = quds-force"},
      // Nobody's, whatever supports it; and it supports nobody.
      {"a", "Kani of the Quds Force", "Quds Force = quds-force"},
      {"a", "al-Kani and Esmail Qaani", "Esmail Qaani = qaani"},
      // Whose it is without support, whoever's it is elsewhere.
      {"b", "Kani met Ghani.", "Kani = qaani; Ghani = qaani"},
      // Inside a longer name the surface is not meant.
      {"b", "Ashraf Ghani", "Ashraf Ghani = ghani"},
      // A title's words; the group inside stays.
      {"c", "Quds Force commander", "Quds Force = quds-force"},
      {"d", "Quds Force commander",
       "Quds Force commander = ghani; Quds Force = quds-force"},
  };
  for (const Case& row : rows) {
    CAPTURE(row.id, row.text);
    Document document;
    document.id = row.id;
    document.body = row.text;
    document.date = parse_date("2021-01-01");
    const Article article = read_article(document);
    CHECK(shown(find_mentions(article, table), article, table) == row.mentions);
  }
}

TEST_CASE("a table of nothing mentions nobody") {
  CHECK(mentions_in(undated("Esmail Qaani"), AliasTable()) == "");
}

}  // namespace
}  // namespace fihrist
