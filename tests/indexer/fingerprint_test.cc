// Documents told apart without reading them.

#include "indexer/fingerprint.h"

#include <functional>

#include "indexer/schema.h"
#include "tests/catch.h"
#include "tests/indexer/small_index.h"

namespace fihrist {
namespace {

StoredDocument article() {
  StoredDocument stored;
  stored.document = document_of("a", "Kani came.", "Visit");
  stored.document.date = parse_date("2020-11-25");
  stored.document.date_origin = DateOrigin::given;
  stored.document.source = "Courier";
  stored.document.extra = R"({"author":"Noor"})";
  StoredMention mention;
  mention.end = 4;
  mention.actor = "qaani";
  mention.spelling = "kani";
  stored.mentions = {mention};
  return stored;
}

struct Change {
  const char* what;
  std::function<void(StoredDocument&)> make;
};

TEST_CASE("a change of text or metadata is one of the content alone") {
  const Change changes[] = {
      {"title", [](auto& a) { a.document.title = "Visits"; }},
      {"body", [](auto& a) { a.document.body = "Kani came!"; }},
      {"a text moved on",
       [](auto& a) {
         a.document.title = "VisitKani";
         a.document.body = " came.";
       }},
      {"day", [](auto& a) { a.document.date = parse_date("2020-11-26"); }},
      {"no day", [](auto& a) { a.document.date.reset(); }},
      {"origin", [](auto& a) { a.document.date_origin = DateOrigin::text; }},
      {"source", [](auto& a) { a.document.source = "courier"; }},
      {"url", [](auto& a) { a.document.url = "https://x.example"; }},
      {"language", [](auto& a) { a.document.language = "en"; }},
      {"extra", [](auto& a) { a.document.extra.clear(); }},
  };
  const Fingerprint before = fingerprint_of(article());
  for (const Change& change : changes) {
    CAPTURE(change.what);
    StoredDocument changed = article();
    change.make(changed);
    const Fingerprint after = fingerprint_of(changed);
    CHECK_FALSE(have_same_content(before, after));
    CHECK(have_same_tagging(before, after));
  }
}

TEST_CASE("a change of a mention is one of the tagging alone") {
  const Change changes[] = {
      {"none", [](auto& a) { a.mentions.clear(); }},
      {"another actor", [](auto& a) { a.mentions[0].actor = "quds-force"; }},
      {"another place", [](auto& a) { a.mentions[0].end = 5; }},
      {"in the title", [](auto& a) { a.mentions[0].field = Field::title; }},
      {"by title", [](auto& a) { a.mentions[0].via = Via::title; }},
      {"by support", [](auto& a) { a.mentions[0].support = "quds-force"; }},
      {"one more", [](auto& a) { a.mentions.push_back(a.mentions[0]); }},
  };
  const Fingerprint before = fingerprint_of(article());
  for (const Change& change : changes) {
    CAPTURE(change.what);
    StoredDocument changed = article();
    change.make(changed);
    const Fingerprint after = fingerprint_of(changed);
    CHECK(have_same_content(before, after));
    CHECK_FALSE(have_same_tagging(before, after));
  }
}

TEST_CASE("what is no change of the article leaves the fingerprint") {
  StoredDocument same = article();
  same.added = 4711;
  same.document.furniture = {{0, 4}};
  same.mentions[0].row = "aliases.tsv:41";
  CHECK(fingerprint_of(same) == fingerprint_of(article()));
  CHECK(fingerprint_of(parse_stored_document(to_json_text(same))) ==
        fingerprint_of(article()));
}

TEST_CASE("another id is another document in every way") {
  StoredDocument other = article();
  other.document.id = "b";
  const Fingerprint a = fingerprint_of(article());
  const Fingerprint b = fingerprint_of(other);
  CHECK_FALSE(have_same_content(a, b));
  CHECK_FALSE(have_same_tagging(a, b));
}

TEST_CASE("a fingerprint is written and read back") {
  const Fingerprint one = fingerprint_of(article());
  CHECK(decode_fingerprint(encode_fingerprint(one)) == one);
  CHECK(encode_fingerprint(one).size() == 16);
  CHECK(parse_fingerprint(to_string(one)) == one);
  const Fingerprint small{1, 0xAB};
  CHECK(to_string(small) == "000000000000000100000000000000ab");
  CHECK(decode_fingerprint("short") == Fingerprint{});
  for (const char* wrong :
       {"", "0", "00000000000000010000000000000 ab",
        "0000000000000001000000000000000ab", "zz00000000000001000000000000000a",
        "-000000000000001000000000000000a"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_fingerprint(wrong));
  }
}

}  // namespace
}  // namespace fihrist
