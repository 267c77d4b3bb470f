#include "searchd/name_example.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace fihrist {
namespace {

constexpr std::size_t kContextBytes = 60;

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

using Furniture = std::vector<TextSpan>;

std::size_t begin_of_context(std::string_view text, const Furniture& furniture,
                             std::size_t name) {
  std::size_t begin = name - std::min(name, kContextBytes);
  for (const TextSpan span : furniture) {
    if (span.end <= name) begin = std::max<std::size_t>(begin, span.end);
  }
  while (begin < name && is_inside_character(text[begin])) ++begin;
  return begin;
}

std::size_t end_of_context(std::string_view text, const Furniture& furniture,
                           std::size_t name_end) {
  std::size_t end = std::min(text.size(), name_end + kContextBytes);
  for (const TextSpan span : furniture) {
    if (span.begin >= name_end) end = std::min<std::size_t>(end, span.begin);
  }
  while (end > name_end && end < text.size() &&
         is_inside_character(text[end])) {
    --end;
  }
  return end;
}

// Line ends and runs of blanks become one space.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!is_space) {
      line += c;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return line;
}

std::optional<NameExample> example_in(const StoredDocument& stored, Field field,
                                      const std::vector<std::string>& name) {
  const std::string& text = stored.text(field);
  const Furniture furniture =
      field == Field::body ? stored.document.furniture : Furniture();
  const std::vector<Word> words = words_of(stored, field);
  for (const std::size_t first : find_unmentioned(stored, field, words, name)) {
    if (words[first].letter_case == LetterCase::lower) continue;
    const std::size_t begin = words[first].begin;
    const std::size_t end = words[first + name.size() - 1].end;
    const std::string_view all = text;
    const std::size_t from = begin_of_context(all, furniture, begin);
    const std::size_t to = end_of_context(all, furniture, end);
    return NameExample{.document = {},
                       .before = one_line(all.substr(from, begin - from)),
                       .name = one_line(all.substr(begin, end - begin)),
                       .after = one_line(all.substr(end, to - end))};
  }
  return std::nullopt;
}

}  // namespace

NameExample find_example(const StoredDocument& stored,
                         const std::string& folded) {
  const std::vector<std::string> name = folded_words(folded);
  auto example = example_in(stored, Field::body, name);
  if (!example) example = example_in(stored, Field::title, name);
  if (!example) {
    example =
        NameExample{.document = {}, .before = {}, .name = folded, .after = {}};
  }
  example->document = stored.document.id;
  return *example;
}

std::vector<std::string> folded_words(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    words.emplace_back(folded.substr(0, end));
    folded.remove_prefix(std::min(folded.size(), end + 1));
  }
  return words;
}

std::vector<std::size_t> find_words(const std::vector<Word>& words,
                                    const std::vector<std::string>& sought) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i + sought.size() <= words.size(); ++i) {
    const bool is_here =
        std::equal(sought.begin(), sought.end(),
                   words.begin() + static_cast<std::ptrdiff_t>(i),
                   [](const std::string& folded, const Word& word) {
                     return folded == word.folded;
                   });
    if (is_here) places.push_back(i);
  }
  return places;
}

std::vector<std::size_t> find_unmentioned(
    const StoredDocument& stored, Field field, const std::vector<Word>& words,
    const std::vector<std::string>& sought) {
  std::vector<std::size_t> places = find_words(words, sought);
  std::erase_if(places, [&](std::size_t first) {
    const std::uint32_t begin = words[first].begin;
    const std::uint32_t end = words[first + sought.size() - 1].end;
    return std::any_of(stored.mentions.begin(), stored.mentions.end(),
                       [&](const StoredMention& mention) {
                         return mention.field == field && mention.begin < end &&
                                begin < mention.end;
                       });
  });
  return places;
}

}  // namespace fihrist
