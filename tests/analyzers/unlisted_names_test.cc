#include "analyzers/unlisted_names.h"

#include <string>
#include <string_view>

#include "analyzers/name_words.h"
#include "tests/analyzers/small_table.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const SmallTables kTables = {
    .actors =
        "ali-khamenei|person|Ali Khamenei\n"
        "hezbollah|group|Hezbollah\n",
    .aliases =
        "ali-khamenei|Khamenei|spelling|strong\n"
        "hezbollah|Hezbollah|spelling|strong\n",
};

// "Ali Rezaei; group: Nujaba Movement"
std::string names_in(const Document& document) {
  static const AliasTable table(rows_of(kTables));
  const Article article = read_article(document);
  std::string text;
  for (const UnlistedName& name :
       find_unlisted_names(article, find_mentions(article, table), table)) {
    if (!text.empty()) text += "; ";
    if (name.field == Field::title) text += "title: ";
    if (name.kind == NameKind::group) text += "group: ";
    text += article.text(name.field).substr(name.begin, name.end - name.begin);
  }
  return text;
}

struct Row {
  const char* body;
  const char* names;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(names_in(undated(row.body)) == row.names);
  }
}

TEST_CASE("two to four capitalised words that are no others name a person") {
  check({
      {"then Ali Rezaei spoke to us", "Ali Rezaei"},
      {"then Ali Akbar Rafiqdoost spoke to us", "Ali Akbar Rafiqdoost"},
      {"then Gholam-Ali Haddad-Adel spoke to us", "Gholam-Ali Haddad-Adel"},
      {"then Kim Jong-un spoke to us", "Kim Jong-un"},
      {"then Rezaei spoke to us", ""},
      {"then Ali-Reza spoke to us", ""},
      {"then Ali Reza Hadi Omar Zahed spoke to us", ""},
  });
}

TEST_CASE("articles, bin, Abu and initials stand inside a name") {
  check({
      {"then Anis al-Naqqash spoke to us", "Anis al-Naqqash"},
      {"then Abdullah bin Zayed Al Nahyan left",
       "Abdullah bin Zayed Al Nahyan"},
      {"then Abu Fadak left the room", "Abu Fadak"},
      {"then al-Amin al-Husseini left the room", "al-Amin al-Husseini"},
      {"then Mohammad B. Qalibi left the room", "Mohammad B. Qalibi"},
      {"then Omar al-Dam left the room", "Omar al-Dam"},
      {"then Ali Rezaei U S left the room", "Ali Rezaei"},
      {"then J. Rezaei left the room", ""},
      {"then Rezaei bin said nothing to us", ""},
  });
}

TEST_CASE("ranks, offices, demonyms and places before a name are not its") {
  check({
      {"then General Ali Rezaei spoke to us", "Ali Rezaei"},
      {"then Brig. Gen. Ali Rezaei spoke to us", "Ali Rezaei"},
      {"the Iranian Foreign Minister Ali Rezaei spoke to us", "Ali Rezaei"},
      {"then Sheikh Naim Zahed spoke to us", "Naim Zahed"},
      {"we saw Baghdad Governor Ali Rezaei go home", "Ali Rezaei"},
  });
}

TEST_CASE("an ordinary word at the start of a sentence is not the name's") {
  check({
      {"However Ali Rezaei said no to us.", "Ali Rezaei"},
      {"We left. Speaking Ali Rezaei was calm and firm.", "Ali Rezaei"},
      {"The Ali Rezaei we knew is gone now.", "Ali Rezaei"},
  });
}

TEST_CASE("no name crosses a sentence, a comma, a line or a possessive") {
  check({
      {"it was Rezaei. Karimi left the room", ""},
      {"it was Rezaei, Karimi and some others", ""},
      {"it was then Rezaei\nKarimi then left the room", ""},
      {"it was Rezaei’s Karimi who left the room", ""},
      {"it was Ali Rezaei's brother who left", "Ali Rezaei"},
  });
}

TEST_CASE(
    "cities, months, institutions and things named after people are no names") {
  check({
      {"they met in Tel Aviv on Monday January the first", ""},
      {"the Foreign Ministry and the Security Council agreed", ""},
      {"they met at the Amir Kabir University yesterday", ""},
      {"they crossed the Ali Rezaei Bridge at night", ""},
      {"he flew the N035 Irbis home to us", ""},
      {"it lies in Sarpol-e Zahab near the hills", ""},
  });
}

TEST_CASE("a group has a word that says so") {
  check({
      {"it was the Nujaba Movement that fired", "group: Nujaba Movement"},
      {"it was Harakat al-Nujaba that fired", "group: Harakat al-Nujaba"},
      {"it was Liwa al-Ghad that fired", "group: Liwa al-Ghad"},
      {"it was Saraya Awliya al-Dam that fired", "group: Saraya Awliya al-Dam"},
      {"it was Kata'ib Karbala that fired", "group: Kata'ib Karbala"},
      {"it was the Lebanese Nujaba Movement that fired",
       "group: Nujaba Movement"},
      {"it was the Martyr Abu Ali Brigades that fired",
       "group: Martyr Abu Ali Brigades"},
      {"it was the League of the Virtuous that fired",
       "group: League of the Virtuous"},
      {"it was the Kurdistan Democratic Party that won",
       "group: Kurdistan Democratic Party"},
      {"it was the Popular Front for the Liberation of Palestine who came",
       "group: Popular Front for the Liberation of Palestine"},
      {"it was the Iraqi Army that fired on us", ""},
      {"it was the Army of Iran that fired on us", ""},
      {"it was the National Security Council that met", ""},
      {"it was Ali Rezaei of the Nujaba Movement who fired",
       "Ali Rezaei; group: Nujaba Movement"},
  });
}

TEST_CASE("what is a mention already, or runs into one, is no unlisted name") {
  check({
      {"then Hezbollah spoke to us", ""},
      {"then Seyed Ali Khamenei spoke to us", ""},
      {"then Hezbollah spoke to Ali Rezaei at home", "Ali Rezaei"},
      {"then Hezbollah commander Ali Rezaei spoke", "Ali Rezaei"},
  });
}

TEST_CASE("bylines, headings and texts in capitals yield no name") {
  check({
      {"By Ahmed Rasheed and Ali Karimi\nThe town is calm again today.", ""},
      {"The town is calm. Photo by Ahmed Rasheed was seen here.", ""},
      {"The town was taken by Ahmed Rasheed in the night.", "Ahmed Rasheed"},
      {"Staff Writer\nRead More\nClick Here\nAll Rights Reserved", ""},
      {"Ali Rezaei Meets With Hassan Karimi in Basra\nThey talked at length.",
       ""},
      {"ALI REZAEI MET HASSAN KARIMI IN BASRA TODAY", ""},
      {"", ""},
  });
}

TEST_CASE("names in the title come first, unless it is in title case") {
  CHECK(names_in(undated("Later Ali Rezaei spoke to us.",
                         "Hassan Karimi was killed near the border")) ==
        "title: Hassan Karimi; Ali Rezaei");
  CHECK(names_in(undated("Later Ali Rezaei spoke to us.",
                         "Hassan Karimi Killed Near the Border")) ==
        "Ali Rezaei");
}

TEST_CASE("words of names have the roles of the table") {
  CHECK(word_roles("zarghami").is_proper());
  CHECK(word_roles("however").is(WordRole::ordinary));
  CHECK(word_roles("general").is(WordRole::rank));
  CHECK(word_roles("army").is(WordRole::group_tail_weak));
  CHECK(word_roles("army").is(WordRole::of_head));
  CHECK(word_roles("bin").is(WordRole::particle));
  CHECK_FALSE(word_roles("general").may_be_name());
}

}  // namespace
}  // namespace fihrist
