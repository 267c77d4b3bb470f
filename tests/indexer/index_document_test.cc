#include "indexer/index_document.h"

#include <xapian.h>

#include <algorithm>
#include <string>

#include "analyzers/words.h"
#include "corpus/error.h"
#include "indexer/schema.h"
#include "small_index.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

Xapian::Document made(StoredDocument& stored) {
  const AliasTable table(names());
  return DocumentIndexer(table).make(stored);
}

Xapian::Document made(Document document) {
  StoredDocument stored;
  stored.document = std::move(document);
  return made(stored);
}

std::string term_of(const Xapian::Document& document, std::string_view name) {
  for (const std::string& line : terms_of(document)) {
    if (line.starts_with(std::string(name) + " ")) return line;
  }
  return "none";
}

using Lines = std::vector<std::string>;

// The example of indexer/SCHEMA.md.
TEST_CASE("a short document has the terms that SCHEMA.md says") {
  const Document document = {.id = "reuters/1.txt",
                             .title = "Qaani’s visits",
                             .body = "Esmail Qaani visited Iraq.",
                             .date = parse_date("2020-11-25"),
                             .date_origin = DateOrigin::given,
                             .source = "The Reuters",
                             .url = "https://www.example.org/1",
                             .language = "en",
                             .extra = ""};
  const Xapian::Document posted = made(document);
  CHECK(terms_of(posted) ==
        Lines{"Hexample.org 0", "Len 0", "Qreuters/1.txt 0", "S 0@1006,1007",
              "XAqaani 1@1,2", "XFqaani/esmail qaani 0", "XSthe reuters 0",
              "Zvisit 4", "esmail 1@1", "iraq 1@4", "qaani 4@2,1005",
              "visited 1@3", "visits 3@1006"});
  CHECK(posted.get_value(static_cast<unsigned>(Slot::date)) ==
        std::string("\x80\x00\x48\x9F", 4));
  CHECK(posted.get_value(static_cast<unsigned>(Slot::actors)) == "\x01");
  CHECK(posted.get_value(static_cast<unsigned>(Slot::order)) ==
        "\x7F\xFF\xB7\x60reuters/1.txt");
}

TEST_CASE("a stem that is a word of the document is counted there") {
  const Xapian::Document document = made(
      document_of("1", "Attacked, the town answered no attack.", "Attacks"));
  CHECK(term_of(document, "attack") == "attack 5@6");  // 3 + 1 + its own
  CHECK(term_of(document, "attacks") == "attacks 3@1007");
  CHECK(term_of(document, "Zattack") == "none");
  CHECK(term_of(document, "Zanswer") == "Zanswer 1");
}

TEST_CASE("a mention stands at each of its words, counted at the first") {
  const Xapian::Document document =
      made(document_of("1", "Kani met Esmail Qaani’s men.", "Esmail Qaani"));
  // Kani 1, Esmail Qaani 3-4; title 1006-1007, thrice.
  CHECK(term_of(document, "XAqaani") == "XAqaani 5@1,3,4,1006,1007");
}

TEST_CASE("furniture has no terms, and no positions") {
  const std::string body = "Talks opened.\nShare with Esmail Qaani\nVisits";
  Document with = document_of("1", body);
  with.furniture = {{14, 37}};
  const Document without = document_of("1", "Talks opened.\n\nVisits");
  CHECK(terms_of(made(with)) == terms_of(made(without)));
  StoredDocument stored;
  stored.document = with;
  (void)made(stored);
  CHECK(stored.mentions.empty());
  const StoredDocument read = parse_stored_document(to_json_text(stored));
  CHECK(read.document.body == body);
  CHECK(read.document.furniture == with.furniture);
}

TEST_CASE("a group inside a title is counted as well") {
  Document dated = document_of("1", "The Quds Force commander spoke.");
  dated.date = parse_date("2020-11-25");
  const Xapian::Document document = made(dated);
  CHECK(term_of(document, "XAqaani") == "XAqaani 1@2,3,4");
  CHECK(term_of(document, "XAquds-force") == "XAquds-force 1@2,3");
}

TEST_CASE("a name that no table knows is posted once, without its article") {
  const Xapian::Document document = made(document_of(
      "1",
      "It is said that al-Amin Rezaei, Esmail Qaani and the al-Ghad "
      "Movement met; Amin Rezaei and Kani left."));
  Lines names;
  for (const std::string& line : terms_of(document)) {
    if (line.starts_with(kUnlistedPrefix)) names.push_back(line);
  }
  CHECK(names == Lines{"XCg/ghad movement 0", "XCp/amin rezaei 0"});
}

TEST_CASE("a compound that may be a name stands at its words, once counted") {
  const Xapian::Document document = made(document_of(
      "1", "Abd al-Karim Zaydi met Zaydi; then Abd al-Karim left."));
  CHECK(term_of(document, "XNABTKRM/abd al karim") ==
        "XNABTKRM/abd al karim 2@1,2,3,8,9,10");
  CHECK(term_of(document, "XNKRM/karim") == "none");
}

std::size_t longest_term(const Xapian::Document& document) {
  std::size_t longest = 0;
  for (auto term = document.termlist_begin(); term != document.termlist_end();
       ++term) {
    longest = std::max(longest, (*term).size());
  }
  return longest;
}

TEST_CASE("what is too long for a name makes no term that is too long") {
  for (const char* syllable : {"b", "br", "ba", "بت", "خر"}) {
    std::string word;
    while (word.size() < kMaxWordBytes) word += syllable;
    word[0] = word[0] == 'b' ? 'B' : word[0];
    for (const std::string& body :
         {word, "Abd al-" + word, word + "-" + word, word + " Uddin",
          "عبد " + word, "عبد" + word}) {
      CAPTURE(body);
      CHECK(longest_term(made(document_of("1", body))) <= kMaxTermBytes);
    }
  }
}

TEST_CASE("no phrase crosses from the body into the title") {
  const Xapian::Document document = made(document_of("1", "three", "one two"));
  CHECK(term_of(document, "three") == "three 1@1");
  CHECK(term_of(document, "two") ==
        "two 3@" + std::to_string(1 + 1 + kTitlePositionGap + 1));
}

TEST_CASE("a stem is posted where it differs, without position") {
  const Xapian::Document document =
      made(document_of("1", "forces force Iraq قوات", "Forces"));
  CHECK(term_of(document, "Zforc") == "Zforc 5");
  CHECK(term_of(document, "Ziraq") == "none");
  CHECK(term_of(document, "Zقوات") == "none");
  CHECK(term_of(document, "forces") == "forces 4@1,1005");
}

TEST_CASE("a word in Arabic letters is posted by the stem of its paragraph") {
  const Xapian::Document document =
      made(document_of("1",
                       "أعلنت الحكومة إغلاق المطارات في المدينة\n"
                       "نیروهای مرزی پس از گزارش حمله مطارات\n"
                       "سکیورٹی فورسز کو الرٹ کر دیا گیا ہے مطارات"));
  CHECK(term_of(document, "Zحكوم") == "Zحكوم 1");
  CHECK(term_of(document, "Zمطار") == "Zمطار 2");  // not of the Urdu
  CHECK(term_of(document, "Zنيرو") == "Zنيرو 1");
}

TEST_CASE("a language is detected where none is given") {
  StoredDocument stored;
  stored.document =
      document_of("1", "The minister said that troops had left the city.");
  CHECK(term_of(made(stored), "Len") == "Len 0");
  CHECK(stored.document.language == "en");  // kept with the document
  stored.document.language = "ar";
  CHECK(term_of(made(stored), "Lar") == "Lar 0");
  CHECK(stored.document.language == "ar");
}

TEST_CASE("a document without a date, source, URL or language says so") {
  const Document document = document_of("1", "Text.");
  CHECK(terms_of(made(document)) == Lines{"Q1 0", "XU 0", "text 1@1"});
  const Xapian::Document posted = made(document);
  for (const Slot slot : {Slot::date, Slot::source, Slot::language,
                          Slot::cluster, Slot::actors}) {
    CAPTURE(static_cast<int>(slot));
    CHECK(posted.get_value(static_cast<unsigned>(slot)).empty());
  }
}

TEST_CASE("the values are those of the schema") {
  StoredDocument stored;
  stored.document = document_of("1", "The Quds Force of Esmail Qaani.");
  stored.document.date = parse_date("1969-12-31");
  stored.document.source = "Reuters";
  stored.document.language = "en";
  stored.added = 1'784'600'000;
  const Xapian::Document document = made(stored);
  const auto value = [&](Slot slot) {
    return document.get_value(static_cast<unsigned>(slot));
  };
  CHECK(decode_date(value(Slot::date)) == parse_date("1969-12-31"));
  CHECK(decode_added(value(Slot::added)) == 1'784'600'000);
  CHECK(unpack_actors(value(Slot::actors)) ==
        std::vector<std::uint32_t>{1, 2});  // places in the table
  CHECK(value(Slot::source) == "Reuters");
  CHECK(value(Slot::language) == "en");
  CHECK(value(Slot::order) == encode_order(parse_date("1969-12-31"), "1"));
}

TEST_CASE("the host of a URL is its name alone") {
  struct Row {
    const char* url;
    const char* term;
  };
  const Row rows[] = {
      {"https://www.example.org/a/b?c", "Hexample.org 0"},
      {"http://example.org", "Hexample.org 0"},
      {"http://user:pass@example.org:8080/", "Hexample.org 0"},
      {"http://example.org?q=a/b", "Hexample.org 0"},
      {"http://WWW.Example.ORG/", "Hexample.org 0"},
      {"http://[2001:db8::1]:8080/", "H[2001:db8::1] 0"},
      {"http:///path", "none"},
      {"example.org/a", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.url);
    Document linked = document_of("1", "Text.");
    linked.url = row.url;
    const Xapian::Document document = made(linked);
    std::string found = "none";
    for (const std::string& line : terms_of(document)) {
      if (line.starts_with("H")) found = line;
    }
    CHECK(found == row.term);
  }
}

TEST_CASE("mentions are stored with the row and what supports them") {
  StoredDocument stored;
  stored.document = document_of("1", "Kani: Esmail Qaani");
  stored.mentions.resize(7);  // found anew
  const StoredDocument read = parse_stored_document(made(stored).get_data());
  REQUIRE(read.mentions.size() == 2);
  CHECK(read.mentions[0].actor == "qaani");
  CHECK(read.mentions[0].via == Via::alias);
  CHECK(read.mentions[0].spelling == "kani");
  CHECK(read.mentions[0].support == "qaani");
  CHECK(read.mentions[1].begin == 6);
  CHECK(read.mentions[1].end == 18);
  CHECK(read.mentions[1].support.empty());
}

TEST_CASE("ids and sources too long for a term are found by their digest") {
  const std::string id(300, 'x');
  StoredDocument stored;
  stored.document = document_of(id, "Text.");
  stored.document.source = id;
  const Xapian::Document document = made(stored);
  CHECK(term_of(document, make_term("Q", id)) == make_term("Q", id) + " 0");
  CHECK(parse_stored_document(document.get_data()).document.id == id);
  CHECK(document.get_value(static_cast<unsigned>(Slot::source)) == id);
}

TEST_CASE("a document too large to be kept is refused by name") {
  StoredDocument stored;
  stored.document = document_of("huge", "Text.");
  stored.document.extra.assign(kMaxStoredBytes, ' ');
  try {
    (void)made(stored);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::limit);
    CHECK(std::string(error.what()).starts_with("huge would take "));
  }
}

}  // namespace
}  // namespace fihrist
