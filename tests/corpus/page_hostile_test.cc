// Pages made to break who reads them.

#include <ctime>
#include <sstream>
#include <string>

#include "corpus/pages/light_html.h"
#include "corpus/pages/open_tags.h"
#include "corpus/pages/page.h"
#include "corpus/utf8.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

constexpr std::size_t kPageBytes = 2 << 20;

// Of the processor: it takes half a second, ten times that with sanitizers,
// and many minutes where work is quadratic.
constexpr std::clock_t kSomeSeconds = 30 * CLOCKS_PER_SEC;

std::string repeated(const std::string& part, std::size_t bytes = kPageBytes) {
  std::string page;
  page.reserve(bytes + part.size());
  while (page.size() < bytes) page += part;
  return page;
}

TEST_CASE("a page of 2 MiB of anything is read in seconds") {
  const std::string parts[] = {
      "<div>",
      "<div></x>",
      "<b></b>x",
      "<b><div></b>",
      "<a><p>",
      "<svg>",
      "<script>",
      "<p><font color=1><i><u>",
      "<table><tr><td>",
      "<table><b>x",
      "<li><ul>",
      "<select><option>",
      "<!--",
      "<![CDATA[",
      "<p title='",
      "</p>",
      "<h1>x</h1>",
      "<p itemprop=author><span>",
      "<button><p>",
      "<template>",
      "x, y. ",
      "<p>A line of prose, and a comma.</p>",
      "&amp;",
      "<span class='a-b-c-d-e-f-g-h'>",
  };
  for (const std::string& part : parts) {
    CAPTURE(part);
    const std::clock_t start = std::clock();
    const Document document = read_page(repeated(part)).document;
    CHECK(std::clock() - start < kSomeSeconds);
    CHECK(!first_invalid_byte(document.body));
  }
}

TEST_CASE("what stands under 100,000 open elements is read") {
  for (const char* tag : {"div", "b", "span", "section", "unknown"}) {
    CAPTURE(tag);
    const std::string start = std::string("<").append(tag).append(">");
    std::string page = "<html><body>";
    for (int i = 0; i < 100'000; ++i) page += start;
    for (int i = 0; i < 4; ++i) {
      page += "<p>A bridge was opened on Monday, the governor said.</p>";
    }
    CHECK(read_page(page).document.body.starts_with("A bridge was opened"));
  }
}

TEST_CASE("a tag that would nest too deep is left out, its text stays") {
  const auto nested = [](std::size_t depth) {
    std::string page;
    for (std::size_t i = 0; i < depth; ++i) page += "<div>";
    page += "x";
    for (std::size_t i = 0; i < depth; ++i) page += "</div>";
    return page;
  };
  CHECK(lighten_html(nested(kMaxHtmlDepth)).html == nested(kMaxHtmlDepth));
  CHECK(lighten_html(nested(kMaxHtmlDepth + 1)).html == nested(kMaxHtmlDepth));
}

TEST_CASE("elements that are closed, or that HTML closes, are not counted") {
  struct Row {
    const char* tags;  // "x" opens, "/x" closes
    std::size_t depth;
  };
  const Row rows[] = {
      {"div div /div", 1},
      {"div span /div", 0},
      {"p p p li li", 0},
      {"div b /div", 1},  // opened again in what follows
      {"b div /b", 1},
      {"a a a", 1},
      {"table tr td div tr td", 2},
      {"table tr td div /table", 0},
      {"div table td /div", 3},  // a cell is not left by </div>
      {"font font font font font font", 4},
      {"br img input", 0},
      {"/div /b /x", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.tags);
    OpenTags open(kMaxHtmlDepth);
    std::istringstream tags(row.tags);
    for (std::string tag; tags >> tag;) {
      if (tag.starts_with('/')) {
        open.end(tag.substr(1));
      } else {
        open.start(tag);
      }
    }
    CHECK(open.depth() == row.depth);
  }
}

TEST_CASE("a light page has no scripts, styles, comments and drawings") {
  struct Row {
    const char* page;
    const char* light;
  };
  const Row rows[] = {
      {"a<script>if (a < b) '</div>'</script>b", "a b"},
      {"a<SCRIPT >x</Script\n>b", "a b"},
      {"a<style>p{}</style>b<!-- <p> -->c", "a bc"},
      {"a<svg><title>t</title></svg>b<svg/>c", "abc"},
      {"<!doctype html><?php x ?><p>", "<!doctype html><p>"},
      {"<title>a<b</title>", "<title>a<b</title>"},
      {"<p title='a>b'>c", "<p title='a>b'>c"},
      {"1 < 2 <> </ >", "1 < 2 <> </ >"},
      {"a<script>never closed", "a "},
      {"a<!-- never closed", "a"},
      {"a<p", "a<p"},
      {"a<svg><p>b</p>", "a<p>b</p>"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.page);
    CHECK(lighten_html(row.page).html == row.light);
  }
}

TEST_CASE("bytes that are no text become none") {
  const std::string prose =
      "A bridge was opened on Monday, the governor said, and a second one "
      "will follow in the autumn, if the river allows, he added; the money is "
      "there, and the steel has been ordered from abroad.";
  using namespace std::string_literals;
  const std::string body =
      read_page("<p>\xFF\0\xC3"s + prose + "</p>").document.body;
  CHECK(!first_invalid_byte(body));
  CHECK(body.find('\0') == body.npos);
  CHECK(body.ends_with(prose));
}

}  // namespace
}  // namespace fihrist
