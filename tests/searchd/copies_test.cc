// documents/{id}?copies=show: the other members, and which words each changed.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "analyzers/words.h"
#include "archive.h"
#include "corpus/error.h"
#include "searchd/api.h"
#include "searchd/word_changes.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using nlohmann::json;

std::string changes(const std::string& one, const std::string& other) {
  std::string text;
  for (const WordChange& change :
       word_changes(document("a", "", one), document("b", "", other))) {
    if (!text.empty()) text += ' ';
    text.append("[").append(change.removed).append("|");
    text.append(change.added).append("]");
    CHECK(one.substr(change.at.begin, change.at.end - change.at.begin) ==
          change.removed);
  }
  return text;
}

TEST_CASE("changes are words taken out and put in, as they stand") {
  struct Row {
    const char* one;
    const char* other;
    const char* changes;
  };
  const Row rows[] = {
      {"", "", ""},
      {"The same words.", "the SAME words", ""},
      {"", "Now here", "[|Now here]"},
      {"Gone now.", "", "[Gone now|]"},
      {"Five men were held.", "Six men were held.", "[Five|Six]"},
      {"He came on Monday, they said.", "He came, they said.", "[on Monday|]"},
      {"He came.", "He came back late.", "[|back late]"},
      {"a b c a b b a", "c b a b a c", "[a|c] [c|] [b|] [|c]"},
      {"قال الوزير أمس", "قال الناطق أمس", "[الوزير|الناطق]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.one, row.other);
    CHECK(changes(row.one, row.other) == row.changes);
  }
}

TEST_CASE("changes make one text of the other, and are no more than needed") {
  std::mt19937 random(3);
  const auto words = [&] {
    std::vector<std::string> list(random() % 12);
    for (auto& word : list) word = std::string(1, "abc"[random() % 3]);
    return list;
  };
  const auto joined = [](const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& word : list) text += word + " ";
    return text;
  };
  const auto count = [](const std::string& text) {
    return text.empty() ? 0 : std::count(text.begin(), text.end(), ' ') + 1;
  };
  for (int times = 0; times < 3000; ++times) {
    const auto a = words();
    const auto b = words();
    // The longest common subsequence, the slow way.
    std::vector<std::vector<long>> common(a.size() + 1,
                                          std::vector<long>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j) {
        common[i + 1][j + 1] =
            a[i] == b[j] ? common[i][j] + 1
                         : std::max(common[i][j + 1], common[i + 1][j]);
      }
    }
    const std::string one = joined(a);
    std::string made;
    std::uint32_t at = 0;
    long edits = 0;
    for (const WordChange& change :
         word_changes(document("a", "", one), document("b", "", joined(b)))) {
      made.append(one, at, change.at.begin - at);
      made.append(" ").append(change.added).append(" ");
      at = change.at.end;
      edits += count(change.removed) + count(change.added);
    }
    made.append(one, at, std::string::npos);
    CAPTURE(one, joined(b));
    CHECK(fold(made) == fold(joined(b)));
    CHECK(edits == static_cast<long>(a.size() + b.size()) -
                       2 * common[a.size()][b.size()]);
  }
}

const std::string kStory =
    "The ministry said on Sunday that five men were held in the old town after "
    "a fire at the grain market, and that nobody was hurt by it. Work at the "
    "market goes on, the mayor told reporters in the evening.";

SmallArchive three_posts() {
  std::string edited = kStory;
  edited.replace(edited.find("five"), 4, "six");
  return SmallArchive(alias_rows("", ""),
                      {document("a", "Fire", kStory, "2020-03-01", "Courier"),
                       document("b", "A fire", edited, "2020-03-02", "Post"),
                       document("c", "The fire", kStory, "2020-03-03", "Wire"),
                       document("d", "Other", "Another text altogether.")},
                      2);
}

TEST_CASE("a document tells its copies, newest first") {
  const SmallArchive archive = three_posts();
  const json answered = json::parse(
      answer(archive.searcher(), "documents/a", {{"copies", "show"}}));
  CHECK(answered.at("copies_total") == 2);
  const json& copies = answered.at("copies");
  REQUIRE(copies.size() == 2);
  CHECK(copies[0].at("id") == "c");
  CHECK(copies[0].at("source") == "Wire");
  CHECK(copies[0].at("date") == "2020-03-03");
  CHECK(copies[0].at("changes").empty());
  CHECK(copies[1].at("id") == "b");
  const std::size_t five = kStory.find("five");
  CHECK(copies[1].at("changes") == json::array({{{"removed", "five"},
                                                 {"added", "six"},
                                                 {"begin", five},
                                                 {"end", five + 4}}}));
}

TEST_CASE("who has no copies says so, and who is not asked says nothing") {
  const SmallArchive archive = three_posts();
  const json alone = json::parse(
      answer(archive.searcher(), "documents/d", {{"copies", "show"}}));
  CHECK(alone.at("copies").empty());
  CHECK(alone.at("copies_total") == 0);
  CHECK_FALSE(json::parse(answer(archive.searcher(), "documents/a", {}))
                  .contains("copies"));
}

TEST_CASE("copies take show and nothing else") {
  const SmallArchive archive = three_posts();
  for (const Parameters& parameters :
       {Parameters{{"copies", "all"}}, Parameters{{"copies", ""}},
        Parameters{{"copies", "show"}, {"copies", "show"}}}) {
    CHECK_THROWS_AS(answer(archive.searcher(), "documents/a", parameters),
                    Error);
  }
}

TEST_CASE("a text too long is a copy whose changes are not told") {
  std::mt19937 random(1);
  std::string text;
  for (std::size_t i = 0; i <= kMostWordsCompared; ++i) {
    text.append("w").append(std::to_string(random() % 3000)).append(" ");
  }
  const SmallArchive archive(
      alias_rows("", ""), {document("a", "", text), document("b", "", text)});
  const std::string answered =
      answer(archive.searcher(), "documents/a", {{"copies", "show"}});
  CHECK(json::parse(answered).at("copies").at(0).at("changes").is_null());
}

TEST_CASE("no more copies are shown than the limit, and all are counted") {
  std::vector<Document> documents;
  for (std::size_t i = 0; i <= kMostCopiesShown + 1; ++i) {
    documents.push_back(document(std::to_string(i), "", kStory));
  }
  const SmallArchive archive(alias_rows("", ""), documents);
  const auto response =
      archive.searcher().document("9", Searcher::WithCopies::yes);
  CHECK(response.copies->total == kMostCopiesShown + 1);
  CHECK(response.copies->shown.size() == kMostCopiesShown);
}

}  // namespace
}  // namespace fihrist
