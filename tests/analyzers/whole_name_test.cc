#include "analyzers/whole_name.h"

#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/analyzers/golden_rows.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const std::string kPairs =
    FIHRIST_SOURCE_DIR "/../shared/data/names/full_pairs.tsv";

struct Scored {
  const char* a;
  const char* b;
};

// Pairs of two persons, and of one in two spellings; not those of a person
// under two names. None where they are not beside the project.
std::vector<GoldenRow> judged_pairs() {
  std::vector<GoldenRow> pairs;
  std::ifstream in(kPairs);
  if (!in) std::cout << "skipped: no " << kPairs << "\n";
  for (std::string line; std::getline(in, line);) {
    GoldenRow row = split_row(line);
    const bool is_same = row[0] == "1" && row[4] == "1";
    if (is_same || row[0] == "0") pairs.push_back(std::move(row));
  }
  return pairs;
}

bool is_right(const GoldenRow& pair, double score) {
  return (score >= kSameName) == (pair[0] == "1");
}

TEST_CASE("golden pairs are judged as by the reference, but for a few") {
  int others = 0;
  const std::vector<GoldenRow> rows = golden_rows("golden_name_scores.tsv");
  for (const GoldenRow& row : rows) {
    const bool was_same = std::stod(row[2]) >= kSameName;
    if ((name_score(row[0], row[1]) >= kSameName) != was_same) ++others;
  }
  CHECK(rows.size() == 800);
  CHECK(others > 0);
  CHECK(others <= 24);
}

TEST_CASE("golden pairs are judged no worse than by the reference") {
  std::map<std::string, GoldenRow> judged;
  for (const GoldenRow& pair : judged_pairs()) {
    judged[pair[1] + "\t" + pair[2]] = pair;
  }
  int right_then = 0;
  int right_now = 0;
  for (const GoldenRow& row : golden_rows("golden_name_scores.tsv")) {
    const auto pair = judged.find(row[0] + "\t" + row[1]);
    if (pair == judged.end()) continue;
    if (is_right(pair->second, std::stod(row[2]))) ++right_then;
    if (is_right(pair->second, name_score(row[0], row[1]))) ++right_now;
  }
  CAPTURE(right_then, right_now);
  CHECK(right_now >= right_then);
}

TEST_CASE("judged pairs of whole names are told apart") {
  const std::vector<GoldenRow> pairs = judged_pairs();
  if (pairs.empty()) return;
  double right = 0;
  double wrong = 0;
  double missed = 0;
  for (const GoldenRow& pair : pairs) {
    const double score = name_score(pair[1], pair[2]);
    if (pair[0] == "1") ++(is_right(pair, score) ? right : missed);
    if (pair[0] == "0" && !is_right(pair, score)) ++wrong;
  }
  const double precision = right / (right + wrong);
  const double recall = right / (right + missed);
  CAPTURE(precision, recall);
  CHECK(precision >= .94);
  CHECK(recall >= .86);
  CHECK(2 * precision * recall / (precision + recall) >= .905);
}

TEST_CASE("a whole name is the tokens that carry it") {
  struct Row {
    const char* name;
    const char* tokens;
  };
  const Row rows[] = {
      {"", ""},
      {"Qasem Soleimani", "qasem soleimani"},
      {"Sheikh Abd al-Aziz bin Salah al-Din", "abdulaziz salahuddin"},
      {"Abdul Rahman", "abdulrahman"},
      {"Abd ar-Rahman", "abdulrahman"},
      {"Abd Alrahman", "abdulrahman"},
      {"Abdul Ali", "abdulali"},
      {"Nasr ed-Deen", "nasruddin"},
      {"Shams Eldin", "shamsuddin"},
      {"Gholam-Ali Haddad-Adel", "gholam ali haddad adel"},
      {"J. D. Abu al-Walid", "abuwalid"},
      {"Abou Bakr", "abubakr"},
      {"Abolfazl Rahmani", "abufazl rahmani"},
      {"Abul Fazl", "abul fazl"},
      {"Zia-ur-Rahman", "zia rahman"},
      {"Mohd. Salem", "muhammad salem"},
      {"Mohammed Benhammedi", "mohammed hammedi"},
      {"Bino Ali", "bino ali"},
      {"the Haji", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::string tokens;
    for (const std::string& token : name_tokens(row.name)) {
      tokens.append(tokens.empty() ? "" : " ").append(token);
    }
    CHECK(tokens == row.tokens);
  }
}

TEST_CASE("one name in two spellings is the same") {
  const Scored rows[] = {
      {"Qasem Soleimani", "Kassim Suleymani"},
      // Compounds are one token.
      {"Abd al-Karim Qasim", "Abdelkarim Kassem"},
      {"Abdul Kareem Qasim", "Abdolkarim Qasem"},
      {"Abd-al-Rahman Yusuf", "Abdurrahman Youssef"},
      {"Salah al-Din Ahmad", "Salaheddine Ahmed"},
      {"Abu al-Fadl Rahimi", "Abolfazl Rahimi"},
      // Order, sons, articles and titles do not matter.
      {"Soleimani Qasem", "Qasem Soleimani"},
      {"Ali bin Hassan al-Majid", "Ali Hassan Majid"},
      {"Ali ibn Salih", "Ali ben Saleh"},
      {"Ayatollah Sayyid Ali Sistani", "Ali al-Sistani"},
      {"Gul Agha Sherzai", "Gul Sherzai"},
      // Written together or apart.
      {"Aliakbar Velayati", "Ali-Akbar Velayati"},
      {"Gholam Ali Haddad Adel", "Gholamali Haddad-Adel"},
      {"Zia ul-Haq Rahmani", "Ziaulhaq Rahmani"},
      {"Mohammed Benhammedi", "Mohamed Ben Hammedi"},
      {"Ali Jafari-Najafabadi", "Ali Jafari"},
      // Short forms, a slip of the pen.
      {"Mohd. Turki Khalifa", "Muhammad Turki Khalifah"},
      {"Amir Hachem Kantraji", "Amir Hachem Katranji"},
  };
  for (const Scored& row : rows) {
    const double score = name_score(row.a, row.b);
    CAPTURE(row.a, row.b, score);
    CHECK(score >= kSameName);
  }
}

TEST_CASE("two names that have something in common are not the same") {
  const Scored rows[] = {
      {"Qasem Soleimani", "Hassan Soleimani"},
      {"Muhammad Ali Salehi", "Muhammad Ali Rahimi"},
      {"Abu Jihad", "Abu al-Khayr"},
      {"Abu Ali al-Basri", "Abu Ahmad al-Kufi"},
      {"Haji Mir Khan", "Haji Gul Khan"},
      {"Yasir Sabawi Ibrahim", "Saad Sabawi Ibrahim"},
      {"Ali Salehi", "Ali"},
      {"Qasem Soleimani", "Soleimani"},
  };
  for (const Scored& row : rows) {
    const double score = name_score(row.a, row.b);
    CAPTURE(row.a, row.b, score);
    CHECK(score < kSameName);
  }
}

TEST_CASE("a surname alone is a maybe, a given name that many bear is none") {
  CHECK(name_score("Qasem Soleimani", "Soleimani") >= kMaybeOneName);
  CHECK(name_score("Ali Salehi", "Ali") < kMaybeOneName);
}

TEST_CASE("a score is 0 to 1 and the same in either order") {
  const std::vector<GoldenRow> rows = golden_rows("golden_name_scores.tsv");
  const auto check = [](const std::string& a, const std::string& b) {
    const double score = name_score(a, b);
    CAPTURE(a, b, score);
    CHECK(score >= 0);
    CHECK(score <= 1);
    CHECK(std::abs(name_score(b, a) - score) < 1e-9);
  };
  for (const GoldenRow& row : rows) check(row[0], row[1]);
  std::mt19937 random(1);
  for (std::size_t i = 0; i < 500; ++i) {
    check(rows[random() % rows.size()][0], rows[random() % rows.size()][1]);
  }
  CHECK(name_score("Qasem Soleimani", "Qasem Soleimani") == 1);
}

TEST_CASE("a name without tokens is like no other") {
  CHECK(name_score("", "Qasem Soleimani") == 0);
  CHECK(name_score("al-", "al-") == 0);
}

}  // namespace
}  // namespace fihrist
