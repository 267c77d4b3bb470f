#include <string>

#include "corpus/error.h"
#include "corpus/field_names.h"
#include "corpus/table_header.h"
#include "packing.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Strings = std::vector<std::string>;

ReadOptions naming(const std::vector<std::string>& names) {
  return {.names = parse_field_names(names)};
}

TEST_CASE("every column of a table comes to its place") {
  for (const char* table :
       {"id,title,body,date,source,url,language,desk\n"
        "a,T,B,2020-11-25,S,http://u/,ar,Erbil\n",
        "id;title;body;date;source;url;language;desk\n"
        "a;T;B;2020-11-25;S;http://u/;ar;Erbil\n",
        "\xEF\xBB\xBFID\tTitle\t\"Body\"\tDate\tSOURCE\tURL\tLanguage\tdesk\r\n"
        "a\tT\tB\t2020-11-25\tS\thttp://u/\tar\tErbil\r\n"}) {
    CAPTURE(table);
    const Reading reading = read_bytes(table);
    CHECK(reading.problems.empty());
    REQUIRE(reading.documents.size() == 1);
    const Document& document = reading.documents[0];
    CHECK(document.id == "a");
    CHECK(document.title == "T");
    CHECK(document.body == "B");
    CHECK(document.date == parse_date("2020-11-25"));
    CHECK(document.date_origin == DateOrigin::given);
    CHECK(document.source == "S");
    CHECK(document.url == "http://u/");
    CHECK(document.language == "ar");
    CHECK(document.extra == R"({"desk":"Erbil"})");
  }
}

TEST_CASE("a row without id is named by its line, where it begins") {
  CHECK(ids(read_bytes("id,body\n,\"Rockets\r\nfell\"\n,Talks\n7,Last\n")) ==
        Strings{"file:2", "file:4", "7"});
  CHECK(read_bytes("id,body\n,\"Rockets\r\nfell\"\n").documents[0].body ==
        "Rockets\nfell");
}

TEST_CASE("a column without a name is left out") {
  const Reading reading = read_bytes(",id,body,\n0,a,B,1\n");
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].extra.empty());
}

TEST_CASE("a first line may name the delimiter, as Excel writes it") {
  for (const char* table :
       {"sep=;\r\nid;body\r\na;B\r\n", "\xEF\xBB\xBFSEP=|\nid|body\na|B\n",
        "\"sep=\t\"\nid\tbody\na\tB\n", "sep=\t\nid\tbody\na\tB\n"}) {
    CAPTURE(table);
    const Reading reading = read_bytes(table);
    CHECK(reading.problems.empty());
    CHECK(ids(reading) == Strings{"a"});
  }
  CHECK_FALSE(find_delimiter("sep=;\nid,body\n").has_value());
  CHECK_FALSE(find_delimiter("sep=\nid,body\n").has_value());
}

TEST_CASE("a header is recognised with its delimiter") {
  struct Row {
    const char* head;
    char delimiter;  // 0: none
  };
  const Row rows[] = {
      {"id,body\n", ','},
      {"id;body\n", ';'},
      {"id\tbody\n", '\t'},
      {"\"id\",\"the,place\"\n", ','},
      {"id,Publication Date\n", ','},
      {"\u0627\u0644\u0639\u0646\u0648\u0627\u0646,body\n", ','},
      {"a,b;c;body\n", ';'},
      {"id, title, text\n", ','},
      {",title\n", ','},
      {"body\n", 0},
      {"Baghdad, date\n", 0},
      {"Baghdad,Iraq\n", 0},
      {"headline,text\n", 0},
      {"Rockets fell, the body said\n", 0},
      {"", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(find_delimiter(row.head).value_or('\0') == row.delimiter);
  }
}

TEST_CASE("a table whose columns are all mapped is a table") {
  const char* table = "headline;text\nTalks open;They opened.\n";
  CHECK(ids(read_bytes(table)) == Strings{"file"});
  const Reading reading =
      read_bytes(table, naming({"title=headline", "body=text"}));
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == "Talks open");
  CHECK(reading.documents[0].body == "They opened.");
  CHECK(reading.documents[0].extra.empty());
}

TEST_CASE("a name that is mapped wins over the field's own, which is kept") {
  const ReadOptions options = naming(
      {"title=headline", "body=text", "body=content", "id=no", "date=day"});
  const char* const inputs[] = {
      "title,headline,content,no,day\nOwn,Mapped,B,7,2020-11-25\n",
      R"({"title":"Own","headline":"Mapped","content":"B","no":7,)"
      R"("day":"2020-11-25"})"};
  for (const char* input : inputs) {
    CAPTURE(input);
    const Reading reading = read_bytes(input, options);
    CHECK(reading.problems.empty());
    REQUIRE(reading.documents.size() == 1);
    const Document& document = reading.documents[0];
    CHECK(document.id == "7");
    CHECK(document.title == "Mapped");
    CHECK(document.body == "B");
    CHECK(document.date == parse_date("2020-11-25"));
    CHECK(document.extra == R"({"title":"Own"})");
  }
}

TEST_CASE("where the mapped name has nothing, the field's own is read") {
  const ReadOptions options = naming({"title=headline"});
  CHECK(
      read_bytes("title,headline,body\nOwn,,B\n", options).documents[0].title ==
      "Own");
  CHECK(read_bytes(R"({"title":"Own","headline":null,"body":"B"})", options)
            .documents[0]
            .title == "Own");
}

TEST_CASE("a table without text is told with its columns and what would help") {
  struct Row {
    const char* table;
    const char* problem;
  };
  const Row rows[] = {
      {"id,headline,content\n1,T,B\n",
       "file:1: no column \"body\"; there are id, headline, content; name the "
       "one with the text: --field body=content; skipped"},
      {"id,file,date\n1,a.txt,2020-11-25\n",
       "file:1: no column \"body\"; there are id, file, date; name the one "
       "with the text: --field body=COLUMN; skipped"},
      {"id,body,body\n1,A,B\n", "file:1: two columns \"body\"; skipped"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.table);
    const Reading reading = read_bytes(row.table);
    CHECK(reading.documents.empty());
    CHECK(reading.problems == Strings{row.problem});
  }
}

TEST_CASE("a bad row is told with its line and skipped, the next is read") {
  struct Row {
    std::string row;
    const char* reason;
  };
  const Row rows[] = {
      {"x,B,more", "3 cells under 2 columns; skipped"},
      {"x", "1 cells under 2 columns; skipped"},
      {"x,", "no \"body\"; skipped"},
      {"x,\" \"", "blank \"body\"; skipped"},
      {std::string("x,B\0", 4), "NUL in \"body\"; skipped"},
      {"x,\"B\" y", "a quote in the wrong place; skipped"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.row);
    const Reading reading = read_bytes("id,body\n" + row.row + "\ngood,Text\n");
    CHECK(ids(reading) == Strings{"good"});
    CHECK(reading.problems == Strings{std::string("file:2: ") + row.reason});
  }
}

TEST_CASE("a table is read in the encoding of its first 64 KiB") {
  const Reading western = read_bytes("id,body,caf\xE9\n1,Caf\xE9 closed,x\n");
  REQUIRE(western.documents.size() == 1);
  CHECK(western.documents[0].body == "Café closed");
  CHECK(western.documents[0].extra == R"({"café":"x"})");

  const std::string utf8 = "a,\u062B" + std::string(64 << 10, 'x') + "\n";
  const Reading broken =
      read_bytes("id,body\n" + utf8 + "x,B\xE9\ngood,Text\n");
  CHECK(ids(broken) == Strings{"a", "good"});
  CHECK(broken.problems ==
        Strings{"file:3: invalid UTF-8 at byte 2 of \"body\"; skipped"});
}

TEST_CASE("a row as long as a record may be is read, a longer one is told") {
  const std::string start = "id,body\na,";
  const std::string end = "\nb,next\n";
  const std::string body(kMaxRecordBytes - 2, 'x');  // behind "a,"
  CHECK(ids(read_bytes(start + body + end)) == Strings{"a", "b"});
  const Reading longer = read_bytes(start + body + "x" + end);
  CHECK(ids(longer) == Strings{"b"});
  CHECK(longer.problems ==
        Strings{
            "file:2: 16777217 bytes in one line, more than 16777216; skipped"});
}

TEST_CASE("a table cut short by damage gives no half row") {
  std::string table = "id,body\n";
  for (int i = 0; i < 20000; ++i) {
    table += std::to_string(i) + ",\"Rockets\nfell " + std::to_string(i * i) +
             "\"\n";
  }
  const std::string whole = gzip(table);
  const Reading reading = read_bytes(whole.substr(0, whole.size() / 2));
  CHECK(reading.problems == Strings{"file: gzip data cut short; the rest is "
                                    "skipped"});
  REQUIRE(reading.documents.size() > 1000);
  for (std::size_t i = 0; i < reading.documents.size(); ++i) {
    const auto number = static_cast<int>(i);
    if (reading.documents[i].body !=
        "Rockets\nfell " + std::to_string(number * number)) {
      FAIL("half a row");
    }
  }
}

TEST_CASE("a field that is not known is an error that names the known ones") {
  struct Row {
    const char* assignment;
    const char* message;
  };
  const Row rows[] = {
      {"headline=title",
       "no FIELD=NAME: \"headline=title\"; the fields are id, title, body, "
       "date, source, url, language"},
      {"title",
       "no FIELD=NAME: \"title\"; the fields are id, title, body, date, "
       "source, url, language"},
      {"title=",
       "no FIELD=NAME: \"title=\"; the fields are id, title, body, date, "
       "source, url, language"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.assignment);
    try {
      parse_field_names({row.assignment});
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      CHECK(std::string(error.what()) == row.message);
    }
  }
}

}  // namespace
}  // namespace fihrist
