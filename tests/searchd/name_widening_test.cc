#include "searchd/name_widening.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "archive.h"
#include "indexer/index_writer.h"
#include "searchd/name_reading.h"
#include "searchd/query_parser.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const AliasTable& table() {
  static const AliasTable table(
      alias_rows("qaani\tperson\tEsmail Qaani\t\n",
                 "qaani\tQaani\tspelling\tstrong\t\t\tseen\n"));
  return table;
}

LikeSpelling spelling(const std::string& text, bool stands_alone = true) {
  return {{text, text, 1, 1}, stands_alone};
}

// An archive of few names. A word is among its own spellings.
std::vector<LikeSpelling> spellings_of(std::string_view name) {
  static const std::map<std::string, std::vector<LikeSpelling>, std::less<>>
      known = {
          {"zaidi",
           {spelling("zaidi"), spelling("zaydi"), spelling("زيدي", false)}},
          {"shebel", {spelling("shebel"), spelling("شبل", false)}},
          {"qaani", {spelling("qaani"), spelling("ghany")}},
          {"abd al karim", {spelling("abdelkarim"), spelling("abd al karim")}},
          {"abdelkarim", {spelling("abdelkarim"), spelling("abd al karim")}},
          {"gholam ali", {spelling("gholamali")}},
          {"abu zaidi", {spelling("abuzaidi")}},
      };
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  if (name.find(' ') != std::string_view::npos) return {};
  return {spelling(std::string(name))};
}

// As to_string, with all spellings of a name: {zaidi|zaydi}.
std::string shown(const Query& query) {
  std::string text;
  const auto join = [&](const char* mark) {
    for (const Query& child : query.children) {
      text += (text.empty() ? "(" : mark) + shown(child);
    }
    return text + ")";
  };
  switch (query.kind) {
    case Query::Kind::alike:
      for (const Query::Spelling& one : query.spellings) {
        text += (text.empty() ? "{" : "|") + one.text;
      }
      return text + "}";
    case Query::Kind::all_of:
      return join(" AND ");
    case Query::Kind::any_of:
      return join(" OR ");
    case Query::Kind::near:
      return join(" NEAR ");
    default:
      return to_string(query);
  }
}

Widening widen(const std::string& text) {
  return widen_names(read_names(parse_query(text).query, table(), {}).query,
                     spellings_of);
}

TEST_CASE("a name is widened to the archive's spellings that stand alone") {
  struct Row {
    const char* text;
    const char* widened;
  };
  const Row rows[] = {
      {"", "*"},
      {"zaidi", "(zaidi OR {zaidi|zaydi})"},
      {"zaidi visit", "((zaidi OR {zaidi|zaydi}) AND visit)"},
      {"zaidi OR visit", "((zaidi OR {zaidi|zaydi}) OR visit)"},
      // Not where the archive has no other, nor an ordinary word.
      {"mustafa", "mustafa"},
      {"visit", "visit"},
      // The article does not matter, so the bare word is asked for too.
      {"al-zaidi", "(al-zaidi OR {zaidi|zaydi})"},
      {"al-mustafa", "(al-mustafa OR {mustafa})"},
      // Not what is read as somebody, quoted, taken away or a beginning.
      {"qaani", "(actor:qaani OR \"qaani\")"},
      {"\"zaidi\"", "\"zaidi\""},
      {"+zaidi", "\"zaidi\""},
      {"visit -zaidi", "(visit AND NOT zaidi)"},
      {"NOT zaidi", "NOT zaidi"},
      {"zaid*", "zaid*"},
      {"title:zaidi", "title:\"zaidi\""},
      // Each alone within NEAR.
      {"zaidi NEAR/3 visit",
       "((zaidi NEAR visit) OR ((zaidi OR {zaidi|zaydi}) NEAR visit))"},
      {"(zaidi OR base) NEAR/3 visit",
       "(((zaidi OR base) NEAR visit) OR "
       "(((zaidi OR {zaidi|zaydi}) OR base) NEAR visit))"},
      {"(shebel zaidi) NEAR/3 visit", "((shebel AND zaidi) NEAR visit)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(widen(row.text).query) == row.widened);
  }
}

TEST_CASE("names side by side are one: its parts are near, in either script") {
  struct Row {
    const char* text;
    const char* widened;
  };
  const Row rows[] = {
      {"shebel zaidi",
       "((shebel AND zaidi) OR ({shebel} AND {zaidi|zaydi}) OR "
       "({shebel|شبل} NEAR {zaidi|zaydi|زيدي}))"},
      {"shebel AND zaidi",
       "((shebel AND zaidi) OR ({shebel} AND {zaidi|zaydi}) OR "
       "({shebel|شبل} NEAR {zaidi|zaydi|زيدي}))"},
      // Particles are no parts.
      {"shebel bin al zaidi",
       "((shebel AND bin AND al AND zaidi) OR ({shebel} AND {zaidi|zaydi}) OR "
       "({shebel|شبل} NEAR {zaidi|zaydi|زيدي}))"},
      {"umm zaidi", "((umm AND zaidi) OR {zaidi|zaydi})"},
      {"abu bin", "(abu AND bin)"},
      {"al-abu", "al-abu"},
      // No way where the archive spells a part not at all.
      {"shebel abdul-kareem", "(shebel AND abdul-kareem)"},
      // Other words part names.
      {"shebel visit zaidi", "(shebel AND visit AND (zaidi OR {zaidi|zaydi}))"},
      // A compound is one part, and so are names that a hyphen joins.
      {"abd al-karim zaidi",
       "((abd AND al-karim AND zaidi) OR ({abdelkarim|abd al karim} AND "
       "{zaidi|zaydi}) OR ({abdelkarim|abd al karim} NEAR "
       "{zaidi|zaydi|زيدي}))"},
      {"abdelkarim", "(abdelkarim OR {abdelkarim|abd al karim})"},
      {"abd al karim", "((abd AND al AND karim) OR {abdelkarim|abd al karim})"},
      {"gholam-ali", "(gholam-ali OR {gholamali} OR ({gholam} NEAR {ali}))"},
      // Where the archive writes neighbours as one, they are asked for so.
      {"gholam ali zaidi",
       "((gholam AND ali AND zaidi) OR ({gholam} AND {ali} AND {zaidi|zaydi}) "
       "OR ({gholam} NEAR {ali} NEAR {zaidi|zaydi|زيدي}) OR ({gholamali} AND "
       "{zaidi|zaydi}) OR ({gholamali} NEAR {zaidi|zaydi|زيدي}))"},
      {"abu zaidi", "((abu AND zaidi) OR {zaidi|zaydi} OR {abuzaidi})"},
      {"abu-zaidi", "(abu-zaidi OR {zaidi|zaydi} OR {abuzaidi})"},
      // Who is read as somebody may be a part of another's name.
      {"shebel qaani",
       "((shebel AND (actor:qaani OR \"qaani\")) OR ({shebel} AND (actor:qaani "
       "OR \"qaani\")) OR ({shebel|شبل} NEAR (actor:qaani OR \"qaani\" OR "
       "{qaani|ghany})))"},
      // A phrase with an actor in it is nobody's name.
      {"shebel (actor:qaani OR \"zaidi actor:qaani\")",
       "(shebel AND (actor:qaani OR \"zaidi actor:qaani\"))"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(widen(row.text).query) == row.widened);
  }
}

std::string also_of(const std::string& text) {
  std::string also;
  for (const AlsoAsked& one : widen(text).also) {
    also += one.name + ": " + one.spelling.text + "; ";
  }
  return also;
}

TEST_CASE("what is asked for besides is listed once, by name") {
  CHECK(also_of("zaidi") == "zaidi: zaydi; ");
  CHECK(also_of("zaidi visit zaidi") == "zaidi: zaydi; ");
  CHECK(also_of("shebel zaidi") == "shebel: شبل; zaidi: zaydi; zaidi: زيدي; ");
  CHECK(also_of("\"zaidi\"").empty());
  CHECK(also_of("al-mustafa").empty());
  CHECK(also_of("zaidi abdul-kareem").empty());
}

TEST_CASE("a name is looked up once, however often it was typed") {
  int lookups = 0;
  const Query query =
      read_names(parse_query("zaidi zaidi visit OR zaidi").query, table(), {})
          .query;
  (void)widen_names(query, [&](std::string_view name) {
    if (name == "zaidi") ++lookups;
    return spellings_of(name);
  });
  CHECK(lookups == 1);
}

TEST_CASE("the spellings of an archive are those that sound like the name") {
  const SmallArchive archive(
      alias_rows("sarraj\tperson\tFayez Sarraj\t\n",
                 "sarraj\tSerraj\tspelling\tstrong\t\t\tseen\n"
                 "sarraj\tالسراج\tnative\tstrong\t\t\tseen\n"),
      {document("1", "", "Gen. Zaydi and Zaydi's brother met Saadi."),
       document("2", "", "Al-Zaidy, said Karimi. A zaidee is no name."),
       document("3", "", "التقى الزيدي رئيس الوزراء السراج")},
      2);
  const auto also = [&](const std::string& query) {
    std::string text;
    for (const AlsoAsked& one : archive.search({{"q", query}}).also) {
      text += one.spelling.text + " in " +
              std::to_string(one.spelling.documents) + "; ";
    }
    return text;
  };
  CHECK(also("Zaidi").find("zaydi in 1; ") != std::string::npos);
  CHECK(also("Zaidi").find("zaidy in 1; ") != std::string::npos);
  CHECK(also("Zaidi").find("karimi") == std::string::npos);
  CHECK(also("Zaidi").find("zaidee") == std::string::npos);
  // In the other script, what the tables know as the name.
  CHECK(also("Zaidi").find("الزيدي") == std::string::npos);
  CHECK(also("Sarradj") == "السراج in 1; ");
  // The letters do not matter.
  CHECK(also("زيدى") == "الزيدي in 1; ");
  CHECK(also("visit").empty());
}

TEST_CASE("a spelling that was removed or replaced is not asked for") {
  const SmallArchive archive(
      alias_rows("", ""),
      {document("1", "", "Zaydi left."), document("2", "", "Zaydee left."),
       document("3", "", "Zaydy left.")},
      2);
  const auto also = [&] {
    std::set<std::string> spellings;
    for (const AlsoAsked& one : archive.search({{"q", "Zaidi"}}).also) {
      spellings.insert(one.spelling.text);
    }
    return spellings;
  };
  CHECK(also() == std::set<std::string>{"zaydee", "zaydi", "zaydy"});
  IndexWriter writer = IndexWriter::update(archive.index(), "a test");
  writer.remove("2");
  writer.add(document("3", "", "Zaidy left."));
  writer.commit();
  CHECK(also() == std::set<std::string>{"zaidy", "zaydi"});
}

TEST_CASE("what is found as typed is found when it is widened, too") {
  const SmallArchive archive(
      alias_rows("qaani\tperson\tEsmail Qaani\t\n",
                 "qaani\tQaani\tspelling\tstrong\t\t\tseen\n"),
      {document("1", "", "The visit was to be al Zaidi the other day."),
       document("2", "", "Shebel Zaidi was at the visit."),
       document("3", "", "Those of gholam ali, and a visit."),
       document("4", "", "Qaani said a visit was near."),
       document("5", "", "Zaydi, Gholamali, Shibl Zaydy.")});
  struct Row {
    const char* query;
    const char* id;
  };
  const Row rows[] = {
      {"visit NEAR/4 al-zaidi", "1"},
      {"gholam-ali NEAR/4 visit", "3"},
      {"(shebel zaidi) NEAR/5 visit", "2"},
      {"(zaidi OR karimi) NEAR/5 visit", "2"},
      {"(shebel NEAR/2 zaidi) NEAR/5 visit", "2"},
      {"(qaani OR zaidi) NEAR/3 visit", "4"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const SearchResponse response = archive.search({{"q", row.query}});
    const auto ids = ids_of(response);
    CHECK(std::find(ids.begin(), ids.end(), row.id) != ids.end());
    CHECK(response.total == ids.size());
  }
}

// `count` words of one key, each of other vowels.
std::string words_of_one_key(std::size_t count) {
  static const char* const vowels[] = {"", "ا", "و", "ي"};
  static const char* const consonants[] = {"ز", "د", "ك", "م", "ر", "ب", "ن"};
  std::string text;
  for (std::size_t i = 1; i <= count; ++i) {
    std::size_t number = i;
    for (const char* consonant : consonants) {
      text += consonant;
      text += vowels[number % 4];
      number /= 4;
    }
    text += ' ';
  }
  return text;
}

TEST_CASE("of a key, so many spellings are compared with a name and no more") {
  // The name itself counts, and so does the one that is like it, the last.
  for (const std::size_t others : {kMaxCompared - 2, kMaxCompared - 1}) {
    CAPTURE(others);
    const SmallArchive archive(
        alias_rows("", ""),
        {document("1", "", words_of_one_key(others) + " وزدكمربن")}, 2);
    const auto also = archive.search({{"q", "زدكمربن"}}).also;
    CHECK(also.size() == (others == kMaxCompared - 2 ? 1 : 0));
  }
}

TEST_CASE("what only sounds like a name stands behind what is written so") {
  std::vector<Document> documents;
  for (int i = 0; i < 30; ++i) {
    const std::string name = i % 3 == 0 ? "Zaidi" : "Zaydi";
    documents.push_back(document(
        std::to_string(i), name, "A word of " + name + ". " + name + ".",
        "2020-01-" + std::string(i < 20 ? "1" : "2") + std::to_string(i % 9)));
  }
  const SmallArchive archive(alias_rows("", ""), documents, 3);
  const auto hits =
      archive.search({{"q", "zaidi word"}, {"limit", "100"}}).hits;
  REQUIRE(hits.size() == 30);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    CHECK((hits[i].document.title == "Zaidi") == (i < 10));
    if (i > 0) CHECK(hits[i].score <= hits[i - 1].score);
  }
  const Why& why = hits.back().why.front();
  CHECK(why.via == "key");
  CHECK(why.like == "zaidi");
  CHECK(why.surface == "Zaydi");
}

}  // namespace
}  // namespace fihrist
