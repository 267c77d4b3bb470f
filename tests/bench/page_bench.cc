// How well the article is found in real pages, and how fast: for each page
// html__X.html that has a txt__X.txt, the F1 of their words.
//
//   page_bench [--texts]   the latter prints what was found, to look at
//
// readability_bench.mjs says what Readability.js finds in the same pages: .938.

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/pages/page.h"

namespace {

namespace fs = std::filesystem;

constexpr double kGoal = .93;  // the mean must not be under it

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

using Words = std::map<std::string, std::size_t>;

// ICU's words in small letters, with how often each is there.
Words words_of(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(text).toLower();
  breaks->setText(unicode);
  Words words;
  for (int32_t begin = breaks->first(), end = breaks->next();
       end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
    if (breaks->getRuleStatus() == UBRK_WORD_NONE) continue;
    std::string word;
    unicode.tempSubStringBetween(begin, end).toUTF8String(word);
    ++words[word];
  }
  return words;
}

std::size_t count(const Words& words) {
  std::size_t sum = 0;
  for (const auto& [word, times] : words) sum += times;
  return sum;
}

struct Score {
  double precision = 0;
  double recall = 0;

  double f1() const {
    const double sum = precision + recall;
    return sum == 0 ? 0 : 2 * precision * recall / sum;
  }
};

Score compare(const Words& found, const Words& wanted) {
  std::size_t common = 0;
  for (const auto& [word, times] : wanted) {
    const auto same = found.find(word);
    if (same != found.end()) common += std::min(times, same->second);
  }
  const auto share = [&](const Words& words) {
    return static_cast<double>(common) /
           static_cast<double>(std::max<std::size_t>(count(words), 1));
  };
  return {share(found), share(wanted)};
}

struct Sample {
  std::string name;
  std::string html;
  std::string text;  // empty where nobody wrote it down
};

std::vector<Sample> load_samples(const fs::path& folder) {
  std::vector<Sample> samples;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (!file.starts_with("html__")) continue;
    const std::string name = entry.path().stem().string().substr(6);
    const fs::path text = folder / ("txt__" + name + ".txt");
    samples.push_back({name, read_file(entry.path()),
                       fs::exists(text) ? read_file(text) : std::string()});
  }
  std::ranges::sort(samples, {}, &Sample::name);
  return samples;
}

double print_scores(const std::vector<Sample>& samples, bool texts) {
  double sum = 0;
  std::size_t scored = 0;
  for (const Sample& sample : samples) {
    const fihrist::Document found = fihrist::read_page(sample.html).document;
    if (texts) {
      fmt::print("=== {}\n{}\n{}\n{} {} {}\n\n{}\n", sample.name, found.title,
                 found.extra, found.date ? to_string(*found.date) : "undated",
                 found.source, found.url, found.body);
    }
    if (sample.text.empty()) {
      fmt::print("{:<24}  {:>6} bytes found\n", sample.name, found.body.size());
      continue;
    }
    const Score score = compare(words_of(found.body), words_of(sample.text));
    fmt::print("{:<24} P {:.3f} R {:.3f} F1 {:.3f}\n", sample.name,
               score.precision, score.recall, score.f1());
    sum += score.f1();
    ++scored;
  }
  const double mean =
      sum / static_cast<double>(std::max<std::size_t>(scored, 1));
  fmt::print("mean F1 of {} pages: {:.4f}\n", scored, mean);
  return mean;
}

// By the processor's clock: others may be at work as well.
void print_speed(const std::vector<Sample>& samples) {
  constexpr std::clock_t kLongEnough = 2 * CLOCKS_PER_SEC;
  std::size_t bytes = 0;
  const std::clock_t start = std::clock();
  while (std::clock() - start < kLongEnough) {
    for (const Sample& sample : samples) {
      fihrist::read_page(sample.html);
      bytes += sample.html.size();
    }
  }
  const double seconds =
      static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  fmt::print("{:.1f} MB of HTML a second of processor time\n",
             static_cast<double>(bytes) / 1e6 / seconds);
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path folder = FIHRIST_SOURCE_DIR "/../shared/data/web/newspaper4k";
  if (!fs::exists(folder)) {
    fmt::print("skipped: no {}\n", folder.string());
    return 0;
  }
  const std::vector<Sample> samples = load_samples(folder);
  const bool texts = argc > 1 && std::string(argv[1]) == "--texts";
  const double mean = print_scores(samples, texts);
  print_speed(samples);
  return mean < kGoal ? 1 : 0;
}
