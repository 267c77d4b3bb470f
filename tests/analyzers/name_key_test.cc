#include "analyzers/name_key.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/latin_name.h"
#include "tests/analyzers/golden_rows.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text.append(text.empty() ? "" : " ").append(word);
  }
  return text;
}

std::string shown_units(std::string_view letters) {
  std::string text;
  for (const Unit& unit : split_units(letters)) {
    if (!text.empty()) text += ' ';
    text += unit.kind == UnitKind::silent ? "(h)" : unit.sound;
    if (unit.doubled) text += '2';
  }
  return text;
}

TEST_CASE(
    "plain letters have no marks, and dashes and apostrophes of one kind") {
  struct Row {
    const char* name;
    const char* plain;
  };
  const Row rows[] = {
      {"", ""},
      {"Qa’ani", "qaani"},
      {"Kaşıkçı", "kashikchi"},
      {"Ḥusaynī", "husayni"},
      {"Z\u0323ahir", "zahir"},
      {"İsmail", "ismail"},
      {"al–Sadr", "al-sadr"},
      {"J. (Abu)", "j.  abu "},
      {"قاسم", "قاسم"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(plain_letters(row.name) == row.plain);
  }
}

TEST_CASE("a name is read without its article, and compounds have one form") {
  struct Row {
    const char* name;
    const char* readings;
  };
  const Row rows[] = {
      {"al-Kadhimi", "kadhimi"},
      {"Alhusseini", "alhusseini husseini"},
      {"Ali", "ali"},
      {"ash-Shabaab", "shabaab"},
      {"ash-Hamid", "ashhamid"},
      {"Essaid", "essaid"},
      {"Essaidi", "essaidi ssaidi"},
      {"Assadi", "assadi"},
      {"Abdurrahman", "abdrahman"},
      {"Abdelkader", "abdkader"},
      {"Abdullah", "abdulah"},
      {"Abdel", "abdel"},
      {"Salaheddine", "salahuddin"},
      {"Nasrallah", "nasrulah"},
      {"Dine", "dine"},
      {"...", ""},
      {"قاسم", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(joined(latin_readings(row.name)) == row.readings);
  }
}

TEST_CASE("a name is split into sounds, the longest first") {
  struct Row {
    const char* letters;
    const char* units;
  };
  const Row rows[] = {
      {"", ""},
      {"khaffaf", "kh a f2 a f"},
      {"bakkhit", "b a kh2 i t"},
      {"tschad", "ch a d"},
      {"yahya", "y a h y a"},
      {"husayn", "h u s ay n"},
      {"hawla", "h aw l a"},
      {"hawatmeh", "h a w a t m e (h)"},
      {"ouahab", "w a h a b"},
      {"rouani", "r w a n i"},
      {"laouar", "l a w a r"},
      {"qureshi", "q u r e sh i"},
      {"queishi", "q ei sh i"},
      {"h", "h"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.letters);
    CHECK(shown_units(row.letters) == row.units);
  }
}

TEST_CASE("a Latin spelling has the keys of the golden file") {
  for (const GoldenRow& row : golden_rows("golden_keys.tsv")) {
    CAPTURE(row[0]);
    CHECK(joined(name_keys(row[0])) == joined(latin_keys(row[0])));
    std::istringstream keys(row[1]);
    std::vector<std::string> expected;
    for (std::string key; keys >> key;) expected.push_back(key);
    std::sort(expected.begin(), expected.end());
    CHECK(joined(latin_keys(row[0])) == joined(expected));
  }
}

TEST_CASE("an Arabic spelling has the keys of the golden file") {
  for (const GoldenRow& row : golden_rows("golden_arabic_keys.tsv")) {
    CAPTURE(row[0]);
    std::istringstream keys(row[1]);
    std::vector<std::string> expected;
    for (std::string key; keys >> key;) expected.push_back(key);
    std::sort(expected.begin(), expected.end());
    CHECK(joined(name_keys(row[0])) == joined(expected));
  }
}

TEST_CASE("spellings of one name meet by key, in either script") {
  struct Row {
    const char* a;
    const char* b;
    bool meet;
  };
  const Row rows[] = {
      {"Qaani", "Ghaani", true},        {"Qaani", "Kani", true},
      {"Qaani", "قاآنی", true},         {"al-Kadhimi", "Al-Kazemi", true},
      {"Kadhimi", "الكاظمي", true},     {"Muhandis", "Mohandes", true},
      {"Muhandis", "المهندس", true},    {"Khazali", "Ghazali", true},
      {"Soleimani", "Sulaimany", true}, {"Qaani", "Jaafari", false},
      {"Soleimani", "Salami", false},   {"Kadhimi", "Karimi", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a, row.b);
    CHECK(share_key(name_keys(row.a), name_keys(row.b)) == row.meet);
  }
}

TEST_CASE("what is no name has no key") {
  for (const char* text : {"", "-", "123", "'", "."}) {
    CAPTURE(text);
    CHECK(name_keys(text).empty());
  }
}

}  // namespace
}  // namespace fihrist
