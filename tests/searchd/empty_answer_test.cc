#include "searchd/empty_answer.h"

#include <algorithm>

#include "archive.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

SearchResponse ask(const Parameters& parameters) {
  static const SmallArchive archive(
      random_rows(),
      {document("a", "Market", "Onions and flour. Esmail Qaani came.",
                "2020-01-05", "Tigris", "en"),
       document("b", "Bridge", "A bridge of stone. Qaani left.", "2020-02-05",
                "Tigris", "en"),
       document("c", "Bridge", "Flour on the bridge.", "2021-03-01", "Levant",
                "en"),
       document("d", "جسر", "وصل الكاظمي", "", "Levant", "ar")},
      2);
  return archive.search(parameters);
}

TEST_CASE("the notes of an empty answer say what emptied it") {
  struct Row {
    Parameters parameters;
    std::vector<std::string> notes;
  };
  const Row rows[] = {
      {{{"q", "zebra"}}, {"no article has zebra"}},
      {{{"q", "flour zebra"}},
       {"no article has zebra", "without zebra, 2 articles answer: flour"}},
      {{{"q", "zebra quagga flour"}},
       {"no article has zebra", "no article has quagga",
        "without zebra and quagga, 2 articles answer: flour"}},
      {{{"q", "onions stone"}},
       {"no article has all that is asked for",
        "without stone, 1 article answers: onions"}},
      {{{"q", "Qaani zebra"}},
       {"no article has zebra", "without zebra, 2 articles answer: qaani"}},
      {{{"q", "\"stone bridge\""}},
       {"no article has \"stone bridge\"",
        "\"stone bridge\" as words, not as written: 1 article answers: stone "
        "bridge"}},
      {{{"q", "\"stone zebra\""}},
       {"no article has \"stone zebra\"", "no article has the word zebra"}},
      {{{"q", "\"zebra\" flour"}},
       {"no article has \"zebra\"",
        "without \"zebra\", 2 articles answer: "
        "flour"}},
      {{{"q", "title:flour"}},
       {"no article has title:\"flour\"",
        "title:\"flour\" as words, not as written: 2 articles answer: flour"}},
      {{{"q", "onions NEAR/1 qaani"}},
       {"no article has onions NEAR/1 qaani",
        "onions NEAR/1 qaani as words, not as written: 1 article answers: "
        "onions qaani"}},
      {{{"q", "onions NOT flour"}},
       {"no article has all that is asked for",
        "without NOT flour, 1 article answers: onions"}},
      {{{"q", "flour"}, {"language", "ar"}},
       {"no article has all that is asked for",
        "without language=ar, 2 articles answer"}},
      {{{"q", "flour"}, {"from", "2024"}, {"source", "Nobody"}},
       {"no article passes from=2024-01-01", "no article passes source=Nobody",
        "without from=2024-01-01 and source=Nobody, 2 articles answer"}},
      {{{"source", "Tigris"}, {"language", "ar"}},
       {"no article has all that is asked for",
        "without language=ar, 2 articles answer"}},
      {{{"actor", "qaani"}, {"actor", "kadhimi"}, {"actor_mode", "all"}},
       {"no article has all that is asked for",
        "without actor=kadhimi, 2 articles answer"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.parameters);
    const SearchResponse response = ask(row.parameters);
    REQUIRE(response.total == 0);
    CHECK(response.notes == row.notes);
  }
}

TEST_CASE("nothing is explained where something answers") {
  CHECK_FALSE(ask({{"q", "flour"}}).empty);
  CHECK_FALSE(ask({{"q", "flour"}, {"limit", "0"}}).empty);
}

TEST_CASE("each part and filter tells how many articles it leaves") {
  const EmptyAnswer empty =
      *ask({{"q", "flour stone"}, {"from", "2021"}, {"to", "2021"}}).empty;
  REQUIRE(empty.parts.size() == 2);
  CHECK(empty.parts[0].part == "flour");
  CHECK(empty.parts[0].alone == 2);
  CHECK(empty.parts[0].without == 0);
  CHECK(empty.parts[1].part == "stone");
  CHECK(empty.parts[1].alone == 1);
  CHECK(empty.parts[1].without == 1);
  CHECK(empty.parts[1].query == "flour");
  REQUIRE(empty.filters.size() == 1);
  CHECK(empty.filters[0].filter == "from=2021-01-01 to=2021-12-31");
  CHECK(empty.filters[0].parameters ==
        Parameters{{"from", "2021-01-01"}, {"to", "2021-12-31"}});
  CHECK(empty.filters[0].alone == 1);
  CHECK(empty.filters[0].without == 0);
}

TEST_CASE("an archive without articles says so") {
  const SmallArchive archive(random_rows(), {});
  CHECK(archive.search({{"q", "flour"}}).notes ==
        std::vector<std::string>{"the archive has no articles"});
}

TEST_CASE("many parts are explained, the last of them as one") {
  std::string query = "zebra";
  for (int i = 0; i < 40; ++i) query += " onions" + std::to_string(i);
  const EmptyAnswer empty = *ask({{"q", query}}).empty;
  CHECK(empty.parts.size() == kMaxPartsExplained);
  CHECK(empty.parts.back().part.ends_with("onions38 onions39"));
}

Parameters without(Parameters parameters, const Parameters& dropped) {
  std::erase_if(parameters, [&](const auto& given) {
    return std::any_of(
        dropped.begin(), dropped.end(), [&](const auto& parameter) {
          const bool is_one_of_many =
              given.first == "actor" || given.first == "source";
          return parameter.first == given.first &&
                 (!is_one_of_many || parameter.second == given.second);
        });
  });
  return parameters;
}

Parameters with_query(Parameters parameters, const std::string& query) {
  parameters[0].second = query;
  return parameters;
}

TEST_CASE("what is told of an empty answer is what the search then finds") {
  std::mt19937 random(11);
  const SmallArchive archive(random_rows(), random_documents(random, 60), 2);
  const auto total = [&](const Parameters& parameters) {
    return archive.search(parameters).total;
  };
  int seen = 0;
  for (int i = 0; i < 400; ++i) {
    const Parameters parameters = random_request(random);
    const SearchResponse response = archive.search(parameters);
    REQUIRE(response.empty.has_value() == (response.total == 0));
    if (!response.empty) continue;
    ++seen;
    CAPTURE(parameters, response.read_as);
    const EmptyAnswer& empty = *response.empty;
    bool one_is_enough = false;
    for (const EmptyPart& part : empty.parts) {
      CAPTURE(part.part, part.query);
      CHECK(total(with_query(parameters, part.query)) == part.without);
      CHECK(total({{"q", part.part}}) == part.alone);
      if (part.looser) {
        CHECK(total(with_query(parameters, part.looser->query)) ==
              part.looser->total);
      }
      one_is_enough |= part.without > 0 && empty.parts.size() > 1;
    }
    Parameters dropped;
    for (const EmptyFilter& filter : empty.filters) {
      CAPTURE(filter.filter);
      CHECK(total(without(parameters, filter.parameters)) == filter.without);
      one_is_enough |= filter.without > 0 &&
                       (empty.filters.size() > 1 || !empty.parts.empty());
      if (empty.drop &&
          std::count(empty.drop->filters.begin(), empty.drop->filters.end(),
                     filter.filter) > 0) {
        dropped.insert(dropped.end(), filter.parameters.begin(),
                       filter.parameters.end());
      }
    }
    if (!empty.drop) continue;
    const EmptyDrop& drop = *empty.drop;
    CAPTURE(drop.parts, drop.filters, drop.left.query);
    CHECK(drop.left.total > 0);
    CHECK(total(with_query(without(parameters, dropped), drop.left.query)) ==
          drop.left.total);
    if (one_is_enough) CHECK(drop.parts.size() + drop.filters.size() == 1);
  }
  CHECK(seen > 50);
}

}  // namespace
}  // namespace fihrist
