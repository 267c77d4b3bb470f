#include "analyzers/alias_phrases.h"

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

AliasPhrases phrases_of(const std::vector<std::string>& aliases) {
  AliasPhrases phrases;
  for (const std::string& alias : aliases) phrases.add(break_words(alias));
  phrases.finish();
  return phrases;
}

// "1:0 2:1,2": one word, alias 0; two words, aliases 1 and 2; of those that
// begin with the first word.
std::string found(const AliasPhrases& phrases, std::string_view text) {
  const std::vector<Word> words = break_words(text);
  std::string shown;
  phrases.find(words,
               [&](std::uint32_t first, const AliasPhrases::Match& match) {
                 if (first > 0) return;
                 if (!shown.empty()) shown += ' ';
                 shown += std::to_string(match.words) + ":";
                 for (std::size_t i = 0; i < match.aliases.size(); ++i) {
                   if (i > 0) shown += ',';
                   shown += std::to_string(match.aliases[i]);
                 }
               });
  return shown;
}

TEST_CASE("every alias that begins with the word is found, shorter first") {
  const AliasPhrases phrases =
      phrases_of({"Hezbollah", "Hezbollah Brigades", "Hezbollah brigades",
                  "Brigades", "Hezbollah of Iraq"});
  struct Row {
    const char* text;
    const char* matches;
  };
  const Row rows[] = {
      {"", ""},
      {"Iraq", ""},
      {"Hezbollah", "1:0"},
      {"Hezbollah said", "1:0"},
      {"HEZBOLLAH BRIGADES", "1:0 2:1,2"},
      {"Hezbollah-Brigades of Iraq", "1:0 2:1,2"},
      {"Hezbollah of", "1:0"},
      {"Hezbollah of Iraq", "1:0 3:4"},
      {"the Hezbollah Brigades", ""},  // it begins at the second word
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found(phrases, row.text) == row.matches);
  }
}

TEST_CASE("a proclitic may be written onto the first Arabic word") {
  const AliasPhrases phrases =
      phrases_of({"الكاظمي", "الحشد الشعبي", "بدر", "قاآني", "كاظمي", "داعش"});
  struct Row {
    const char* text;
    const char* matches;
  };
  const Row rows[] = {
      {"الكاظمي", "1:0"},
      {"والكاظمي", "1:0"},
      {"فالكاظمي", "1:0"},
      {"بالكاظمي", "1:0"},
      {"كالكاظمي", "1:0"},
      {"للكاظمي", "1:0"},        // ل swallows the alef
      {"لالكاظمي", "1:0"},       // and where it is written
      {"لقاآني", "1:3"},         // no article
      {"والحشد الشعبي", "2:1"},  // a phrase
      {"للحشد الشعبي", "2:1"},
      {"الحشد والشعبي", ""},  // the first word alone
      {"وبدر", "1:2"},        // three letters are enough
      {"ودر", ""},
      {"سالكاظمي", ""},  // س is none
      {"لداعش", "1:5"},
      {"wداعش", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found(phrases, row.text) == row.matches);
  }
}

TEST_CASE("the forms of a first word are those at which it is found") {
  const auto forms = [](const char* word) {
    std::string text;
    for (const std::string& form : first_word_forms(word)) text += form + " ";
    return text;
  };
  CHECK(forms("بدر") ==
        "بدر ببدر لبدر كبدر وبدر فبدر وببدر فببدر ولبدر فلبدر وكبدر فكبدر ");
  CHECK(forms("الحشد").starts_with(
      "الحشد بالحشد لالحشد كالحشد للحشد والحشد فالحشد وبالحشد "));
  CHECK(forms("الحشد").ends_with(" وللحشد فللحشد "));
  CHECK(forms("در") == "در ");
  CHECK(forms("kani") == "kani ");
  for (const char* word : {"الكاظمي", "بدر", "در", "qaani", "الا", "kadhimi"}) {
    const AliasPhrases phrases = phrases_of({word});
    for (const std::string& form : first_word_forms(word)) {
      CAPTURE(form);
      CHECK(found(phrases, form.c_str()) == "1:0");
    }
  }
}

TEST_CASE("a short word without its first letter is no likeness") {
  const AliasPhrases phrases = phrases_of({"در"});
  CHECK(found(phrases, "در") == "1:0");
  CHECK(found(phrases, "بدر") == "");
}

TEST_CASE("nothing is found among no aliases") {
  CHECK(found(AliasPhrases(), "Hezbollah") == "");
}

}  // namespace
}  // namespace fihrist
