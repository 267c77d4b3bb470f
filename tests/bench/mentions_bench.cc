// How fast words are broken and mentions found, on one core, against ICU's
// word breaker on the same text in the same run.
//
//   build/release/mentions_bench [ARCHIVE]
//
// ARCHIVE is whatever an index is built of; without it the sample archive is
// repeated. First with the shipped tables; then with 250,000 generated actors
// and 1,000,000 aliases laid over them, and how long those take to load and
// how much memory the process then has taken at most.

#include <fmt/format.h>
#include <sys/resource.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/alias_merge.h"
#include "analyzers/mentions.h"
#include "corpus/reader.h"

namespace fihrist {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kEnoughBytes = 25'000'000;
constexpr int kRounds = 3;
constexpr int kActors = 250'000;

// Seconds of the quickest of a few rounds: the others were disturbed.
template <typename Step>
double seconds(Step step) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const Clock::time_point start = Clock::now();
    step();
    const std::chrono::duration<double> took = Clock::now() - start;
    best = std::min(best, took.count());
  }
  return best;
}

std::vector<Document> read_archive(const std::string& input) {
  std::vector<Document> documents;
  std::size_t bytes = 0;
  do {
    Reader reader = open_reader(input);
    while (auto document = reader.next()) {
      bytes += document->title.size() + document->body.size();
      documents.push_back(std::move(*document));
    }
  } while (bytes > 0 && bytes < kEnoughBytes);
  return documents;
}

std::size_t count_icu_words(const std::vector<Document>& documents) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  std::size_t count = 0;
  for (const Document& document : documents) {
    const auto text = icu::UnicodeString::fromUTF8(document.body);
    breaks->setText(text);
    while (breaks->next() != icu::BreakIterator::DONE) ++count;
  }
  return count;
}

class Bench {
 public:
  explicit Bench(std::vector<Document> documents)
      : documents_(std::move(documents)) {
    for (const Document& document : documents_) {
      megabytes_ += 1e-6 * static_cast<double>(document.title.size() +
                                               document.body.size());
    }
    icu_ = megabytes_ / seconds([&] { sink_ += count_icu_words(documents_); });
    fmt::print("{} articles, {:.1f} MB\n", documents_.size(), megabytes_);
    fmt::print("ICU's word breaker           {:7.1f} MB/s\n", icu_);
  }

  void run(const AliasTable& table) {
    const double words = seconds([&] { read_articles(); });
    const double mentions = seconds([&] {
      for (const Article& article : articles_) {
        sink_ += find_mentions(article, table).size();
      }
    });
    print("words, folded", words);
    print("mentions, given the words", mentions);
    print("both", words + mentions);
  }

 private:
  void read_articles() {
    articles_.clear();
    for (const Document& document : documents_) {
      articles_.push_back(read_article(document));
    }
  }

  void print(const char* what, double took) const {
    const double speed = megabytes_ / took;
    fmt::print("  {:26} {:7.1f} MB/s, {:5.2f} of ICU's\n", what, speed,
               speed / icu_);
  }

  std::vector<Document> documents_;
  std::vector<Article> articles_;
  double megabytes_ = 0;
  double icu_ = 0;
  std::size_t sink_ = 0;  // so that nothing is left out as unused
};

// Names of syllables: "Doramik Talevuno".
std::string made_name(std::uint64_t number) {
  constexpr std::string_view kConsonants = "bdfghklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  std::string name;
  for (int i = 0; i < 4 || number > 0; ++i) {
    name += kConsonants[number % kConsonants.size()];
    number /= kConsonants.size();
    name += kVowels[number % kVowels.size()];
    number /= kVowels.size();
  }
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

// Four aliases each: three spellings of the whole name, and the surname, weak.
void write_made_tables(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::ofstream actors(folder / "actors.tsv");
  std::ofstream aliases(folder / "aliases.tsv");
  for (std::uint64_t i = 0; i < kActors; ++i) {
    const std::string id = fmt::format("made-{}", i);
    const std::string given = made_name(i % 5'000);
    const std::string surname = made_name(1'000'000 + i * 7);
    actors << fmt::format("{}\tperson\t{} {}\tmade\n", id, given, surname);
    const std::string wholes[] = {given + " " + surname,
                                  given + " al-" + surname,
                                  given + "i " + surname};
    for (const std::string& whole : wholes) {
      aliases << fmt::format("{}\t{}\tspelling\tstrong\t\t\tmade\n", id, whole);
    }
    aliases << fmt::format("{}\t{}\tspelling\tweak\t\t\tmade\n", id, surname);
  }
}

long megabytes_taken() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

AliasTable load_made_tables() {
  const auto folder = std::filesystem::temp_directory_path() /
                      fmt::format("fihrist-bench-{}", ::getpid());
  write_made_tables(folder);
  const long before = megabytes_taken();
  const Clock::time_point start = Clock::now();
  AliasTable table(load_alias_rows({folder.string()}));
  const std::chrono::duration<double> took = Clock::now() - start;
  std::filesystem::remove_all(folder);
  fmt::print("{} actors and {} aliases: loaded in {:.1f} s, {} MB of memory\n",
             table.actors().size(), table.aliases().size(), took.count(),
             megabytes_taken() - before);
  return table;
}

void run(const std::string& archive) {
  const AliasTable made = load_made_tables();
  const AliasTable shipped(load_alias_rows({}));
  Bench bench(read_archive(archive));
  fmt::print("the shipped tables, {} aliases\n", shipped.aliases().size());
  bench.run(shipped);
  fmt::print("the generated tables, {} aliases\n", made.aliases().size());
  bench.run(made);
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  fihrist::run(argc > 1 ? argv[1] : FIHRIST_SOURCE_DIR "/corpus/sample");
  return 0;
}
