// What a first answer costs and what a click, the next page and another order
// cost once its match set is kept; the memory of the columns and the time to
// open a revision.
//
//   answers_bench INDEX [ROUNDS]
//
// Each answer is made whole, facets and snippets too. Median milliseconds of
// the processor; "match" is the pass that finds and weighs all matches, in ns
// for each.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "searchd/match_set.h"
#include "searchd/name_reading.h"
#include "searchd/query_parser.h"
#include "searchd/searcher.h"

namespace fihrist {
namespace {

// Of the processor, so that what else runs beside does not count.
double milliseconds(const std::function<void()>& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 +
           static_cast<double>(time.tv_nsec) / 1e6;
  };
  const double start = now();
  work();
  return now() - start;
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

struct Asked {
  const char* kind;
  Parameters parameters;
};

const std::vector<Asked>& asked() {
  static const std::vector<Asked> all = {
      {"a rare name", {{"q", "Fuad Shukr"}}},
      {"a common name", {{"q", "Qassem Soleimani"}}},
      {"a common word", {{"q", "iran"}}},
      {"two words", {{"q", "nuclear talks"}}},
      {"four words", {{"q", "iran nuclear deal talks"}}},
      {"OR of two", {{"q", "syria OR iraq"}}},
      {"OR of four", {{"q", "syria OR iraq OR yemen OR gaza"}}},
      {"a phrase", {{"q", "\"nuclear deal\""}}},
      {"NEAR", {{"q", "iran NEAR/5 sanctions"}}},
      {"NOT", {{"q", "iraq NOT iran"}}},
      {"by actor", {{"q", "speech"}, {"actor", "ali-khamenei"}}},
      {"by dates", {{"q", "iran"}, {"from", "2015"}, {"to", "2016"}}},
      {"everything", {{"q", ""}}},
  };
  return all;
}

// Of the first answer: the second actor of the facet, chosen.
Parameters click_on(const SearchResponse& first, Parameters parameters) {
  const auto& actors = first.facets.actors;
  if (actors.size() > 1) parameters.emplace_back("actor", actors[1].id);
  return parameters;
}

struct Times {
  std::vector<double> first, match, click, page, newest;
};

Times measure(const Asked& row, const std::string& index, int rounds,
              std::uint64_t& total) {
  const Searcher not_kept(index, 0);
  const auto ask = [](const Searcher& searcher, const Parameters& parameters) {
    return searcher.search(parse_request(parameters));
  };
  const auto with = [&](const char* name, const char* value) {
    Parameters parameters = row.parameters;
    parameters.emplace_back(name, value);
    return parameters;
  };
  const SearchResponse answer = ask(not_kept, row.parameters);
  total = answer.total;
  ReadingPool pool(index);
  const std::unique_ptr<Reading> reading = pool.take();
  const SearchRequest request = parse_request(row.parameters);
  const Query query =
      read_names(parse_query(request.query).query, *reading->snapshot->table,
                 request.filters.dates)
          .query;
  Times times;
  for (int round = 0; round < rounds; ++round) {
    times.first.push_back(milliseconds([&] { ask(not_kept, row.parameters); }));
    times.match.push_back(
        milliseconds([&] { match_widened(query, *reading); }));
    const Searcher kept(index);
    ask(kept, row.parameters);
    const Parameters click = click_on(answer, row.parameters);
    times.click.push_back(milliseconds([&] { ask(kept, click); }));
    const Parameters page = with("offset", "10");
    times.page.push_back(milliseconds([&] { ask(kept, page); }));
    const Parameters newest = with("sort", "newest");
    times.newest.push_back(milliseconds([&] { ask(kept, newest); }));
  }
  return times;
}

void print_columns(const std::string& index) {
  std::size_t bytes = 0;
  std::uint64_t documents = 0;
  const double opened = milliseconds([&] {
    ReadingPool pool(index);
    const auto reading = pool.take();
    for (const Columns& columns : reading->snapshot->shards) {
      bytes += columns.bytes();
    }
    documents = reading->whole.get_doccount();
  });
  std::vector<Xapian::Database> shards;
  ReadingPool pool(index);
  const auto reading = pool.take();
  const double columns =
      milliseconds([&] { (void)read_columns(reading->shards); });
  fmt::print(
      "{} documents, {:.1f} bytes of columns each; opened in {:.0f} ms, "
      "columns of a new revision read in {:.0f} ms\n",
      documents, static_cast<double>(bytes) / static_cast<double>(documents),
      opened, columns);
}

void run(const std::string& index, int rounds) {
  print_columns(index);
  fmt::print("{:<16}{:>9}{:>9}{:>9}{:>8}{:>9}{:>9}{:>9}{:>8}\n", "ms, median",
             "found", "first", "match", "ns/m", "click", "page 2", "newest",
             "ratio");
  for (const Asked& row : asked()) {
    std::uint64_t total = 0;
    const Times times = measure(row, index, rounds, total);
    const double first = median(times.first);
    const double match = median(times.match);
    const double click = median(times.click);
    const double page = median(times.page);
    const double newest = median(times.newest);
    fmt::print(
        "{:<16}{:>9}{:>9.2f}{:>9.2f}{:>8.1f}{:>9.2f}{:>9.2f}{:>9.2f}{:>8.2f}"
        "\n",
        row.kind, total, first, match,
        match * 1e6 / static_cast<double>(std::max<std::uint64_t>(total, 1)),
        click, page, newest, std::max({click, page, newest}) / first);
  }
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "answers_bench INDEX [ROUNDS]\n");
    return 2;
  }
  fihrist::run(argv[1], argc > 2 ? std::stoi(argv[2]) : 15);
  return 0;
}
