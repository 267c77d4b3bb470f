// How many dates are found in real texts, how many are wrong, and how fast.
//
//   build/release/dates_bench [FOLDER]
//
// FOLDER holds muc.jsonl.gz, saudinewsnet-ar.jsonl.gz and
// tehran-times.jsonl.gz (by default ../shared/data). MUC's dates are those of
// the datelines, judged by hand; the Saudi ones are of the crawl's field. The
// field is withheld: only the text is read. Tehran Times has no dates; every
// one that is found is listed with its line, to be judged.

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "corpus/dates/publication_date.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

struct Article {
  std::string id;
  std::string body;
  std::string date;  // empty when nobody gives one
};

struct ClosePipe {
  void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};

std::string unpacked(const std::string& path) {
  const std::unique_ptr<std::FILE, ClosePipe> pipe(
      ::popen(fmt::format("gzip -dc '{}'", path).c_str(), "r"));
  std::string bytes;
  char block[1 << 16];
  while (const std::size_t size =
             std::fread(block, 1, sizeof block, pipe.get())) {
    bytes.append(block, size);
  }
  return bytes;
}

std::vector<Article> read_articles(const std::string& path) {
  const std::string lines = unpacked(path);
  std::vector<Article> articles;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    const auto object = nlohmann::json::parse(lines.substr(begin, end - begin));
    articles.push_back(
        {object.at("id"), object.at("body"), object.value("date", "")});
    begin = end == lines.npos ? lines.size() : end + 1;
  }
  return articles;
}

std::string shown(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

void list(const Article& article, const DateReading& found) {
  const std::string line(found.text.substr(0, 100));
  fmt::print("    {}: {} for {}: {} {}\n", article.id, shown(found.date),
             article.date.empty() ? "none" : article.date, quote(line),
             found.fault);
}

struct Tally {
  std::size_t dated = 0;  // that have a date
  std::size_t right = 0;
  std::size_t wrong = 0;     // another date than theirs
  std::size_t invented = 0;  // where they have none
  std::size_t faults = 0;
};

void judge(const Article& article, Tally& tally) {
  const DateReading found = find_text_date(article.body);
  if (!article.date.empty()) ++tally.dated;
  if (!found.date) {
    if (found.fault.empty()) return;
    ++tally.faults;
    return list(article, found);
  }
  if (shown(found.date) == article.date) {
    ++tally.right;
    return;
  }
  ++(article.date.empty() ? tally.invented : tally.wrong);
  list(article, found);
}

// Of the quickest of three rounds.
double seconds_of(const std::vector<Article>& articles) {
  using Clock = std::chrono::steady_clock;
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const Clock::time_point start = Clock::now();
    std::size_t found = 0;
    for (const Article& article : articles) {
      found += find_publication_date(article.body).has_value();
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    if (found <= articles.size()) best = std::min(best, took.count());
  }
  return best;
}

void measure(const std::string& folder, const char* name) {
  const std::vector<Article> articles =
      read_articles(fmt::format("{}/{}.jsonl.gz", folder, name));
  if (articles.empty()) {
    fmt::print("{}: not there, skipped\n", name);
    return;
  }
  fmt::print("{}\n", name);
  Tally tally;
  double bytes = 0;
  for (const Article& article : articles) {
    judge(article, tally);
    bytes += static_cast<double>(article.body.size());
  }
  const double share = tally.dated == 0
                           ? 0
                           : 100.0 * static_cast<double>(tally.right) /
                                 static_cast<double>(tally.dated);
  fmt::print(
      "  {} articles, {} dated: {} right ({:.1f} %), {} wrong, {} "
      "invented, {} faults\n",
      articles.size(), tally.dated, tally.right, share, tally.wrong,
      tally.invented, tally.faults);
  const double seconds = seconds_of(articles);
  fmt::print("  {:.2f} µs an article, {:.0f} MB/s\n",
             1e6 * seconds / static_cast<double>(articles.size()),
             1e-6 * bytes / seconds);
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  const std::string folder =
      argc > 1 ? argv[1] : FIHRIST_SOURCE_DIR "/../shared/data";
  for (const char* name : {"muc", "saudinewsnet-ar", "tehran-times"}) {
    fihrist::measure(folder, name);
  }
}
