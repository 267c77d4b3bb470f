#include "indexer/gaps.h"

#include <nlohmann/json.hpp>

#include "corpus/error.h"
#include "indexer/index_writer.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

using Ids = std::vector<std::string>;

Document whole(const char* id) {
  Document document = document_of(id, "Text.", "A title");
  document.date = parse_date("2020-11-25");
  document.date_origin = DateOrigin::text;
  document.source = "Wire";
  document.language = "en";
  return document;
}

// Documents that lack what their ids say.
std::string built_in(const TemporaryFolder& folder) {
  std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 1});
  writer.add(whole("nothing"));
  Document document = whole("date");
  document.date.reset();
  document.date_origin = DateOrigin::none;
  writer.add(document);
  document = whole("source");
  document.source.clear();
  writer.add(document);
  document = whole("language");
  document.language.clear();
  writer.add(document);
  writer.commit();
  return index;
}

Ids gaps_of(const std::string& index, const std::vector<std::string>& lacking) {
  Ids ids;
  const auto count =
      for_each_gap(index, parse_lacking(lacking),
                   [&](const Document& gap) { ids.push_back(gap.id); });
  CHECK(count == ids.size());
  return ids;
}

std::string table_of(const std::string& index) {
  std::string table = gap_header();
  for_each_gap(index, parse_lacking({}),
               [&](const Document& gap) { table += gap_csv(gap); });
  return table;
}

struct SetDone {
  SetRows rows;
  std::vector<std::string> problems;
};

SetDone set_all(const std::string& index, const TemporaryFolder& folder,
                const std::string& csv) {
  SetDone done;
  const std::string path = folder.write("table.csv", csv);
  IndexWriter writer = IndexWriter::update(index, "test");
  done.rows = set_rows(writer, path, [&](const Problem& problem) {
    done.problems.push_back(to_string(problem).substr(path.size()));
  });
  writer.commit();
  return done;
}

TEST_CASE("a document is listed when it lacks what is asked for") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  struct Row {
    std::vector<std::string> lacking;
    Ids ids;
  };
  const Row rows[] = {
      {{}, {"date", "source", "language"}},
      {{"date"}, {"date"}},
      {{"source"}, {"source"}},
      {{"language"}, {"language"}},
      {{"date", "language"}, {"date", "language"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.lacking.size(), row.ids.front());
    CHECK(gaps_of(index, row.lacking) == row.ids);
  }
  CHECK_THROWS_AS(parse_lacking({"author"}), Error);
}

TEST_CASE("a gap is a row of CSV and a line of JSON") {
  Document document = document_of("a,1", "Text.", "He said \"no\"\nand left");
  CHECK(gap_header() == "id,title,date,date_origin,source,language,url\n");
  CHECK(gap_csv(document) ==
        "\"a,1\",\"He said \"\"no\"\"\nand left\",,none,,,\n");
  document.date = parse_date("2020-11-25");
  document.date_origin = DateOrigin::given;
  const auto json = nlohmann::json::parse(gap_json(document));
  CHECK(json.at("id") == "a,1");
  CHECK(json.at("date") == "2020-11-25");
  CHECK(json.at("source").is_null());
  CHECK_FALSE(json.contains("body"));
}

TEST_CASE("a table of gaps that is handed back as it is changes nothing") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  const auto before = content_of(index);
  const SetDone done = set_all(index, folder, table_of(index));
  CHECK(done.problems.empty());
  CHECK(done.rows.changed == 0);
  CHECK(done.rows.same == 3);
  CHECK(content_of(index) == before);
}

TEST_CASE("ids and titles of any letters come back through the table") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const Ids ids = {" blank ",    "quote\"d", "a,b",
                   "two\nlines", "\xD8\xA7", "=1+1"};
  {
    IndexWriter writer = IndexWriter::build(index, names(), {.jobs = 1});
    for (const std::string& id : ids) writer.add(document_of(id, "Text.", id));
    writer.commit();
  }
  const SetDone done = set_all(index, folder, table_of(index));
  CHECK(done.problems.empty());
  CHECK(done.rows.same == ids.size());
}

TEST_CASE("what is filled in is set, and the rest stays as it was") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  const SetDone done = set_all(index, folder,
                               "id,title,date,date_origin,source,language,url\n"
                               "date,,2021-07-08,none,,,\n"
                               "source,,2020-11-25,text,Reuters,,\n");
  CHECK(done.problems.empty());
  CHECK(done.rows.changed == 2);
  const Document dated = stored_in(index, "date").document;
  CHECK(dated.date == parse_date("2021-07-08"));
  CHECK(dated.date_origin == DateOrigin::given);
  CHECK(dated.source == "Wire");
  const Document sourced = stored_in(index, "source").document;
  CHECK(sourced.source == "Reuters");
  CHECK(sourced.title == "A title");
  // The date of the row was there already: nobody has given it.
  CHECK(sourced.date_origin == DateOrigin::text);
  CHECK(gaps_of(index, {}) == Ids{"language"});
}

TEST_CASE("a row for nobody is told with its line, and the others are set") {
  const TemporaryFolder folder;
  const std::string index = built_in(folder);
  const SetDone done = set_all(index, folder,
                               "id,source\n"
                               "none,Reuters\n"
                               "date,Reuters\n"
                               "date,AFP\n");
  CHECK(done.problems ==
        std::vector<std::string>{":2: no document has the id \"none\"; skipped",
                                 ":4: a second row for \"date\"; skipped"});
  CHECK(done.rows.unknown == 1);
  CHECK(stored_in(index, "date").document.source == "Reuters");
}

}  // namespace
}  // namespace fihrist
