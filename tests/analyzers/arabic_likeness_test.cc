#include "analyzers/arabic_likeness.h"

#include <algorithm>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/name_data.h"
#include "analyzers/words.h"
#include "tests/analyzers/widened_words.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("a Latin word may be an Arabic or Persian name or may not") {
  struct Row {
    const char* word;
    bool may_be;
  };
  const Row rows[] = {
      // Names of the news, and spellings of them that no list has.
      {"soleimani", true},
      {"kadhimi", true},
      {"khadhimy", true},
      {"qaani", true},
      {"ghaaany", true},
      {"muhandis", true},
      {"shaer", true},
      {"zarqawi", true},
      {"boutaflika", true},
      {"abdulrahman", true},
      {"nasrallah", true},
      {"abd", true},
      {"keyvan", true},
      {"parwiz", true},
      {"golrou", true},
      // Ordinary words, whatever they look like.
      {"ambassador", false},
      {"alarm", false},
      {"jihad", false},
      {"abattoir", false},
      {"said", false},
      {"government", false},
      // English words that are names in this news.
      {"salami", true},
      {"hashed", true},
      {"nadir", true},
      {"khan", true},
      {"shah", true},
      // Ranks, particles, demonyms.
      {"sheikh", false},
      {"bin", false},
      {"iraqi", false},
      // Western names.
      {"washington", false},
      {"schmidt", false},
      {"kowalski", false},
      {"johansson", false},
      // No word of three letters a-z.
      {"", false},
      {"ab", false},
      {"ali", true},
      {"qaani2", false},
      {"1979", false},
      {"قاسم", false},
      {"müller", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word, arabic_likeness(row.word));
    CHECK(may_be_arabic_name(row.word) == row.may_be);
  }
}

std::vector<std::string> lines_of_text(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

double share_widened(const std::string& what,
                     const std::vector<std::string>& words) {
  static const WidenedWords names;
  const std::vector<std::string> widened = widened_among(names, words);
  std::cout << what << ": " << widened.size() << " of " << words.size()
            << " are widened\n";
  for (const std::string& row : widened) std::cout << "  " << row << "\n";
  return double(widened.size()) / double(words.size());
}

TEST_CASE("one English word in a thousand is widened to a name, or less") {
  const std::vector<std::string> words = dictionary_words();
  if (words.empty()) {
    WARN("skipped: wamerican is not installed");
    return;
  }
  CHECK(share_widened("English words", words) <= .001);
}

TEST_CASE("five Western surnames in a thousand are widened, or less") {
  const std::vector<std::string> surnames = western_surnames();
  REQUIRE(surnames.size() == 1000);
  CHECK(std::set(surnames.begin(), surnames.end()).size() == surnames.size());
  CHECK(share_widened("Western surnames", surnames) <= .005);
}

// The tokens of pairs that a list or the press has, not made by rules.
std::set<std::string> tokens_of_one_name(const std::string& file) {
  std::set<std::string> tokens;
  for (const std::string& line :
       lines_of(FIHRIST_SOURCE_DIR "/../shared/data/names/" + file)) {
    std::istringstream row(line);
    std::string label, a, b, source;
    std::getline(std::getline(row, label, '\t'), a, '\t');
    std::getline(std::getline(row, b, '\t'), source, '\t');
    const bool is_made = file == "tok_groups.tsv" &&
                         source.find("wd") == source.npos &&
                         source.find("anetac") == source.npos;
    if (label != "1" || is_made) continue;
    for (const std::string& name : {a, b}) {
      for (const Word& word : break_words(name)) {
        if (word.folded.size() >= 3) tokens.insert(word.folded);
      }
    }
  }
  return tokens;
}

TEST_CASE("most tokens of names in lists and press may be Arabic names") {
  for (const char* file :
       {"tok_curated.tsv", "tok_sanctions.tsv", "tok_groups.tsv"}) {
    const std::set<std::string> tokens = tokens_of_one_name(file);
    if (tokens.empty()) {
      WARN("skipped: no ../shared/data/names/" << file);
      continue;
    }
    const auto passing =
        std::count_if(tokens.begin(), tokens.end(), may_be_arabic_name);
    std::cout << file << ": " << passing << " of " << tokens.size()
              << " tokens may be Arabic names\n";
    CAPTURE(file);
    CHECK(double(passing) >= .9 * double(tokens.size()));
  }
}

TEST_CASE("the lists of other words are sorted, folded and each word once") {
  for (const char* file : {"english_words.txt", "western_names.txt"}) {
    const auto words = lines_of_text(embedded_name_file(file));
    CAPTURE(file);
    CHECK(std::is_sorted(words.begin(), words.end()));
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
    for (const std::string& word : words) {
      CAPTURE(word);
      CHECK(fold(word) == word);
      CHECK_FALSE(may_be_arabic_name(word));
    }
  }
}

}  // namespace
}  // namespace fihrist
