// Who is meant in a text that is sent.

#include "searchd/tagging.h"

#include "archive.h"
#include "corpus/error.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string error_of(const std::string& type, const std::string& body) {
  try {
    (void)parse_tag_request(type, body);
    return {};
  } catch (const Error& error) {
    return std::string(error_kind(error.code()).name) + ": " + error.what() +
           (error.position() ? " @" + std::to_string(*error.position()) : "");
  }
}

TEST_CASE("plain text is the body, JSON has keys") {
  const Document plain = parse_tag_request("text/plain", "{\"id\": \"x\"}");
  CHECK(plain.body == "{\"id\": \"x\"}");
  CHECK(plain.id.empty());
  for (const std::string body : {"body", "text"}) {
    const Document json = parse_tag_request(
        "application/json",
        R"({"id": "x", "title": "T", "date": "2020-11-25", ")" + body +
            R"(": "زيارة"})");
    CHECK(json.id == "x");
    CHECK(json.title == "T");
    CHECK(json.body == "زيارة");
    CHECK(json.date == parse_date("2020-11-25"));
  }
  CHECK_FALSE(parse_tag_request("application/json", R"({"date": null})").date);
}

TEST_CASE("a type is plain text or JSON in UTF-8") {
  struct Row {
    const char* type;
    bool is_taggable;
  };
  const Row rows[] = {
      {"text/plain", true},
      {"Text/Plain; charset=UTF-8", true},
      {"text/plain;charset=\"utf-8\"", true},
      {"text/plain; format=flowed; charset=us-ascii", true},
      {"application/json", true},
      {"application/json; charset=utf-8", true},
      {"text/plain; charset=iso-8859-1", false},
      {"text/plain; charset=windows-1256", false},
      {"text/html", false},
      {"application/x-www-form-urlencoded", false},
      {"application/jsonl", false},
      {"", false},
      {";", false},
      {"text", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CHECK(is_taggable(row.type) == row.is_taggable);
  }
}

TEST_CASE("what cannot be tagged is told by name and byte") {
  struct Row {
    const char* body;
    const char* error;
  };
  const Row rows[] = {
      {"", "usage: the text is no JSON; an object is asked for @0"},
      {"{\"body\": \"a\",}",
       "usage: the text is no JSON; an object is asked "
       "for @13"},
      {"[]", "usage: the JSON is no object"},
      {"\"text\"", "usage: the JSON is no object"},
      {R"({"Body": "a"})",
       "usage: no key \"Body\"; known are title, body or text, date and id"},
      {R"({"body": "a", "text": "a"})",
       "usage: body and text are one; give either"},
      {R"({"body": 1})", "usage: body is no text"},
      {R"({"date": "2020"})", "usage: date=\"2020\" is no day; use 2020-11-25"},
      {R"({"date": "2020-02-30"})",
       "usage: date=\"2020-02-30\" is no day; use 2020-11-25"},
      {"{\"body\": \"\xFF\"}", "usage: the text is not UTF-8 at byte 10 @10"},
      {R"({"body": "\ud800"})",
       "usage: the text is no JSON; an object is asked for @16"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(error_of("application/json", row.body) == row.error);
  }
  CHECK(error_of("text/plain", "ab\xFF") ==
        "usage: the text is not UTF-8 at byte 2 @2");
  CHECK(error_of("text/html", "a").starts_with("usage: \"text/html\" cannot"));
  const std::string deep(100'000, '[');
  CHECK(error_of("application/json", deep).starts_with("usage: "));
}

TEST_CASE("a text has at most a million bytes") {
  CHECK(error_of("text/plain", std::string(kMaxTagBytes, ' ')).empty());
  CHECK(error_of("text/plain", std::string(kMaxTagBytes + 1, ' ')) ==
        "limit: a text has at most 1000000 bytes");
}

TEST_CASE("a text is tagged as an index tags it") {
  std::mt19937 random(29);
  const auto documents = random_documents(random, 60);
  const SmallArchive archive(random_rows(), documents);
  std::size_t mentions = 0;
  for (const Document& one : documents) {
    CAPTURE(one.id);
    const TagResponse tagged = archive.searcher().tag(one);
    const DocumentResponse stored = archive.searcher().document(one.id);
    REQUIRE(tagged.mentions.size() == stored.stored.mentions.size());
    for (std::size_t i = 0; i < tagged.mentions.size(); ++i) {
      const StoredMention& a = tagged.mentions[i].mention;
      const StoredMention& b = stored.stored.mentions[i];
      CHECK(a.field == b.field);
      CHECK(a.begin == b.begin);
      CHECK(a.end == b.end);
      CHECK(a.actor == b.actor);
      CHECK(a.via == b.via);
      CHECK(a.spelling == b.spelling);
      CHECK(a.support == b.support);
      CHECK(a.row == b.row);
      ++mentions;
    }
    REQUIRE(tagged.actors.size() == stored.actors.size());
    for (std::size_t i = 0; i < tagged.actors.size(); ++i) {
      CHECK(tagged.actors[i].actor.id == stored.actors[i].actor.id);
      CHECK(tagged.actors[i].count == stored.actors[i].count);
    }
  }
  CHECK(mentions > 50);
}

TEST_CASE("nobody is meant in furniture") {
  const AliasTable table(random_rows());
  const Document document = parse_tag_request(
      "text/plain", "Esmail Qaani came.\nRead more: Esmail Qaani went\n");
  CHECK(document.furniture == std::vector<TextSpan>{{19, 47}});
  CHECK(find_stored_mentions(document, table).size() == 1);
}

TEST_CASE("a correction counts in the document it is of") {
  AliasRows rows = random_rows();
  rows.overrides.push_back(
      {"x", "the lion", "asad", "me", {}, "he is meant", "overrides.tsv:1"});
  const AliasTable table(std::move(rows));
  Document text;
  text.body = "The lion spoke.";
  CHECK(find_stored_mentions(text, table).empty());
  text.id = "x";
  const auto mentions = find_stored_mentions(text, table);
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0].row == "overrides.tsv:1");
  CHECK(mentions[0].spelling == "the lion");
}

}  // namespace
}  // namespace fihrist
