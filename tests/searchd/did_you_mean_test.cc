#include "searchd/did_you_mean.h"

#include "archive.h"
#include "reference.h"
#include "searchd/near_words.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("slips are letters put in, left out, changed and exchanged") {
  struct Row {
    const char32_t* a;
    const char32_t* b;
    unsigned slips;
  };
  const Row rows[] = {
      {U"rocket", U"rocket", 0}, {U"rokcet", U"rocket", 1},
      {U"roket", U"rocket", 1},  {U"rockett", U"rocket", 1},
      {U"rockat", U"rocket", 1}, {U"solemaini", U"soleimani", 2},
      {U"rocket", U"socks", 3},  {U"abc", U"abcdefg", 3},
      {U"حكومه", U"حكمومه", 1},
  };
  for (const Row& row : rows) {
    CHECK(slips_between(row.a, row.b, 2) == row.slips);
    CHECK(slips_between(row.b, row.a, 2) == row.slips);
  }
}

const SmallArchive& archive() {
  static const SmallArchive archive = [] {
    std::vector<Document> documents;
    const auto add = [&](int count, const std::string& body,
                         const std::string& language) {
      for (int i = 0; i < count; ++i) {
        documents.push_back(document(std::to_string(documents.size()), "T",
                                     body, "", "", language));
      }
    };
    add(45, "The ceasefire in the green zone held; rockets were not fired.",
        "en");
    add(30, "Esmail Qaani came to the parliament.", "en");
    add(1, "A rocker and a parlament.", "en");
    add(5, "Parliamentary reform.", "en");
    add(20, "أعلنت الحكومة وقف القتال", "ar");
    add(20, "دولت درباره مذاکرات گفت", "fa");
    return SmallArchive(random_rows(), documents, 2);
  }();
  return archive;
}

std::string meant(const Parameters& parameters) {
  const auto meant = archive().search(parameters).did_you_mean;
  return meant ? meant->query : "";
}

TEST_CASE("a word that the archive lacks is mended to one that it has") {
  struct Row {
    const char* claim;
    const char* query;
    const char* meant;
  };
  const Row rows[] = {
      {"two letters exchanged", "cesaefire", "ceasefire"},
      {"a letter left out", "ceasfire", "ceasefire"},
      {"a letter put in", "ceaseffire", "ceasefire"},
      {"the first letter", "veasefire", "ceasefire"},
      {"two slips in a long word", "parliemant", "parliament"},
      {"two slips in a short word are none", "zoon", ""},
      {"capitals", "CEASFIRE", "ceasefire"},
      {"one of several words", "ceasfire rockets", "ceasefire rockets"},
      {"two of several words", "ceasfire rokcets", "ceasefire rockets"},
      {"beside a name", "Qaani parlaiment", "Qaani parliament"},
      {"one of alternatives, though the others answer",
       "parliament OR ceasfire", "parliament OR ceasefire"},
      {"within parentheses", "rockets (ceasfire OR zebra)",
       "rockets AND (ceasefire OR zebra)"},
      {"two words written as one", "greenzone", "green zone"},
      {"one word written as two", "cease fire", "ceasefire"},
      {"Arabic", "الحكمومة", "الحكومه"},
      {"Persian", "مذاکررات", "مذاكرات"},
      {"a rare word for one that is much more frequent", "parlament",
       "parliament"},
      {"a name that the archive spells otherwise is found", "Ghaanii", ""},
      {"nothing like it", "zebra", ""},
      {"quotes ask for these letters", "\"ceasfire\"", ""},
      {"so does a plus", "+ceasfire", ""},
      {"what is taken away is not mended", "zebra -ceasfire", ""},
      {"nor what begins so", "ceasfir*", ""},
      {"a word with digits", "ceasefire1", ""},
      {"a word of three letters", "zon", ""},
      {"nothing where all is found", "ceasefire", ""},
      {"nothing where no article has all of it", "ceasfire reform", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim, row.query);
    CHECK(meant({{"q", row.query}}) == row.meant);
  }
}

TEST_CASE("the filters hold for what may be meant") {
  const auto meant_then =
      archive().search({{"q", "ceasfire"}, {"language", "en"}}).did_you_mean;
  REQUIRE(meant_then);
  CHECK(meant_then->total == 45);
  REQUIRE(meant_then->words.size() == 1);
  CHECK(meant_then->words[0].from == "ceasfire");
  CHECK(meant_then->words[0].to == "ceasefire");
  CHECK(meant_then->words[0].documents == 45);
  CHECK(meant({{"q", "ceasfire"}, {"language", "ar"}}).empty());
}

TEST_CASE("what may be meant finds as many as it says, and needs no mending") {
  for (const char* query : {"ceasfire", "greenzone", "Qaani parlaiment",
                            "الحكمومة", "parliament OR ceasfire"}) {
    const auto meant = archive().search({{"q", query}}).did_you_mean;
    CAPTURE(query);
    REQUIRE(meant);
    const SearchResponse found = archive().search({{"q", meant->query}});
    CHECK(found.total == meant->total);
    CHECK_FALSE(found.did_you_mean);
  }
}

}  // namespace
}  // namespace fihrist
