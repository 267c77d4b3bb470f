#include "indexer/progress.h"

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("a time is written as on a clock") {
  struct Row {
    double seconds;
    const char* text;
  };
  const Row rows[] = {{0, "0:00"},        {7.9, "0:07"},     {83, "1:23"},
                      {3599, "59:59"},    {3600, "1:00:00"}, {-1, "0:00"},
                      {86399, "23:59:59"}};
  for (const Row& row : rows) CHECK(clock_time(row.seconds) == row.text);
}

Rates steady(const ProgressCount& each_second, int seconds) {
  Rates rates;
  for (int i = 1; i <= seconds; ++i) {
    const auto times = static_cast<std::uint64_t>(i);
    rates.note(i, {.documents = times * each_second.documents,
                   .bytes = times * each_second.bytes});
  }
  return rates;
}

TEST_CASE("a steady rate is told as it is") {
  for (const int seconds : {1, 2, 60}) {
    CAPTURE(seconds);
    const Rates rates =
        steady({.documents = 1000, .bytes = 12'300'000}, seconds);
    CHECK(rates.documents() == Approx(1000));
    CHECK(rates.bytes() == Approx(12'300'000));
  }
}

TEST_CASE("a rate that changes is followed within seconds, not at once") {
  Rates rates = steady({.documents = 1000, .bytes = 0}, 60);
  rates.note(60.1, {.documents = 60'000});
  CHECK(rates.documents() > 900);
  rates.note(70, {.documents = 60'000});
  CHECK(rates.documents() < 200);
}

TEST_CASE("time that does not pass changes no rate") {
  Rates rates = steady({.documents = 1000, .bytes = 0}, 10);
  rates.note(10, {.documents = 99'000});
  CHECK(rates.documents() == Approx(1000));
}

TEST_CASE("the line has documents, share, rates and what is left") {
  const Rates rates = steady({.documents = 3400, .bytes = 12'300'000}, 10);
  struct Row {
    const char* claim;
    ProgressCount count;
    const char* line;
  };
  const Row rows[] = {
      {"half of an archive",
       {.documents = 34'000, .bytes = 123'000'000, .total = 246'000'000},
       "34,000 documents  50 %  12.3 MB/s  3,400 documents/s  0:10 left"},
      {"not 100 % before the end",
       {.documents = 34'000, .bytes = 999'999'999, .total = 1'000'000'000},
       "34,000 documents  99 %  12.3 MB/s  3,400 documents/s  0:00 left"},
      {"more than was there when it was listed",
       {.documents = 1, .bytes = 20, .total = 10},
       "1 documents  100 %  12.3 MB/s  3,400 documents/s  0:00 left"},
      {"the standard input has no total",
       {.documents = 34'000, .bytes = 123'000'000},
       "34,000 documents  12.3 MB/s  3,400 documents/s  1:30"},
      {"stored documents are counted",
       {.documents = 34'000, .total_documents = 68'000},
       "34,000 documents  50 %  3,400 documents/s  0:10 left"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    CHECK(progress_line(row.count, rates, 90) == row.line);
  }
}

TEST_CASE("without a rate nobody knows what is left") {
  CHECK(progress_line({.documents = 0, .bytes = 0, .total = 10}, Rates(), 0) ==
        "0 documents  0 %  0 documents/s");
}

}  // namespace
}  // namespace fihrist
