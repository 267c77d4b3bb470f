// Any bytes are broken into words that keep the promises of
// analyzers/words.h and have stems that a query finds, and mentions found in
// them lie in the text. Any text is in some language, or none.

#include <algorithm>
#include <string>

#include "analyzers/fold.h"
#include "analyzers/language.h"
#include "analyzers/stem.h"
#include "analyzers/words.h"
#include "corpus/language_code.h"
#include "corpus/utf8.h"
#include "require.h"
#include "tests/analyzers/small_table.h"

namespace fihrist {
namespace {

const AliasTable& small_table() {
  static const AliasTable table(rows_of({
      .actors = "qaani|person|Esmail Qaani\n"
                "kazemi|person|Mustafa al-Kadhimi\n"
                "quds-force|force|Quds Force\n"
                "hashd|force|Popular Mobilization Forces\n"
                "camp|place|Camp\n",
      .aliases = "qaani|Esmail Qaani|spelling|strong\n"
                 "qaani|Qaani|spelling|strong\n"
                 "qaani|q|spelling|weak\n"
                 "qaani|commander|title|strong|2020|\n"
                 "kazemi|commander|title|strong||2019\n"
                 "kazemi|الكاظمي|native|weak\n"
                 "kazemi|a|spelling|strong\n"
                 "hashd|PMF|acronym|strong\n"
                 "hashd|the crowd|mt_error|weak\n"
                 "hashd|a b|spelling|strong\n"
                 "quds-force|Quds Force|translation|strong\n"
                 "camp|a b c|spelling|strong\n",
      .links = "qaani|quds-force|leads\nkazemi|hashd|leads\n",
  }));
  return table;
}

// Latin, Greek, Cyrillic, Hebrew and Arabic letters alone.
bool is_below_0800(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0xE0;
  });
}

void check_words(std::string_view text) {
  std::uint32_t end = 0;
  for (const Word& word : break_words(text)) {
    require(word.begin >= end && word.begin < word.end);
    end = word.end;
    require(end <= text.size());
    require(!first_invalid_byte(text.substr(word.begin, end - word.begin)));
    require(!word.folded.empty() && word.folded.size() <= kMaxWordBytes);
    require(!first_invalid_byte(word.folded));
    require(fold_word(word.folded) == word.folded);
  }
  // Words without spaces between them may part otherwise once folded.
  if (!is_below_0800(text)) return;
  const std::string folded = fold(text);
  require(fold(folded) == folded);
}

void check_stems(std::string_view text) {
  static Stemmer stemmer;
  const Paragraphs paragraphs(text, "fa");
  for (const Word& word : break_words(text)) {
    const std::string stem =
        stemmer.stem(word.folded, paragraphs.at(word.begin));
    const auto asked = stemmer.asked_stems(word.folded);
    require(!stem.empty() && !first_invalid_byte(stem));
    require(std::find(asked.begin(), asked.end(), stem) != asked.end());
  }
}

void check_language(std::string_view text) {
  if (first_invalid_byte(text)) return;
  const std::string language = detect_language(text, text);
  require(language == language_code(language));
}

void check_mentions(const Document& document) {
  const Article article = read_article(document);
  const AliasTable& table = small_table();
  for (const Mention& mention : find_mentions(article, table)) {
    const auto& words = article.words(mention.field);
    require(mention.word_count > 0);
    require(mention.first_word + mention.word_count <= words.size());
    require(mention.begin == words[mention.first_word].begin);
    require(mention.end ==
            words[mention.first_word + mention.word_count - 1].end);
    require(mention.actor == table.actor_of(mention.row));
  }
}

}  // namespace
}  // namespace fihrist

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text = fihrist::as_text(data, size);
  fihrist::check_words(text);
  fihrist::check_stems(text);
  fihrist::check_language(text);
  // The first line is the title.
  const std::size_t line = std::min(text.find('\n'), size);
  fihrist::Document document =
      fihrist::undated(text.substr(line), text.substr(0, line));
  fihrist::check_mentions(document);
  document.date = fihrist::parse_date("2021-07-08");
  fihrist::check_mentions(document);
  return 0;
}
