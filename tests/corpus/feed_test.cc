#include <string>

#include "corpus/url.h"
#include "corpus/xml_root.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string rss(const std::string& items, const std::string& channel = "") {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\">"
         "<channel><title>Wire</title>" +
         channel + items + "</channel></rss>\n";
}

Document only(const Reading& reading) {
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == 1);
  return reading.documents[0];
}

TEST_CASE("an item of RSS is a document") {
  const Document document = only(read_bytes(
      rss("<item><title>Talks &amp; tea</title><link> /1 </link>"
          "<guid isPermaLink=\"false\">w-1</guid>"
          "<description>Short.</description>"
          "<c:encoded><![CDATA[<p>Talks opened.</p>]]></c:encoded>"
          "<dc:date>2020-11-25T08:00:00Z</dc:date>"
          "<author>desk@wire.example (Jane Roe)</author>"
          "<category>Iraq</category><category>Talks</category></item>",
          "<link>https://wire.example/</link><language>en-us</language>")));
  CHECK(document.id == "w-1");
  CHECK(document.title == "Talks & tea");
  CHECK(document.body == "Talks opened.");
  CHECK(document.date == parse_date("2020-11-25"));
  CHECK(document.date_origin == DateOrigin::given);
  CHECK(document.source == "Wire");
  CHECK(document.url == "https://wire.example/1");
  CHECK(document.language == "en");
  CHECK(document.extra ==
        R"({"author":"Jane Roe","categories":["Iraq","Talks"]})");
}

TEST_CASE("an entry of Atom is a document, whatever its prefix") {
  const std::string feeds[] = {
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\" "
      "xml:base=\"https://wire.example/a/\"><title>Wire</title>"
      "<author><name>Desk</name></author>"
      "<entry><id>tag:1</id><title>5 &lt; 6</title>"
      "<link rel=\"self\" href=\"x\"/><link href=\"1\"/>"
      "<category term=\"iq\" label=\"Iraq\"/>"
      "<content type=\"xhtml\"><div "
      "xmlns=\"http://www.w3.org/1999/xhtml\">Talks <b>opened</b> "
      "<i>today</i>.</div></content>"
      "<updated>2020-11-26</updated><published>2020-11-25</published>"
      "</entry></feed>",
      "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\" "
      "xml:base=\"https://wire.example/a/\"><a:title>Wire</a:title>"
      "<a:author><a:name>Desk</a:name></a:author>"
      "<a:entry><a:id>tag:1</a:id><a:title>5 &lt; 6</a:title>"
      "<a:link href=\"1\"/><a:category term=\"Iraq\"/>"
      "<a:content type=\"html\">Talks &lt;b>opened&lt;/b> today.</a:content>"
      "<a:published>2020-11-25</a:published></a:entry></a:feed>"};
  for (const std::string& feed : feeds) {
    CAPTURE(feed);
    const Document document = only(read_bytes(feed));
    CHECK(document.id == "tag:1");
    CHECK(document.title == "5 < 6");
    CHECK(document.body == "Talks opened today.");
    CHECK(document.date == parse_date("2020-11-25"));
    CHECK(document.source == "Wire");
    CHECK(document.url == "https://wire.example/a/1");
    CHECK(document.language == "ar");
    CHECK(document.extra == R"({"author":"Desk","categories":["Iraq"]})");
  }
}

TEST_CASE("items of RSS 1.0 stand beside their channel") {
  const Document document = only(read_bytes(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"x\">"
      "<title>Wire</title><items/></channel>"
      "<item rdf:about=\"urn:1\"><title>Talks</title>"
      "<description>Opened.</description></item></rdf:RDF>"));
  CHECK(document.id == "urn:1");
  CHECK(document.source == "Wire");
  CHECK(document.body == "Opened.");
}

TEST_CASE("what an item lacks is taken from what it has") {
  struct Row {
    const char* claim;
    const char* item;
    const char* id;
    const char* title;
    const char* body;
    const char* url;
  };
  const Row rows[] = {
      {"without link, the guid is the address",
       "<guid>https://a.example/1</guid><description>B</description>",
       "https://a.example/1", "B", "B", "https://a.example/1"},
      {"without guid, the link is the id",
       "<link>https://a.example/1</link><description>B</description>",
       "https://a.example/1", "B", "B", "https://a.example/1"},
      {"with neither, file and line are",
       "<title>T</title><description>B</description>", "file:2", "T", "B", ""},
      {"a headline alone is the text as well", "<guid>x</guid><title>T</title>",
       "x", "T", "T", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const Document document =
        only(read_bytes(rss(std::string("<item>") + row.item + "</item>")));
    CHECK(document.id == row.id);
    CHECK(document.title == row.title);
    CHECK(document.body == row.body);
    CHECK(document.url == row.url);
  }
}

TEST_CASE("an item names the feed it was taken from") {
  CHECK(only(read_bytes(rss("<item><title>T</title><source "
                            "url=\"https://b.example\">Other</source></item>")))
            .source == "Other");
}

TEST_CASE("a feed's own encoding is read") {
  CHECK(only(read_bytes("<?xml version=\"1.0\" encoding=\"windows-1256\"?>"
                        "<rss><channel><item><title>\xC8\xDB\xCF\xC7\xCF"
                        "</title></item></channel></rss>"))
            .title == "بغداد");
}

TEST_CASE("where a feed is broken, the items that are whole are read") {
  struct Row {
    const char* claim;
    std::string feed;
    std::vector<std::string> ids;
    std::vector<std::string> problems;
  };
  const std::string one = "<item><guid>1</guid><title>T</title></item>\n";
  const std::string three = "<item><guid>3</guid><title>T</title></item>\n";
  const Row rows[] = {
      {"a tag that is not closed",
       rss("\n" + one + "<item><guid>2</guid><title>T</item>\n" + three),
       {"1", "3"},
       {"file:4: broken XML: Start-end tags mismatch; skipped"}},
      {"cut short",
       "<rss><channel>\n" + one + "<item><guid>2</guid><tit",
       {"1"},
       {"file:3: broken XML: Error parsing start element tag; skipped"}},
      {"cut behind an item", "<rss><channel>\n" + one, {"1"}, {}},
      {"an item without text",
       rss("\n" + one + "<item><guid>2</guid></item>"),
       {"1"},
       {"file:4: an item without text; skipped"}},
      {"no item at all", rss(""), {}, {"file: a feed without items; skipped"}},
      {"nothing but a broken head",
       "<rss><channel>\n<title></channel>",
       {},
       {"file:2: broken XML: Start-end tags mismatch; skipped"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const Reading reading = read_bytes(row.feed);
    CHECK(ids(reading) == row.ids);
    CHECK(reading.problems == row.problems);
  }
}

TEST_CASE("entities of a document type are not resolved") {
  std::string doctype = "<!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaa\">";
  for (int i = 1; i < 10; ++i) {
    const std::string below = "&a" + std::to_string(i - 1) + ";";
    std::string ten;
    for (int j = 0; j < 10; ++j) ten += below;
    doctype += "<!ENTITY a" + std::to_string(i) + " \"" + ten + "\">";
  }
  doctype += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
  const Reading reading =
      read_bytes("<?xml version=\"1.0\"?>" + doctype +
                 "<rss><channel><item><guid>1</guid><title>T</title>"
                 "<description>&a9;&file;</description>"
                 "</item></channel></rss>");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body == "&a9;&file;");
}

TEST_CASE("a feed beyond the limit is told") {
  const std::string item =
      "<item><title>" + std::string(1 << 20, 'x') + "</title></item>";
  std::string items;
  for (int i = 0; i < 65; ++i) items += item;
  const Reading reading = read_bytes(rss(items));
  CHECK(reading.documents.empty());
  CHECK(reading.problems ==
        std::vector<std::string>{"file: longer than 67108864 bytes; skipped"});
}

TEST_CASE("a feed of nothing but tags takes no more memory than is told") {
  std::string tags;
  for (int i = 0; i < 2'200'000; ++i) tags += "<a>";
  const Reading reading = read_bytes("<rss>" + tags);
  CHECK(reading.problems ==
        std::vector<std::string>{"file: more markup than 268435456 bytes of "
                                 "memory hold; skipped"});
}

TEST_CASE("the root of XML is found behind its prolog") {
  struct Row {
    const char* text;
    const char* root;
  };
  const Row rows[] = {
      {"<rss version='2.0'>", "rss"},
      {"\xEF\xBB\xBF\n<?xml version='1.0'?>\n<!-- <x> --><feed>", "feed"},
      {"<!DOCTYPE rss [<!ENTITY a '>'>]><rss/>", "rss"},
      {"<!DOCTYPE html><html>", "html"},
      {"<rdf:RDF xmlns='x'>", "rdf:RDF"},
      {"<?xml", ""},
      {"<!-- <rss>", ""},
      {"rss", ""},
      {"<", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(xml_root(row.text) == row.root);
  }
}

// The examples of RFC 3986, 5.4, with an address of the web.
TEST_CASE("a relative address is resolved") {
  struct Row {
    const char* reference;
    const char* url;
  };
  const Row rows[] = {{"g", "http://a/b/c/g"},
                      {"./g", "http://a/b/c/g"},
                      {"g/", "http://a/b/c/g/"},
                      {"/g", "http://a/g"},
                      {"//g", "http://g"},
                      {"?y", "http://a/b/c/d;p?y"},
                      {"g?y", "http://a/b/c/g?y"},
                      {"#s", "http://a/b/c/d;p?q#s"},
                      {"g#s", "http://a/b/c/g#s"},
                      {";x", "http://a/b/c/;x"},
                      {"", "http://a/b/c/d;p?q"},
                      {".", "http://a/b/c/"},
                      {"..", "http://a/b/"},
                      {"../g", "http://a/b/g"},
                      {"../../..", "http://a/"},
                      {"../../../g", "http://a/g"},
                      {"g?y/../x", "http://a/b/c/g?y/../x"},
                      {"mailto:x@y", "mailto:x@y"}};
  for (const Row& row : rows) {
    CAPTURE(row.reference);
    CHECK(resolve_url("http://a/b/c/d;p?q", row.reference) == row.url);
  }
  CHECK(resolve_url("", "g") == "g");
  CHECK(resolve_url("http://a", "g") == "http://a/g");
}

}  // namespace
}  // namespace fihrist
