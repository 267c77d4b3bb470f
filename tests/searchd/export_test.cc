// Every answer as a text: read back it is the same archive, and it is never cut
// short unnoticed.

#include "searchd/export.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "archive.h"
#include "corpus/error.h"
#include "indexer/index_writer.h"
#include "program.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string export_text(const Searcher& searcher, Parameters parameters,
                        const char* format) {
  parameters.emplace_back("format", format);
  Export text(searcher, parse_export_request(parameters));
  std::string all;
  while (const auto piece = text.next()) all += *piece;
  return all;
}

// What spreadsheets and readers of tables stumble over.
std::vector<Document> awkward_documents() {
  std::vector<Document> documents = {
      document("=1+1", "=HYPERLINK(\"x\")", "+cmd, \"quoted\"\nsecond line",
               "2020-11-25", "Courier; Tigris", "en"),
      document("@a b", "-5 degrees", "\tTab before, ' and after \t",
               "2021-01-02", "@source"),
      document("'quoted'", "'Tis", "''twice", "2021-01-03"),
      document("cr", "\rReturn", "One\nTwo\rThree", "2021-01-03"),
      document("blanks", "  two before", "Body with blanks after  "),
      document("زيارة/قاآني", "زيارة قاآني", "وصل إسماعيل قاآني إلى بغداد."),
      document("undated", "Qaani", "Esmail Qaani came on 3 May 2020."),
      document("title-less", "", "Kani, and Esmail Qaani."),
      document("json", "{\"a\": 1}", "[\"Qaani\"]"),
  };
  documents[0].date_origin = DateOrigin::text;
  documents[0].url = "https://x.example/2020/11/25/a?b=c,d";
  documents[1].date_origin = DateOrigin::given;
  documents[0].extra = R"({"author":"Noor \"N\" Aziz","n":[1,2.5,null]})";
  documents[2].extra = R"({"date":"kept","title":"of the input"})";
  return documents;
}

TEST_CASE("an export that is built again is the same archive") {
  const SmallArchive archive(random_rows(), awkward_documents(), 2);
  for (const char* format : {"jsonl", "csv"}) {
    CAPTURE(format);
    const TemporaryFolder folder;
    const std::string text = export_text(archive.searcher(), {}, format);
    const std::string file = folder.write("export", text);
    const std::string again = folder.path("again");
    const Run built = run({"fihrist-indexer", "build", again, file});
    CHECK(built.exit_status == 0);
    CAPTURE(built.messages);
    const Searcher searcher(again);
    for (const Document& one : awkward_documents()) {
      CAPTURE(one.id);
      const Document before =
          archive.searcher().document(one.id).stored.document;
      const Document after = searcher.document(one.id).stored.document;
      CHECK(after.title == before.title);
      CHECK(after.body == before.body);
      CHECK(after.date == before.date);
      CHECK(to_string(after.date_origin) == to_string(before.date_origin));
      CHECK(after.source == before.source);
      CHECK(after.url == before.url);
      CHECK(after.language == before.language);
      CHECK(after.extra == before.extra);
    }
  }
}

TEST_CASE("a line end in a cell is a line feed when it is read back") {
  const SmallArchive archive(random_rows(), {document("1", "A", "B\r\nC")});
  for (const auto& [format, body] :
       {std::pair("jsonl", "B\r\nC"), std::pair("csv", "B\nC")}) {
    CAPTURE(format);
    const TemporaryFolder folder;
    const std::string again = folder.path("again");
    run({"fihrist-indexer", "build", again,
         folder.write("export", export_text(archive.searcher(), {}, format))});
    CHECK(Searcher(again).document("1").stored.document.body == body);
  }
}

TEST_CASE("no cell of a table begins as a formula does") {
  const SmallArchive archive(random_rows(), awkward_documents());
  const std::string text = export_text(archive.searcher(), {}, "csv");
  CHECK(text.starts_with("id,title,body,date,"));
  CHECK(text.ends_with("\r\n"));
  bool in_quotes = false;
  char before = '\n';
  for (const char c : text) {
    const bool opens = !in_quotes && (before == ',' || before == '\n');
    if (c == '"') in_quotes = !in_quotes;
    if (opens || (before == '"' && in_quotes)) {
      CAPTURE(c);
      CHECK(std::string_view("=+-@\t").find(c) == std::string_view::npos);
    }
    before = c;
  }
}

TEST_CASE("a line of JSONL is the article as the API tells it") {
  const SmallArchive archive(random_rows(), awkward_documents());
  std::istringstream lines(export_text(archive.searcher(), {}, "jsonl"));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    auto row = nlohmann::json::parse(line);
    CHECK(row.at("fihrist") == 1);
    const auto response =
        archive.searcher().document(row.at("id").get<std::string>());
    CHECK(row.at("mentions").size() == response.stored.mentions.size());
    CHECK(row.at("actors").size() == response.actors.size());
    CHECK(row.at("fingerprint") == to_string(fingerprint_of(response.stored)));
  }
  CHECK(count == awkward_documents().size());
}

TEST_CASE("an export is filtered as a search, but has no pages") {
  const SmallArchive archive(random_rows(), awkward_documents());
  const Parameters dated = {{"from", "2021"}, {"sort", "oldest"}};
  const std::string text = export_text(archive.searcher(), dated, "citation");
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  CHECK(nlohmann::json::parse(line).at("total") == 3);
  std::vector<std::string> ids;
  while (std::getline(lines, line)) {
    ids.push_back(nlohmann::json::parse(line).at(1).get<std::string>());
  }
  CHECK(ids == archive.ids(dated));
  struct Row {
    Parameters parameters;
    const char* message;
  };
  const Row rows[] = {
      {{}, "which format?"},
      {{{"format", "xml"}}, "format=\"xml\""},
      {{{"format", "csv"}, {"format", "csv"}}, "once only"},
      {{{"format", "csv"}, {"limit", "5"}}, "export takes no limit"},
      {{{"format", "csv"}, {"offset", "5"}}, "export takes no offset"},
      {{{"format", "csv"}, {"no_such", "5"}}, "no parameter"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    try {
      (void)parse_export_request(row.parameters);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      CHECK(std::string(error.what()).find(row.message) != std::string::npos);
    }
  }
}

// Enough that it takes many pieces, and commits that pull the revision away.
std::vector<Document> many_documents(int count) {
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) {
    documents.push_back(document("d" + std::to_string(i), "Market",
                                 random_letters(5000, unsigned(i)),
                                 "2020-11-25"));
  }
  return documents;
}

TEST_CASE("what is written meanwhile does not show in an export") {
  const SmallArchive archive(random_rows(), many_documents(200), 2);
  Export text(archive.searcher(), parse_export_request({{"format", "jsonl"}}));
  std::string all = *text.next();
  IndexWriter writer = IndexWriter::update(archive.index(), "a test");
  for (int i = 0; i < 8; ++i) {
    writer.add(document("new" + std::to_string(i), "Market", "New."));
    writer.commit();
  }
  while (const auto piece = text.next()) all += *piece;
  CHECK(std::count(all.begin(), all.end(), '\n') == 200);
  CHECK(all.find("\"id\":\"new") == std::string::npos);
}

TEST_CASE("an article that was changed or removed meanwhile ends an export") {
  for (const bool is_removed : {false, true}) {
    CAPTURE(is_removed);
    const SmallArchive archive(random_rows(), many_documents(200), 2);
    Export text(archive.searcher(), parse_export_request({{"format", "jsonl"},
                                                          {"sort", "oldest"}}));
    REQUIRE(text.next());
    IndexWriter writer = IndexWriter::update(archive.index(), "a test");
    for (int i = 0; i < 8; ++i) {
      if (is_removed) {
        writer.remove("d" + std::to_string(92 + i));
      } else {
        writer.add(document("d" + std::to_string(92 + i), "Market", "Edited."));
      }
      writer.commit();
    }
    try {
      while (text.next()) {
      }
      FAIL("ended as if it were whole");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::io);
      CHECK(std::string(error.what()).find("not whole") != std::string::npos);
    }
  }
}

TEST_CASE("a new generation leaves an export that has begun alone") {
  const SmallArchive archive(random_rows(), many_documents(100));
  Export text(archive.searcher(), parse_export_request({{"format", "csv"}}));
  REQUIRE(text.next());
  build_index(archive.index(), random_rows(), {document("z", "Z", "Z.")});
  build_index(archive.index(), random_rows(), {document("z", "Z", "Z.")});
  std::size_t pieces = 0;
  while (text.next()) ++pieces;
  CHECK(pieces > 1);
}

}  // namespace
}  // namespace fihrist
