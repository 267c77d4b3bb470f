#include "analyzers/script_score.h"

#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzers/name_key.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("a Latin and an Arabic token are one name or two") {
  struct Row {
    const char* latin;
    const char* arabic;
    bool same;
  };
  const Row rows[] = {
      {"Qaani", "قاآنی", true},
      {"Ghaani", "قااني", true},
      {"Kadhimi", "الكاظمي", true},
      {"Kazemi", "کاظمی", true},
      {"Soleimani", "سليماني", true},
      {"Suleymany", "سلیمانی", true},
      {"Muhandis", "المهندس", true},
      {"Zaydi", "الزيدي", true},
      {"zaidi", "زیدی", true},
      {"Zayd", "زيد", true},
      {"Khazali", "الخزعلي", true},
      {"Jaafari", "جعفري", true},
      {"Djaafar", "جعفر", true},
      {"Hussein", "حسين", true},
      {"Hassan", "حسن", true},
      {"Hasan", "حسان", true},
      {"Fatima", "فاطمة", true},
      {"Fatimah", "فاطمه", true},
      {"Mustafa", "مصطفى", true},
      {"Moussa", "موسی", true},
      {"Hikmat", "حكمة", true},
      {"Saleh", "صالح", true},
      {"Fouad", "فؤاد", true},
      {"Raed", "رائد", true},
      {"Abdulrahman", "عبدالرحمن", true},
      {"Abderrahmane", "عبدالرحمن", true},
      {"Salaheddine", "صلاحالدين", true},
      {"Nasrallah", "نصرالله", true},
      {"Ouahab", "وهاب", true},
      {"Omar", "عمر", true},
      {"Khamenei", "خامنئي", true},
      {"Adham", "أدهم", true},
      {"Ishaq", "اسحاق", true},
      {"Sarhan", "سرحان", true},
      {"Lamrani", "العمراني", true},
      {"Al-Shammari", "شمري", true},
      {"Hakim", "الحکیم", true},
      // They share a key, but are not one name.
      {"Zaydi", "زاد", false},
      {"Zaydi", "زيد", false},
      {"Zayd", "زيدي", false},
      {"Qaani", "غني", false},
      {"Salami", "سلام", false},
      {"Salam", "سلمي", false},
      {"Hassan", "حسنين", false},
      {"Kadhim", "قاسمي", false},
      {"Nouri", "نار", false},
      {"Karim", "اكرم", false},
      {"Sami", "سامية", false},
      {"Badri", "بدر", false},
      {"Amiri", "عمر", false},
      // Nor do these.
      {"Soleimani", "قاآني", false},
      {"Qaani", "", false},
      {"", "قاآني", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.latin, row.arabic, script_score(row.latin, row.arabic));
    CHECK((script_score(row.latin, row.arabic) >= kSameAcrossScripts) ==
          row.same);
  }
}

TEST_CASE("spellings in Arabic script are one name by their skeleton") {
  struct Row {
    const char* a;
    const char* b;
    bool same;
  };
  const Row rows[] = {
      {"الزيدي", "زیدی", true},
      {"والزيدي", "الزيدى", true},
      {"للزيدي", "زيدي", true},
      {"بالكاظمي", "الکاظمی", true},
      {"فاطمة", "فاطمه", true},
      {"زهراء", "زهرا", true},
      {"زهراء", "زهرة", true},
      {"رؤوف", "رءوف", true},
      {"رؤوف", "رؤف", true},
      {"رئيس", "رءيس", true},
      {"داوود", "داود", true},
      {"قاآنی", "قآني", true},
      {"عبدالرحمن", "عبدرحمن", true},
      {"مصطفى", "مصطفی", true},
      {"قاسم", "القاسم", true},
      {"گیلانی", "گيلاني", true},
      // Letters of the name, not و ف ب ل ك before an article.
      {"فالح", "ح", false},
      {"والي", "ي", false},
      {"وليد", "ليد", false},
      {"باسم", "اسم", false},
      {"كاظم", "اظم", false},
      {"لالا", "الا", false},
      {"الله", "له", false},
      // Other names.
      {"زيد", "زيدي", false},
      {"سليم", "سليمان", false},
      {"شاه", "شا", false},
      {"حسن", "حسين", false},
      {"قاسم", "كاظم", false},
      {"", "ا", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a, row.b, arabic_skeleton(row.a), arabic_skeleton(row.b));
    CHECK((arabic_skeleton(row.a) == arabic_skeleton(row.b)) == row.same);
  }
}

TEST_CASE("a skeleton is a skeleton of itself") {
  for (const char* token : {"والزيدي", "عبدالله", "رؤوف", "زهراء", "الياسري"}) {
    CAPTURE(token);
    const std::string skeleton = arabic_skeleton(token);
    CHECK(arabic_skeleton(skeleton) == skeleton);
  }
}

// An Arabic token with all its Latin spellings in the pairs.
struct Group {
  std::string arabic;
  std::string skeleton;
  std::vector<std::string> keys;
  ScriptToken token;
  std::set<std::string> spellings;
};

std::vector<Group> read_groups() {
  std::map<std::string, std::set<std::string>> spellings;
  std::ifstream in(FIHRIST_SOURCE_DIR "/../shared/data/names/cross.tsv");
  for (std::string arabic, latin;
       std::getline(in, arabic, '\t') && std::getline(in, latin);) {
    spellings[arabic].insert(latin);
  }
  std::vector<Group> groups;
  for (auto& [arabic, latin] : spellings) {
    groups.push_back({arabic, arabic_skeleton(arabic), arabic_keys(arabic),
                      read_arabic_token(arabic), std::move(latin)});
  }
  return groups;
}

using GroupsByKey = std::map<std::string, std::vector<std::size_t>>;

GroupsByKey by_key(const std::vector<Group>& groups) {
  GroupsByKey found;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const std::string& key : groups[i].keys) found[key].push_back(i);
  }
  return found;
}

struct Share {
  int scored = 0;
  int all = 0;

  void count(double score) {
    ++all;
    scored += score >= kSameAcrossScripts;
  }
  double of_all() const { return double(scored) / all; }
};

TEST_CASE("of pairs across scripts that share a key, one name is told") {
  const std::vector<Group> groups = read_groups();
  if (groups.empty()) {
    WARN("skipped: no ../shared/data/names/cross.tsv");
    return;
  }
  const GroupsByKey meeting = by_key(groups);
  Share same;
  Share other;
  for (const Group& group : groups) {
    for (const std::string& latin : group.spellings) {
      const ScriptToken token = read_latin_token(latin);
      std::set<std::size_t> candidates;
      for (const std::string& key : latin_keys(latin)) {
        const auto found = meeting.find(key);
        if (found == meeting.end()) continue;
        candidates.insert(found->second.begin(), found->second.end());
      }
      for (const std::size_t i : candidates) {
        const Group& candidate = groups[i];
        const double score = script_score(token, candidate.token);
        if (&candidate == &group) same.count(score);
        if (!candidate.spellings.contains(latin) &&
            candidate.skeleton != group.skeleton) {
          other.count(score);
        }
      }
    }
  }
  std::cout << "across scripts: " << same.scored << " of " << same.all
            << " pairs of one name, " << other.scored << " of " << other.all
            << " of different names\n";
  CHECK(same.of_all() >= .95);
  CHECK(other.of_all() <= .05);
}

}  // namespace
}  // namespace fihrist
