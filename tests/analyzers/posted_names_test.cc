#include "analyzers/posted_names.h"

#include <algorithm>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "analyzers/fold.h"
#include "tests/analyzers/widened_words.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// "abd al karim, karim, zaydi"
std::string posted(std::string_view text) {
  const std::vector<Word> words = break_words(text);
  std::string names;
  for (const PostedName& name : find_posted_names(text, words)) {
    names.append(names.empty() ? "" : ", ").append(name_spelling(name, words));
  }
  return names;
}

TEST_CASE("words that may be names are found where they stand as names") {
  struct Row {
    const char* text;
    const char* names;
  };
  const Row rows[] = {
      {"", ""},
      {"Gen. Shibl al-Zaydi met the press.", "shibl, zaydi"},
      {"a man called zaydi", ""},          // no capital
      {"a man called al-zaydi", "zaydi"},  // but behind an article
      {"a man called al\u2011zaydi", "zaydi"},
      {"SHIBL AL-ZAYDI", "shibl, zaydi"},    // nothing tells
      {"Government Ministers Visited", ""},  // English
      {"Zaydi’s men; Zaydi’s house", "zaydi, zaydi"},
      {"Zaydi2 and 123", ""},
      {"Al El Bin", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(posted(row.text) == row.names);
  }
}

TEST_CASE("a compound is a name besides its parts") {
  struct Row {
    const char* text;
    const char* has;
  };
  const Row rows[] = {
      {"Abd al-Karim Zaydi", "abd al karim"},
      {"Abdul Kareem Zaydi", "abdul kareem"},
      {"Abd ar-Rahman", "abd ar rahman"},
      {"Salah al-Din", "salah al din"},
      {"Salah ed-Deen", "salah ed deen"},
      {"Salah Uddin", "salah uddin"},
      {"Saif Allah", "saif allah"},
      {"Gholam-Ali", "gholam ali"},
      {"Abd  al-Karim", "abd al karim"},  // scraped blanks
      {"Abd\u00A0al-Karim", "abd al karim"},
      {"Abd al\u2010Karim", "abd al karim"},  // typographic hyphens
      {"Abd al\u2011Karim", "abd al karim"},
      {"Gholam\u2011Ali", "gholam ali"},
      {"Pour-Mohammadi", "pour mohammadi"},
      {"Mohammadi Pur", "mohammadi pur"},
      {"عبد الكريم", "عبد الكريم"},
      {"صلاح الدين", "صلاح الدين"},
      {"عبد‌الكريم",
       "عبد الكريم"},  // of Persian, a zero-width non-joiner
  };
  for (const Row& row : rows) {
    CAPTURE(row.text, posted(row.text));
    CHECK((", " + posted(row.text) + ",")
              .find(std::string(", ") + row.has + ",") != std::string::npos);
  }
}

TEST_CASE("words that are not bound are no compound") {
  for (const char* text :
       {"Abdul. Kareem left.", "Abdul, Kareem", "Salah; al-Din", "al-Zaydi",
        "Zaydi-led", "Pour water", "Rockets pour"}) {
    CAPTURE(text, posted(text));
    for (const PostedName& name : find_posted_names(text, break_words(text))) {
      CHECK(name.word_count == 1);
    }
  }
}

TEST_CASE("in Arabic script, words that are ordinary or inflected are none") {
  struct Row {
    const char* word;
    bool is_name;
  };
  const Row rows[] = {
      {"شبل", true},         {"الزيدي", true},   {"والزيدي", true},
      {"حسين", true},        {"الأمين", true},   {"قال", false},
      {"من", false},         {"الحكومة", false}, {"المسلحين", false},
      {"الانتخابات", false}, {"قواتها", false},  {"العراقية", false},
      {"گفت", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(may_be_name(fold_word(row.word)) == row.is_name);
  }
}

TEST_CASE("in Arabic script, clitics make no name of an ordinary word") {
  for (const char* word : {"والحكومة", "بالحكومة", "للحكومة", "وبالحكومة",
                           "بشكل", "ومدينة", "لمدينة", "والعراقية"}) {
    CAPTURE(word);
    CHECK_FALSE(may_be_name(fold_word(word)));
  }
  // These letters belong to the name.
  for (const char* word :
       {"وليد", "وداد", "وهاب", "بلال", "بشار", "بوعلي", "لبيد", "لقمان",
        "فراس", "فريال", "كوثر", "كامل", "باسم", "بدرالدين"}) {
    CAPTURE(word);
    CHECK(may_be_name(fold_word(word)));
  }
}

TEST_CASE("in Arabic script, most names of lists are no ordinary words") {
  std::set<std::string> names;
  for (const std::string& row :
       lines_of(FIHRIST_SOURCE_DIR "/../shared/data/names/cross.tsv")) {
    const std::string name = fold(row.substr(0, row.find('\t')));
    if (name.size() >= 6 && is_arabic_script(name)) names.insert(name);
  }
  if (names.empty()) {
    WARN("skipped: no ../shared/data/names/cross.tsv");
    return;
  }
  const auto passing = std::count_if(names.begin(), names.end(), may_be_name);
  std::cout << passing << " of " << names.size()
            << " Arabic tokens of names may be names\n";
  CHECK(double(passing) >= .98 * double(names.size()));
}

TEST_CASE("an ending that is written as a sign tells a word from a name") {
  CHECK(posted("كان مفصولاً عن شبل") == "شبل");
  CHECK(posted("مفصولًا") == "");
  CHECK(posted("شِبْل") == "شبل");
}

TEST_CASE("Ali and Akbar are told from the Arabic words on and greater") {
  CHECK(posted("علي شبل") == "علي, شبل");
  CHECK(posted("علی شبل") == "علي, شبل");  // as Persian writes it
  CHECK(posted("على شبل") == "شبل");
  CHECK(posted("اکبر شبل") == "اكبر, شبل");
  CHECK(posted("أكبر شبل") == "شبل");
}

TEST_CASE("spellings of one name share a key, whatever is written onto it") {
  struct Row {
    const char* a;
    const char* b;
  };
  const Row rows[] = {
      {"zaydi", "zaidi"},
      {"abd al karim", "abdelkarim"},
      {"abdul kareem", "abd al karim"},
      {"salah al din", "salahuddin"},
      {"gholam ali", "gholamali"},
      {"الزيدي", "زيدي"},
      {"والزيدي", "زيدي"},
      {"للزيدي", "الزيدي"},
      {"وشبل", "شبل"},
      {"عبد الكريم", "abdelkarim"},
      {"صلاح الدين", "salahuddin"},
      {"شبل", "shebel"},
      {"والزيدي", "zaidi"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a, row.b);
    const auto a = posting_keys(row.a);
    const auto b = posting_keys(row.b);
    CHECK(std::any_of(a.begin(), a.end(), [&](const std::string& key) {
      return std::find(b.begin(), b.end(), key) != b.end();
    }));
  }
}

TEST_CASE("what is longer than any name has no keys") {
  const std::string longest(kMaxNameBytes, 'b');
  CHECK(!posting_keys(longest).empty());
  CHECK(posting_keys(longest + "b").empty());
}

}  // namespace
}  // namespace fihrist
