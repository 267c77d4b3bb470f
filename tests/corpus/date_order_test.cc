#include "corpus/dates/date_order.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string line(const std::string& id, const std::string& date,
                 const std::string& source) {
  return fmt::format(
      R"({{"id":"{}","body":"Talks.","date":"{}","source":"{}"}})"
      "\n",
      id, date, source);
}

// "a 2021-08-07, b none", in the order they came.
std::string dates(const Reading& reading) {
  std::string all;
  for (const Document& document : reading.documents) {
    all += fmt::format("{}{} {}", all.empty() ? "" : ", ", document.id,
                       document.date ? to_string(*document.date) : "none");
  }
  return all;
}

TEST_CASE("other dates of a source tell its order, before or after") {
  const Reading reading = read_bytes(
      line("a", "07/08/2021", "Day") + line("b", "2021", "Day") +
      line("c", "25/12/2020", "Day") + line("d", "12/25/2020", "US") +
      line("e", "07/08/2021", "US") + line("f", "01-02-2021", "Day"));
  CHECK(dates(reading) ==
        "b none, a 2021-08-07, c 2020-12-25, d 2020-12-25, e 2021-07-08, "
        "f 2021-02-01");
  CHECK(reading.problems.size() == 1);
  CHECK(reading.documents[1].date_origin == DateOrigin::given);
}

TEST_CASE("a source that tells nothing, or writes both ways, stays undated") {
  const std::string other = line("z", "25/12/2020", "Other");
  const std::string both =
      line("x", "25/12/2020", "Wire") + line("y", "12/25/2020", "Wire");
  const std::string unsure = line("a", "07/08/2021", "Wire");
  const std::vector<std::string> told = {
      "file:1: date \"07/08/2021\" may be 7 August or 8 July, which --dates "
      "dmy or --dates mdy would tell; read undated; give it one with: "
      "fihrist-indexer set INDEX \"a\" date=YYYY-MM-DD"};
  const Reading alone = read_bytes(unsure + other);
  CHECK(dates(alone) == "z 2020-12-25, a none");
  CHECK(alone.problems == told);
  CHECK(dates(read_bytes(both + unsure)) ==
        "x 2020-12-25, y 2020-12-25, a none");
}

TEST_CASE("the host of the address is the source where none is named") {
  const auto at = [](const char* id, const char* date, const char* url) {
    return fmt::format(R"({{"id":"{}","body":"Talks.","date":"{}","url":"{}"}})"
                       "\n",
                       id, date, url);
  };
  const Reading reading =
      read_bytes(at("a", "07/08/2021", "https://www.day.org/1") +
                 at("b", "07/08/2021", "https://us.org/1") +
                 at("c", "25/12/2020", "http://day.org/2?x") +
                 at("d", "12/25/2020", "https://us.org:80/2"));
  CHECK(dates(reading) ==
        "a 2021-08-07, c 2020-12-25, b 2021-07-08, d 2020-12-25");
}

TEST_CASE("what the user says decides: an order, metadata, a default") {
  const std::string unsure = line("a", "07/08/2021", "Wire");
  ReadOptions said;
  said.day_order = DayOrder::month_first;
  CHECK(dates(read_bytes(unsure, said)) == "a 2021-07-08");
  ReadOptions set;
  set.defaults = parse_fields({"date=2021-07-09"});
  const Reading reading = read_bytes(unsure, set);
  CHECK(dates(reading) == "a 2021-07-09");
  CHECK(reading.problems.empty());
}

TEST_CASE("a line of a text may wait as well, and is of origin text") {
  TemporaryFolder folder;
  folder.write("a.txt", "Rockets\n07/08/2021\nThey fell.");
  ReadOptions said;
  said.day_order = DayOrder::day_first;
  const Reading reading = read_input(folder.path(), said);
  REQUIRE(dates(reading) == "a.txt 2021-08-07");
  CHECK(reading.documents[0].date_origin == DateOrigin::text);
}

TEST_CASE("an order that leads into the future is a problem") {
  const int year = civil_day(today()).year + 1;
  const std::string next_year = fmt::format("07/08/{}", year);
  const Reading reading = read_bytes(line("a", next_year, "Wire"),
                                     {.day_order = DayOrder::day_first});
  CHECK(dates(reading) == "a none");
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].find("lies in the future") != std::string::npos);
}

PlacedRecord unsure(std::size_t number, std::size_t bytes) {
  PlacedRecord placed;
  placed.record.document.id = std::to_string(number);
  placed.record.document.body.assign(bytes, 'x');
  placed.record.document.source = "Wire";
  placed.record.numeric_date = {
      {7, 8, 2021}, {}, "07/08/2021", DateOrigin::given};
  return placed;
}

TEST_CASE("no more wait than the limits say; the first to come goes first") {
  DateOrders by_number;
  for (std::size_t i = 0; i < kMaxWaitingRecords; ++i) {
    by_number.put(unsure(i, 1));
  }
  CHECK_FALSE(by_number.take());
  by_number.put(unsure(kMaxWaitingRecords, 1));
  const auto first = by_number.take();
  REQUIRE(first);
  CHECK(first->record.document.id == "0");
  CHECK_FALSE(first->record.document.date);
  CHECK_FALSE(by_number.take());

  DateOrders by_bytes;
  by_bytes.put(unsure(0, kMaxWaitingBytes - 100));
  CHECK_FALSE(by_bytes.take());
  by_bytes.put(unsure(1, 101));
  CHECK(by_bytes.take());
  CHECK_FALSE(by_bytes.take());
  by_bytes.finish();
  CHECK(by_bytes.take());
}

}  // namespace
}  // namespace fihrist
