#include "analyzers/likeness.h"

#include <string>
#include <string_view>

#include "analyzers/alias_files.h"
#include "tests/analyzers/small_table.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const SmallTables kTables = {
    .actors =
        "abu-mahdi-al-muhandis|person|Abu Mahdi al-Muhandis\n"
        "ahmad-al-hamidawi|person|Ahmad al-Hamidawi\n"
        "asaib-ahl-al-haq|group|Asaib Ahl al-Haq\n"
        "bashar-al-assad|person|Bashar al-Assad\n"
        "esmail-qaani|person|Esmail Qaani\n"
        "hassan-nasrallah|person|Hassan Nasrallah\n"
        "iran|state|Iran\n"
        "kataib-hezbollah|group|Kataib Hezbollah\n"
        "mohammad-javad-zarif|person|Mohammad Javad Zarif\n"
        "mustafa-al-kadhimi|person|Mustafa al-Kadhimi\n"
        "qais-khazali|person|Qais al-Khazali\n"
        "qassem-soleimani|person|Qassem Soleimani\n"
        "zaki-front|group|Zaki Front\n"
        "zaki-hamad|person|Zaki Hamad\n",
    .aliases =
        "abu-mahdi-al-muhandis|Abu Mahdi al-Muhandis|kunya|strong\n"
        "ahmad-al-hamidawi|Ahmad al-Hamidawi|spelling|strong\n"
        "asaib-ahl-al-haq|Asaib Ahl al-Haq|spelling|strong\n"
        "asaib-ahl-al-haq|League of the Righteous|translation|strong\n"
        "bashar-al-assad|Bashar al-Assad|spelling|strong\n"
        "esmail-qaani|Esmail Qaani|spelling|strong\n"
        "esmail-qaani|Qaani|spelling|strong\n"
        "esmail-qaani|Kani|spelling|weak\n"
        "esmail-qaani|إسماعيل قاآني|native|strong\n"
        "hassan-nasrallah|Hassan Nasrallah|spelling|strong\n"
        "iran|Iran|spelling|strong\n"
        "kataib-hezbollah|Kataib Hezbollah|spelling|strong\n"
        "mohammad-javad-zarif|Mohammad Javad Zarif|spelling|strong\n"
        "mustafa-al-kadhimi|Mustafa al-Kadhimi|spelling|strong\n"
        "mustafa-al-kadhimi|Kadhimi|spelling|strong\n"
        "qais-khazali|Qais al-Khazali|spelling|strong\n"
        "qassem-soleimani|Qassem Soleimani|spelling|strong\n"
        "qassem-soleimani|Soleimani|spelling|weak\n"
        "zaki-front|زكي الجبهة|native|strong\n"
        "zaki-hamad|زكي حمد|native|strong\n",
};

struct Row {
  const char* name;
  const char* actors;  // with the row each is like
};

std::string likely_in(std::string_view name) {
  static const AliasTable table(rows_of(kTables));
  static const SpellingIndex index(table);
  std::string text;
  for (const LikelySpelling& likely : index.candidates(name)) {
    if (!text.empty()) text += "; ";
    text +=
        table.actor(likely.actor).id + " by " + table.alias(likely.alias).text;
  }
  return text;
}

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(likely_in(row.name) == row.actors);
  }
}

TEST_CASE("a new spelling of a whole name is proposed") {
  check({
      {"Ismael Ghaani", "esmail-qaani by Esmail Qaani"},
      {"Esmaeil Qa'aany", "esmail-qaani by Esmail Qaani"},
      {"Ghasem Suleymani", "qassem-soleimani by Qassem Soleimani"},
      {"Kassim Sulaimany", "qassem-soleimani by Qassem Soleimani"},
      {"Mostafa Al-Kazemi", "mustafa-al-kadhimi by Mustafa al-Kadhimi"},
      {"Abu Mehdi Mohandes", "abu-mahdi-al-muhandis by Abu Mahdi al-Muhandis"},
      {"Qays Khaz’aly", "qais-khazali by Qais al-Khazali"},
      {"Hasan Nasrollah", "hassan-nasrallah by Hassan Nasrallah"},
      {"Ahmed Hamidavi", "ahmad-al-hamidawi by Ahmad al-Hamidawi"},
      {"Assaeb Ahl el-Haqq", "asaib-ahl-al-haq by Asaib Ahl al-Haq"},
      {"Kata'eb Hizbullah", "kataib-hezbollah by Kataib Hezbollah"},
  });
}

TEST_CASE("who shares only a part of the name is not proposed") {
  check({
      {"Qassem Salami", ""},
      {"Ali Soleimani", ""},
      {"Gholamreza Soleimani", ""},
      {"Hafez al-Assad", ""},
      {"Hassan Rouhani", ""},
      {"Mohammad Javad", ""},
      {"Mohammad Javad Azari", ""},
      {"Ahmad Nasrallah", ""},
      {"Asaib", ""},
      {"Kamal Javad Zarif", ""},
      {"", ""},
  });
}

TEST_CASE("a single token is compared with one-word rows, weak ones strictly") {
  check({
      {"Ghaani", "esmail-qaani by Qaani"},
      {"al-Kazimi", "mustafa-al-kadhimi by Kadhimi"},
      {"Suleimani", "qassem-soleimani by Soleimani"},
      {"Salami", ""},
      {"Muhandes", ""},
  });
}

TEST_CASE("what is an alias already is not proposed") {
  check({
      {"Qaani", ""},
      {"al-Qaani", ""},
      {"QASSEM SOLEIMANI", ""},
      {"League of the Righteous", ""},
      {"Iraan", ""},
  });
}

TEST_CASE(
    "across scripts two tokens meet by key, where there is no row in the "
    "script") {
  check({
      {"اسماعیل قاني", "esmail-qaani by إسماعيل قاآني"},
      {"Zaki Hamed", "zaki-hamad by زكي حمد"},
      {"Zaki Jabha", ""},
      {"قاسم سلیمانی", "qassem-soleimani by Qassem Soleimani"},
      {"سلیمانی", ""},
      {"قاسم سلامي", ""},
  });
}

TEST_CASE("a spelling of the shipped tables is not proposed again") {
  const AliasTable table(shipped_alias_rows());
  const SpellingIndex index(table);
  for (const Alias& alias : table.aliases()) {
    CAPTURE(alias.text, alias.row);
    CHECK(index.candidates(alias.text).empty());
  }
}

TEST_CASE("new spellings are found among the shipped tables") {
  const AliasTable table(shipped_alias_rows());
  const SpellingIndex index(table);
  struct ShippedRow {
    const char* name;
    const char* actor;
  };
  const ShippedRow rows[] = {
      {"Ghassemm Suleymaany", "qassem-soleimani"},
      {"Ismaeel Ghaany", "esmail-qaani"},
      {"Moustapha Kadimy", "mustafa-al-kadhimi"},
      {"Abou Mehdy Muhandess", "abu-mahdi-al-muhandis"},
      {"Kais Khazaaly", "qais-khazali"},
      {"Hassane Nasrollaah", "hassan-nasrallah"},
      {"Assaeb Ahl el-Haqq", "asaib-ahl-al-haq"},
      {"Kataeib Hizbollaah", "kataib-hezbollah"},
  };
  for (const ShippedRow& row : rows) {
    CAPTURE(row.name);
    const auto likely = index.candidates(row.name);
    REQUIRE_FALSE(likely.empty());
    CHECK(table.actor(likely[0].actor).id == row.actor);
  }
}

}  // namespace
}  // namespace fihrist
