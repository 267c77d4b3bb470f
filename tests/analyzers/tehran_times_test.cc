// The actors most often mistaken, and their namesakes, in a hundred articles
// of the Tehran Times, against tehran_times.tsv, which says how they were
// chosen and judged. The articles are not part of the project.
//
// A mention is right when the same actor was judged at the same words, or at
// words inside them: "President Assad" for "Assad". What else is found of a
// target is false; of anybody else only where the words were judged, for the
// judgements are of the targets and their namesakes, not of all in an article.
// So to find the general in a namesake who heads the insurers is false.
//
// Two figures: mentions, as a reader sees them marked, and actors of an
// article, as a filter sees them.
//
// FIHRIST_JUDGED names another file of judgements to read instead.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/alias_files.h"
#include "analyzers/fold.h"
#include "analyzers/mentions.h"
#include "corpus/reader.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const std::string kArchive =
    FIHRIST_SOURCE_DIR "/../shared/data/tehran-times.jsonl.gz";

constexpr std::array<std::string_view, 10> kTargets = {
    "esmail-qaani",     "mustafa-al-kadhimi",
    "qassem-soleimani", "abu-mahdi-al-muhandis",
    "qais-khazali",     "muqtada-al-sadr",
    "bashar-al-assad",  "ashraf-ghani",
    "hezbollah",        "popular-mobilization-forces"};
constexpr std::string_view kNamesakes = "namesakes";
constexpr std::string_view kNobody = "-";  // no actor of the tables

constexpr double kEnough = .95;
constexpr int kFewestMentions = 10;  // fewer say nothing about a target

struct Name {
  std::string actor;
  std::string words;  // folded, without the article before them
};

// Longer names first, so that each is matched before the surname inside it.
struct ByActorThenLongest {
  bool operator()(const Name& a, const Name& b) const {
    if (a.actor != b.actor) return a.actor < b.actor;
    if (a.words.size() != b.words.size()) {
      return a.words.size() > b.words.size();
    }
    return a.words < b.words;
  }
};

// Of one article: how often each name stands in it.
using Counts = std::map<Name, int, ByActorThenLongest>;
using Articles = std::map<std::string, Counts>;

struct Score {
  int gold = 0;
  int found = 0;
  int right = 0;

  double precision() const { return found == 0 ? 1 : double(right) / found; }
  double recall() const { return gold == 0 ? 1 : double(right) / gold; }

  Score& operator+=(const Score& other) {
    gold += other.gold;
    found += other.found;
    right += other.right;
    return *this;
  }
};

// By target, or kNamesakes for everybody else.
using Scores = std::map<std::string_view, Score>;

bool is_target(std::string_view actor) {
  return std::find(kTargets.begin(), kTargets.end(), actor) != kTargets.end();
}

std::string_view line_of(const std::string& actor) {
  const auto target = std::find(kTargets.begin(), kTargets.end(), actor);
  return target == kTargets.end() ? kNamesakes : *target;
}

std::string without_article(std::string_view surface) {
  std::string folded = fold(surface);
  for (const std::string_view article : {"al ", "el ", "the "}) {
    if (folded.starts_with(article)) return folded.substr(article.size());
  }
  return folded;
}

bool has_words(const std::string& text, const std::string& words) {
  return (" " + text + " ").find(" " + words + " ") != std::string::npos;
}

std::string judgements() {
  const char* other = std::getenv("FIHRIST_JUDGED");
  return other ? other : FIHRIST_SOURCE_DIR "/tests/analyzers/tehran_times.tsv";
}

Articles read_judged(const std::string& file) {
  Articles judged;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string, 4> columns;  // the note is for people
    std::istringstream row(line);
    for (std::string& column : columns) std::getline(row, column, '\t');
    const auto& [article, surface, count, actor] = columns;
    judged[article][{actor, without_article(surface)}] += std::stoi(count);
  }
  return judged;
}

// The reader takes no .gz yet.
std::unique_ptr<std::istream> unpack(const std::string& file) {
  const std::string command = "gzip -dc '" + file + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"),
                                                   pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string text;
  std::array<char, 1 << 16> buffer;
  while (const std::size_t bytes =
             fread(buffer.data(), 1, buffer.size(), pipe.get())) {
    text.append(buffer.data(), bytes);
  }
  return std::make_unique<std::istringstream>(std::move(text));
}

std::map<std::string, Document> read_articles(const Articles& judged) {
  std::map<std::string, Document> documents;
  Reader reader = read_stream(unpack(kArchive), "tehran-times.jsonl");
  while (auto document = reader.next()) {
    if (!judged.contains(document->id)) continue;
    const std::string id = document->id;
    documents.emplace(id, std::move(*document));
  }
  return documents;
}

bool is_judged(const std::string& words, const Counts& judged) {
  return std::any_of(judged.begin(), judged.end(), [&](const auto& row) {
    return has_words(words, row.first.words);
  });
}

// The mentions that are compared with the judgements.
Counts count_mentions(const Document& document, const Counts& judged) {
  static const AliasTable table(shipped_alias_rows());
  Counts counts;
  const Article article = read_article(document);
  for (const Mention& mention : find_mentions(article, table)) {
    const std::string& actor = table.actor(mention.actor).id;
    const std::string words = without_article(
        article.text(mention.field)
            .substr(mention.begin, mention.end - mention.begin));
    if (is_target(actor) || is_judged(words, judged)) ++counts[{actor, words}];
  }
  return counts;
}

// Takes what is in both out of both.
void take_right(Counts& found, Counts& gold, Scores& scores) {
  for (auto& [name, count] : found) {
    for (auto& [judged, judged_count] : gold) {
      if (name.actor != judged.actor || !has_words(name.words, judged.words)) {
        continue;
      }
      const int both = std::min(count, judged_count);
      scores[line_of(name.actor)].right += both;
      count -= both;
      judged_count -= both;
    }
  }
  const auto is_taken = [](const auto& row) { return row.second == 0; };
  std::erase_if(found, is_taken);
  std::erase_if(gold, is_taken);
}

// Whom the article's judgements name for these words.
std::string judged_as(const std::string& words, const Counts& judged) {
  std::set<std::string> actors;
  for (const auto& [name, count] : judged) {
    if (has_words(words, name.words) || has_words(name.words, words)) {
      actors.insert(name.actor == kNobody ? "nobody of the tables"
                                          : name.actor);
    }
  }
  if (actors.empty()) return "not judged";
  std::string all = "judged";
  for (const std::string& actor : actors) all += " " + actor;
  return all;
}

void print_differences(const std::string& article, const Counts& found,
                       const Counts& missed, const Counts& judged) {
  for (const auto& [name, count] : missed) {
    std::cout << "  " << article << " missed " << count << " × “" << name.words
              << "” " << name.actor << "\n";
  }
  for (const auto& [name, count] : found) {
    std::cout << "  " << article << " false  " << count << " × “" << name.words
              << "” " << name.actor << ", " << judged_as(name.words, judged)
              << "\n";
  }
}

void count_all(const Counts& counts, int Score::*member, Scores& scores) {
  for (const auto& [name, count] : counts) {
    scores[line_of(name.actor)].*member += count;
  }
}

void compare_mentions(const std::string& article, const Counts& judged,
                      Counts found, Scores& scores) {
  Counts gold = judged;
  std::erase_if(gold,
                [](const auto& row) { return row.first.actor == kNobody; });
  count_all(gold, &Score::gold, scores);
  count_all(found, &Score::found, scores);
  take_right(found, gold, scores);
  print_differences(article, found, gold, judged);
}

std::set<std::string> actors_of(const Counts& counts) {
  std::set<std::string> actors;
  for (const auto& [name, count] : counts) actors.insert(name.actor);
  actors.erase(std::string(kNobody));
  return actors;
}

void compare_actors(const Counts& judged, const Counts& found, Scores& scores) {
  const std::set<std::string> gold = actors_of(judged);
  for (const std::string& actor : gold) ++scores[line_of(actor)].gold;
  for (const std::string& actor : actors_of(found)) {
    Score& score = scores[line_of(actor)];
    ++score.found;
    if (gold.contains(actor)) ++score.right;
  }
}

void print_score(std::string_view name, const Score& score) {
  std::cout << "  " << std::left << std::setw(28) << name << std::right
            << std::setw(5) << score.gold << std::setw(6) << score.found
            << std::setw(6) << score.right << std::fixed << std::setprecision(3)
            << std::setw(11) << score.precision() << std::setw(8)
            << score.recall() << "\n";
}

Score sum(const Scores& scores) {
  Score all;
  for (const auto& [name, score] : scores) all += score;
  return all;
}

void print_scores(const char* what, Scores& scores) {
  std::cout << what << "\n"
            << std::setw(35) << "gold" << std::setw(6) << "found"
            << std::setw(6) << "right" << std::setw(11) << "precision"
            << std::setw(8) << "recall"
            << "\n";
  for (const std::string_view target : kTargets) {
    print_score(target, scores[target]);
  }
  print_score(kNamesakes, scores[kNamesakes]);
  print_score("all", sum(scores));
}

void check_score(std::string_view name, const Score& score) {
  CAPTURE(name);
  CHECK(score.precision() >= kEnough);
  CHECK(score.recall() >= kEnough);
}

void check_scores(const Scores& scores, const Scores& mentions) {
  for (const std::string_view target : kTargets) {
    const auto enough = mentions.find(target);
    if (enough == mentions.end() || enough->second.gold < kFewestMentions) {
      continue;
    }
    check_score(target, scores.at(target));
  }
  check_score("all", sum(scores));
}

TEST_CASE("who is meant in the Tehran Times is whom a reader would name") {
  if (!std::filesystem::exists(kArchive)) {
    WARN("skipped: no " << kArchive);
    return;
  }
  const Articles judged = read_judged(judgements());
  const std::map<std::string, Document> documents = read_articles(judged);
  REQUIRE(!judged.empty());
  REQUIRE(documents.size() == judged.size());

  Scores mentions;
  Scores actors;
  std::cout << "Tehran Times, the differences\n";
  for (const auto& [article, rows] : judged) {
    const Counts found = count_mentions(documents.at(article), rows);
    compare_mentions(article, rows, found, mentions);
    compare_actors(rows, found, actors);
  }
  print_scores("Tehran Times, mentions", mentions);
  print_scores("Tehran Times, actors of an article", actors);
  check_scores(mentions, mentions);
  check_scores(actors, mentions);
}

}  // namespace
}  // namespace fihrist
