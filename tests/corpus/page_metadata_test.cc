// What read_page() takes from a page besides its text.

#include <string>

#include "corpus/pages/page.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const std::string kText =
    "<p>The road to the border was opened again on Tuesday, three weeks after "
    "the flood had cut it in two places, the governor said.</p>"
    "<p>Lorries had been sent through the hills, which took them nine hours "
    "instead of two, and doubled the price of flour.</p>";

std::string page_with(const std::string& head,
                      const std::string& above_text = "") {
  return "<!doctype html><html><head>" + head + "</head><body><div>" +
         above_text + kText + "</div></body></html>";
}

std::string script(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}

std::string date_of(const Document& document) {
  if (!document.date) return "none";
  return to_string(*document.date) + " " +
         std::string(to_string(document.date_origin));
}

TEST_CASE("JSON-LD tells of the article, however it is wrapped or broken") {
  const std::string article =
      R"("@type":"NewsArticle","headline":"Road opened &amp; repaired",
         "datePublished":"2020-03-10T08:00:00Z",
         "author":[{"@type":"Person","name":"Noor Aziz"},{"name":"J. Roe"}],
         "publisher":{"name":"The Wire"},"inLanguage":"en-GB",
         "url":"https://wire.example/a")";
  const std::string rows[] = {
      "{" + article + "}",
      "[{\"@type\":\"BreadcrumbList\"},{" + article + "}]",
      "{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"X\"},{" + article + "}]}",
      "{\"@type\":\"WebPage\",\"mainEntity\":{" + article + "}}",
      "/*<![CDATA[*/{" + article + ",}/*]]>*/;",
      "{" + article + ",\"description\":\"two\nlines\"}",
  };
  for (const std::string& json : rows) {
    CAPTURE(json);
    const Document document = read_page(page_with(script(json))).document;
    CHECK(document.title == "Road opened & repaired");
    CHECK(date_of(document) == "2020-03-10 given");
    CHECK(document.extra == R"({"author":"Noor Aziz, J. Roe"})");
    CHECK(document.source == "The Wire");
    CHECK(document.language == "en");
    CHECK(document.url == "https://wire.example/a");
  }
}

TEST_CASE("a type that ends in Article, a live blog and a post are articles") {
  for (const char* type :
       {"\"Article\"", "\"ReportageNewsArticle\"", "\"LiveBlogPosting\"",
        "\"BlogPosting\"", "[\"Thing\",\"NewsArticle\"]"}) {
    CAPTURE(type);
    const std::string json =
        std::string("{\"@type\":") + type + ",\"headline\":\"Road opened\"}";
    CHECK(read_page(page_with(script(json))).document.title == "Road opened");
  }
}

TEST_CASE("JSON-LD that is no JSON says nothing") {
  const std::string deep(100'000, '[');
  for (const std::string& json :
       {std::string("{\"@type\":"), deep, std::string("null"), std::string()}) {
    const Document document =
        read_page(page_with(script(json) + "<title>Road</title>")).document;
    CHECK(document.title == "Road");
    CHECK(!document.body.empty());
  }
}

TEST_CASE("meta tags tell a title, a date, an author, a source, an address") {
  struct Row {
    const char* head;
    std::string Document::*member;
    const char* value;
  };
  const Row rows[] = {
      {"<meta property='og:title' content='Road opened'>", &Document::title,
       "Road opened"},
      {"<meta name='DC.Title' content='Road opened'>", &Document::title,
       "Road opened"},
      {"<meta name='sailthru.title' content='Road opened'>", &Document::title,
       "Road opened"},
      {"<meta property='og:title' content='Road opened | Wire'>"
       "<meta property='og:site_name' content='Wire'>",
       &Document::title, "Road opened"},
      {"<meta property='og:title' content='Wire: a road - and its end'>"
       "<meta property='og:site_name' content='Wire'>",
       &Document::title, "Wire: a road - and its end"},
      {"<title>Road opened - Al-Wire News</title>"
       "<link rel=canonical href='https://www.alwirenews.com/a'>",
       &Document::title, "Road opened"},
      {"<meta property='og:site_name' content='Wire'>", &Document::source,
       "Wire"},
      {"<link rel=canonical href='https://www.wire.example/a'>",
       &Document::source, "wire.example"},
      {"<meta property='og:url' content='https://wire.example/a'>",
       &Document::url, "https://wire.example/a"},
      {"<link rel=canonical href='javascript:alert(1)'>", &Document::url, ""},
      {"<meta property='og:locale' content='ar_AR'>", &Document::language,
       "ar"},
      {"<meta http-equiv='content-language' content='fas'>",
       &Document::language, "fa"},
      {"<meta name=language content='Klingon'>", &Document::language, ""},
      {"<meta name=author content='By Noor Aziz'>", &Document::extra,
       R"({"author":"Noor Aziz"})"},
      {"<meta property='article:author' content='https://x.example/noor'>",
       &Document::extra, ""},
      {"<title>Road opened</title></head><body><h1>Road opened</h1>"
       "<p>By Noor Aziz | March 10, 2020</p>",
       &Document::extra, R"({"author":"Noor Aziz"})"},
      {"<meta property='og:site_name' content='Blogger'>"
       "<link rel=canonical href='https://www.wire.example/a'>",
       &Document::source, "wire.example"},
      {"<meta property='og:title' content='橋が落ちた：東日報'>"
       "<meta property='og:site_name' content='東日報社'>",
       &Document::title, "橋が落ちた"},
      {"<title>Print: Road opened</title></head><body><b>Road opened</b><br>",
       &Document::title, "Road opened"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(read_page(page_with(row.head)).document.*row.member == row.value);
  }
}

TEST_CASE("a date of publication is taken wherever a page gives it") {
  struct Row {
    const char* head;
    const char* above_text;
    const char* date;
  };
  const Row rows[] = {
      {"<meta property='article:published_time' content='2020-03-10'>", "",
       "2020-03-10 given"},
      {"<meta name='DC.date.issued' content='2020-03-10'>", "",
       "2020-03-10 given"},
      {"<meta name='parsely-pub-date' content='2020-03-10T01:02:03Z'>", "",
       "2020-03-10 given"},
      {"<meta itemprop='datePublished' content='2020-03-10'>", "",
       "2020-03-10 given"},
      {"", "<span itemprop=datePublished content='2020-03-10'>10/3</span>",
       "2020-03-10 given"},
      {"", "<time pubdate datetime='2020-03-10'>today</time>",
       "2020-03-10 given"},
      {"", "<time class='entry-date' datetime='2020-03-10'>x</time>",
       "2020-03-10 given"},
      {"", "<h1>Road opened</h1><p>Published: March 10, 2020</p>",
       "2020-03-10 text"},
      {"<link rel=canonical href='https://w.example/2020/03/10/road'>", "",
       "2020-03-10 given"},
      {"<meta property='article:modified_time' content='2020-03-12'>", "",
       "2020-03-12 given"},
      {"<meta property='article:modified_time' content='2020-03-12'>"
       "<meta property='article:published_time' content='2020-03-10'>",
       "", "2020-03-10 given"},
      {"<meta property='article:modified_time' content='2020-03-12'>",
       "<h1>Road opened</h1><p>March 10, 2020</p>", "2020-03-10 text"},
      {"<link rel=canonical href='https://w.example/2020/world/3/10/road'>",
       "<p>Thursday, March 12, 2020</p><h1>Road opened</h1>",
       "2020-03-10 given"},
      {"<title>Road opened</title>",
       "<p>Thu, March 12, 2020</p><h1>Road opened</h1><p>March 10, 2020</p>",
       "2020-03-10 text"},
      {"<title>Road opened</title>",
       "<h1>Road opened</h1><p>Noor | Erbil | March 10, 2020 | 12 views</p>",
       "2020-03-10 text"},
      {"<meta name=article_date_original content='March 10, 2020'>", "",
       "2020-03-10 given"},
      {"", "<p>It was on March 10, 2020, that the road was cut.</p>", "none"},
      {"<link rel=canonical href='https://w.example/2020/13/41/road'>", "",
       "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head, row.above_text);
    CHECK(date_of(read_page(page_with(row.head, row.above_text)).document) ==
          row.date);
  }
}

TEST_CASE("a date that is none is a fault, unless there is another") {
  const std::string bad =
      "<meta property='article:published_time' content='soon'>";
  const Record page = read_page(page_with(bad));
  CHECK(!page.document.date);
  CHECK(page.date_fault.starts_with("\"soon\" "));
  CHECK(read_page(page_with(bad + "<meta name=dc.date content=2020-03-10>"))
            .date_fault.empty());
}

TEST_CASE("what is said of a comment is not said of the article") {
  const std::string html =
      page_with("",
                "<div class=comments><p><time class=published "
                "datetime='2020-03-10'></time> <a rel=author>Troll</a> "
                "says that the road was never closed at all.</p></div>");
  const Document document = read_page(html).document;
  CHECK(!document.date);
  CHECK(document.extra.empty());
}

TEST_CASE("where a page was found is its address, unless it says a better") {
  struct Row {
    const char* head;
    const char* url;
  };
  const Row rows[] = {
      {"", "https://wire.example/a?x=1"},
      {"<link rel=canonical href='https://wire.example/a'>",
       "https://wire.example/a"},
      {"<link rel=canonical href='/a'>", "https://wire.example/a"},
      {"<link rel=canonical href='https://wire.example/'>",
       "https://wire.example/a?x=1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    const PageHints hints{.url = "https://wire.example/a?x=1"};
    CHECK(read_page(page_with(row.head), hints).document.url == row.url);
  }
}

TEST_CASE("the article that JSON-LD has is used where the page has none") {
  const std::string body =
      "The road to the border was opened again on Tuesday, three weeks after "
      "the flood had cut it in two places. ";
  std::string four;
  for (int i = 0; i < 5; ++i) four += body;
  const std::string json =
      R"({"@type":"NewsArticle","articleBody":")" + four + "\"}";
  const std::string html = "<html><head>" + script(json) +
                           "</head><body><div id=app></div></body></html>";
  CHECK(read_page(html).document.body == four.substr(0, four.size() - 1));
}

TEST_CASE("an article that JSON-LD cuts short is read whole") {
  const std::string json =
      R"({"@type":"NewsArticle","articleBody":"The road to the border was)"
      R"( opened again on Tuesday, three weeks after the flood ..."})";
  const std::string body = read_page(page_with(script(json))).document.body;
  CHECK(body.ends_with("doubled the price of flour."));
}

TEST_CASE("a fragment becomes its paragraphs, a line each") {
  struct Row {
    const char* html;
    const char* text;
  };
  const Row rows[] = {
      {"", ""},
      {"Road opened", "Road opened"},
      {"<p>Road  opened</p><p>Flour &amp; salt</p>",
       "Road opened\nFlour & salt"},
      {"One<br>two<br><br>three", "One\ntwo\nthree"},
      {"<script>x</script>Road<style>y</style>", "Road"},
      {"a < b", "a < b"},
      {"&lt;b&gt;", "<b>"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(text_of_html(row.html) == row.text);
  }
}

}  // namespace
}  // namespace fihrist
