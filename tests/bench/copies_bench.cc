// How many made re-posts are found, and how many distinct stories are taken
// for copies.
//
//   build/release/copies_bench [SHARED_DATA]   (../shared/data)
//
// Re-posts: of every article of the Tehran Times, the MUC reports (capitals)
// and SaudiNewsNet (Arabic), one with 1 to 15 % of its words changed, how many
// at random, and one with 15 %; a change takes a word out, replaces it by or
// puts behind it one of the archive's. Wanted: .97 found.
//
// Distinct stories: every pair of MUC reports of one day and of SaudiNewsNet
// articles of one day, and every pair of Tehran Times articles, which have no
// dates, whose numbers lie within 60 (about a day), all judged by hand where
// they were taken for copies: kCopies lists those that are. Wanted: at most
// 1 % of the pairs; and the same of the hard ones, which share so much that
// their texts had to be read.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader.h"
#include "indexer/copy_sketch.h"
#include "indexer/copy_text.h"
#include "tests/indexer/made_stories.h"

namespace fihrist {
namespace {

constexpr int kNumbersOfADay = 60;

// Pairs that tell one story, by hand: the same text, some of it edited.
constexpr std::pair<std::string_view, std::string_view> kCopies[] = {
    {"tt-410858", "tt-410826"},
    {"tt-405181", "tt-405173"},
    {"tt-463059", "tt-463047"},
    {"tt-138730", "tt-138726"},
    {"tt-461354", "tt-461309"},
    {"tt-406171", "tt-406170"},
    {"tt-415405", "tt-415401"},
    {"tt-422794", "tt-422544"},
    {"tt-423739", "tt-423728"},
    {"DEV-MUC3-0756", "DEV-MUC3-0752"},
    {"DEV-MUC3-0585", "DEV-MUC3-0584"},
    {"TST3-MUC4-0087", "DEV-MUC3-1133"},
    {"DEV-MUC3-0792", "DEV-MUC3-0789"},
    {"DEV-MUC3-0158", "DEV-MUC3-0089"},
    {"DEV-MUC3-0902", "DEV-MUC3-0843"},
    {"DEV-MUC3-0160", "DEV-MUC3-0097"},
    {"DEV-MUC3-0161", "DEV-MUC3-0096"},
    {"snn-2015-07-24-01792", "snn-2015-07-24-01133"},
    {"snn-2015-07-27-00669", "snn-2015-07-26-00026"},
    {"snn-2015-07-27-00669", "snn-2015-07-27-00505"},
    {"snn-2015-07-27-00505", "snn-2015-07-26-00026"},
};

bool is_judged_copy(std::string_view a, std::string_view b) {
  return std::ranges::any_of(kCopies, [&](const auto& pair) {
    return pair == std::pair(a, b) || pair == std::pair(b, a);
  });
}

struct Text {
  std::string id;
  std::string day;  // empty: by the number in the id
  int number = 0;
  StoryWords words;
  CopySketch sketch;
  CopyText text;
};

std::vector<Word> as_words(const StoryWords& folded) {
  std::vector<Word> words(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) words[i].folded = folded[i];
  return words;
}

int number_in(std::string_view id) {
  int number = 0;
  const std::string_view digits = id.substr(id.find('-') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::vector<Text> read_archive(const std::string& path) {
  std::vector<Text> texts;
  Reader reader = open_reader(path);
  while (const auto document = reader.next()) {
    const auto words = break_words(document->body, document->furniture);
    if (words.size() < kFewestWordsOfCopies) continue;
    StoryWords folded;
    for (const Word& word : words) folded.push_back(word.folded);
    texts.push_back({document->id,
                     document->date ? to_string(*document->date) : "",
                     number_in(document->id), std::move(folded),
                     sketch_of(words), CopyText(words)});
  }
  return texts;
}

bool is_found(const Text& original, const StoryWords& repost) {
  const std::vector<Word> words = as_words(repost);
  return may_be_copies(original.sketch, sketch_of(words)) &&
         are_copies(overlap_of(original.text, CopyText(words)));
}

// The share found of re-posts with `share(random)` of their words changed.
template <typename Share>
double recall(const std::vector<Text>& texts, Share share) {
  std::mt19937 random(1);
  std::size_t found = 0;
  for (const Text& text : texts) {
    const StoryWords& others = texts[random() % texts.size()].words;
    const auto changes = static_cast<std::size_t>(
        share(random) * static_cast<double>(text.words.size()));
    found += is_found(text, reposted(text.words, changes, random, others));
  }
  return static_cast<double>(found) / static_cast<double>(texts.size());
}

bool is_of_one_day(const Text& a, const Text& b) {
  return a.day.empty() ? std::abs(a.number - b.number) <= kNumbersOfADay
                       : a.day == b.day;
}

struct Pairs {
  std::size_t all = 0;
  std::size_t hard = 0;  // with texts that were read
  std::size_t merged = 0;
};

// Of all pairs, or only those of one day, that tell different stories.
Pairs distinct_pairs(const std::vector<Text>& texts, bool only_of_a_day) {
  Pairs pairs;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (only_of_a_day && !is_of_one_day(texts[i], texts[j])) continue;
      if (is_judged_copy(texts[i].id, texts[j].id)) continue;
      ++pairs.all;
      if (!may_be_copies(texts[i].sketch, texts[j].sketch)) continue;
      ++pairs.hard;
      if (!are_copies(overlap_of(texts[i].text, texts[j].text))) continue;
      ++pairs.merged;
      fmt::print("    merged: {} {}\n", texts[i].id, texts[j].id);
    }
  }
  return pairs;
}

void print_pairs(const char* what, const Pairs& pairs) {
  const auto percent = [&](std::size_t of) {
    return of == 0 ? 0
                   : 100 * static_cast<double>(pairs.merged) /
                         static_cast<double>(of);
  };
  fmt::print("  {:26} {:>9} pairs, {} merged ({:.4f} %); {} hard ({:.2f} %)\n",
             what, pairs.all, pairs.merged, percent(pairs.all), pairs.hard,
             percent(pairs.hard));
}

void measure(const std::string& path) {
  const std::vector<Text> texts = read_archive(path);
  fmt::print("{}: {} texts\n", path.substr(path.rfind('/') + 1), texts.size());
  const double up_to = recall(texts, [](std::mt19937& random) {
    return static_cast<double>(random() % 15 + 1) / 100;
  });
  const double all = recall(texts, [](std::mt19937&) { return .15; });
  fmt::print(
      "  re-posts found: {:.4f} with 1 to 15 % changed, {:.4f} with 15\n",
      up_to, all);
  print_pairs("distinct, of one day", distinct_pairs(texts, true));
  print_pairs("distinct, all", distinct_pairs(texts, false));
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  const std::string data =
      argc > 1 ? argv[1] : FIHRIST_SOURCE_DIR "/../shared/data";
  for (const char* name :
       {"tehran-times.jsonl.gz", "muc.jsonl.gz", "saudinewsnet-ar.jsonl.gz"}) {
    fihrist::measure(data + "/" + name);
  }
  return 0;
}
