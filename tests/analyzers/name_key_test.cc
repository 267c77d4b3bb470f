#include "analyzers/name_key.h"

#include <algorithm>
#include <map>
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
    switch (unit.kind) {
      case UnitKind::vowel:
        text += unit.vowels;
        break;
      case UnitKind::consonant:
        text += name(unit.consonant);
        break;
      case UnitKind::silent:
        text += "(h)";
    }
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
      {"Essam", "essam"},
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

TEST_CASE("a name may be meant otherwise than it is written") {
  struct Row {
    const char* name;
    const char* readings;
  };
  const Row rows[] = {
      // An article joined to three letters, if no vowel comes first; to four.
      {"Elbaz", "elbaz baz"},
      {"Alavi", "alavi"},
      {"Alami", "alami"},
      {"Alawiya", "alawiya awiya"},
      {"Allami", "allami lami"},
      {"Allah", "allah"},
      {"Elias", "elias"},
      {"Elvr", "elvr"},
      {"Ezzahi", "ezzahi zzahi"},
      {"Annahar", "annahar nnahar"},
      {"Assadi", "assadi"},
      {"Achraf", "achraf"},
      {"Achour", "achour chour"},
      // An article behind an apostrophe, of whatever kind.
      {"Al'Issawi", "alissawi issawi"},
      {"L\u2019Imam", "limam imam"},
      {"L'Or", "lor"},
      {"Ma'ruf", "maruf"},
      // Moroccan.
      {"Lahcen", "lahcen hcen"},
      {"Lahoud", "lahoud"},
      {"Lahda", "lahda"},
      // The Urdu article of a name that follows.
      {"Inayat-ur", "inayatur inayat"},
      {"Inayat ul", "inayatul inayat"},
      {"Matiur", "matiur mati"},
      {"Mahmudul", "mahmudul mahmud"},
      {"Mansur", "mansur"},
      {"Rasul", "rasul"},
      {"Abdul", "abdul"},
      {"Nu-ur", "nuur"},
      // Somali.
      {"Abdilahi", "abdahi abdulah"},
      {"Abdullahi", "abdullahi abdulah"},
      {"Abdulahad", "abdahad"},
      // An abbreviation.
      {"Mohd", "mohd muhammad"},
      {"Md.", "md muhammad"},
      // A French cedilla, not at the start.
      {"Fay\u00E7al", "faychal faysal"},
      {"\u00C7elik", "chelik"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(joined(latin_readings(row.name)) == row.readings);
  }
}

// Of two golden files: the reference's keys, and those that other_readings.h
// and arabic_keys.cc add to them, of all tokens that have any.
class GoldenKeys {
 public:
  explicit GoldenKeys(const std::string& name)
      : rows_(golden_rows(name + ".tsv")) {
    for (const GoldenRow& row : golden_rows(name + "_more.tsv")) {
      added_[row[0]] = row[1];
    }
  }

  const std::vector<GoldenRow>& rows() const { return rows_; }

  std::string expected(const GoldenRow& row) {
    std::istringstream keys(row[1] + " " + added_[row[0]]);
    std::vector<std::string> expected;
    for (std::string key; keys >> key;) expected.push_back(key);
    std::sort(expected.begin(), expected.end());
    return joined(expected);
  }

 private:
  std::vector<GoldenRow> rows_;
  std::map<std::string, std::string> added_;
};

TEST_CASE("a Latin spelling has the keys of the golden files") {
  GoldenKeys golden("golden_keys");
  for (const GoldenRow& row : golden.rows()) {
    CAPTURE(row[0]);
    CHECK(joined(name_keys(row[0])) == joined(latin_keys(row[0])));
    CHECK(joined(latin_keys(row[0])) == golden.expected(row));
  }
}

TEST_CASE("an Arabic spelling has the keys of the golden files") {
  GoldenKeys golden("golden_arabic_keys");
  for (const GoldenRow& row : golden.rows()) {
    CAPTURE(row[0]);
    CHECK(joined(name_keys(row[0])) == golden.expected(row));
  }
}

TEST_CASE("spellings of one name meet by key, in either script") {
  struct Row {
    const char* a;
    const char* b;
    bool meet;
  };
  const Row rows[] = {
      {"Qaani", "Ghaani", true},
      {"Qaani", "Kani", true},
      {"Qaani", "قاآنی", true},
      {"al-Kadhimi", "Al-Kazemi", true},
      {"Kadhimi", "الكاظمي", true},
      {"Muhandis", "Mohandes", true},
      {"Muhandis", "المهندس", true},
      {"Khazali", "Ghazali", true},
      {"Soleimani", "Sulaimany", true},
      {"Qaani", "Jaafari", false},
      {"Soleimani", "Salami", false},
      {"Kadhimi", "Karimi", false},
      {"Cumar", "Omar", true},
      {"Cemal", "Amal", false},
      // A vowel that is said before two consonants only by some.
      {"Btissam", "ابتسام", true},
      {"Sam", "اسم", false},
      // Two letters that Latin writes as one.
      {"Ishaq", "اسحاق", true},
      {"Khadje", "خادجي", true},
      {"Saatchi", "ساعاتجي", true},
      {"Madanchi", "معدنتشي", true},
      {"Khashoggi", "خاشقجي", true},
      {"Adam", "ادتم", false},
      // A doubled letter with no vowel between, or with one.
      {"Nasrallah", "نصرالله", true},
      {"Abdelli", "عبدللي", true},
      {"Muhallal", "محلل", true},
      {"Buhari", "بخاري", true},
      {"Bechrifa", "بالشريفة", true},
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
