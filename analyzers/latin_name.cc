#include "analyzers/latin_name.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "analyzers/other_readings.h"

namespace fihrist {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool starts_with_any(std::string_view text,
                     std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](auto prefix) { return text.starts_with(prefix); });
}

std::size_t separators_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of("- ", at);
  return (end == std::string_view::npos ? text.size() : end) - at;
}

// The bytes of an article that stands apart: "al-", "l-", and "ash-" before
// another sh.
std::size_t article_bytes(std::string_view name) {
  const auto stands_apart = [&](std::size_t letters) -> std::size_t {
    const std::size_t gap = separators_at(name, letters);
    const std::size_t end = letters + gap;
    return gap > 0 && end < name.size() ? end : 0;
  };
  for (const std::string_view article : {"al", "el", "ul", "ol", "l"}) {
    if (!name.starts_with(article)) continue;
    if (const std::size_t end = stands_apart(article.size())) return end;
  }
  if (!starts_with_any(name, {"a", "e", "i", "u"})) return 0;
  for (const std::string_view sun :
       {"sh", "th", "dh", "zh", "s", "d", "r", "n", "t", "z"}) {
    if (!name.substr(1).starts_with(sun)) continue;
    const std::size_t end = stands_apart(1 + sun.size());
    if (end != 0 && name.substr(end).starts_with(sun)) return end;
  }
  return 0;
}

std::size_t end_of_run(std::string_view text, std::size_t at,
                       bool (*belongs)(char)) {
  while (at < text.size() && belongs(text[at])) ++at;
  return at;
}

// Where the article after "abd" and its vowels ends: at its l, or after the
// first of a doubled consonant. 0 when there is none.
std::size_t end_of_abd_article(std::string_view letters, std::size_t at) {
  const std::string_view rest = letters.substr(at);
  if (rest.starts_with("l")) {
    if (rest.starts_with("llah")) return 0;  // Abdallah
    std::size_t end = end_of_run(letters, at, [](char c) { return c == 'l'; });
    if (letters.substr(end).starts_with("h")) ++end;
    constexpr std::size_t kLettersAfter = 3;
    if (letters.size() < kLettersAfter) return 0;
    end = std::min(end, letters.size() - kLettersAfter);
    return end > at ? end : 0;
  }
  for (const std::string_view sun : {"sh", "s", "r", "d", "n", "t", "z"}) {
    if (rest.starts_with(sun) && rest.substr(sun.size()).starts_with(sun) &&
        rest.size() >= sun.size() + 3) {
      return at + sun.size();
    }
  }
  return 0;
}

// Abdul-, Abdel-, Abdur-, Abderr-, Abdessh- -> abd
std::string shorten_abd(std::string letters) {
  if (!starts_with_any(letters, {"abd", "abt"})) return letters;
  const std::size_t vowels = letters.substr(3).starts_with("h") ? 4 : 3;
  const std::size_t article = end_of_run(letters, vowels, is_vowel);
  if (article == vowels) return letters;
  const std::size_t name = end_of_abd_article(letters, article);
  if (name == 0) return letters;
  return letters.replace(0, name, "abd");
}

constexpr std::size_t kLettersBeforeEnding = 2;

// -eddine, -aldin, -ulddeen -> uddin
std::string shorten_din(std::string letters) {
  std::string_view stem = letters;
  if (stem.ends_with("ne")) stem.remove_suffix(1);
  if (!stem.ends_with("n")) return letters;
  stem.remove_suffix(1);
  for (const std::string_view ending :
       {"ldi", "ldee", "ldii", "ldy", "ddi", "ddee", "ddii", "ddy"}) {
    if (!stem.ends_with(ending)) continue;
    std::size_t vowels = stem.size() - ending.size();
    const std::size_t end = vowels;
    while (vowels > kLettersBeforeEnding && is_vowel(stem[vowels - 1])) {
      --vowels;
    }
    if (vowels < end) return letters.replace(vowels, letters.npos, "uddin");
  }
  return letters;
}

// -ollah, -allah, -ullla -> ulah
std::string shorten_llah(std::string letters) {
  std::string_view stem = letters;
  if (stem.ends_with("ah")) stem.remove_suffix(1);
  if (!stem.ends_with("lla")) return letters;
  stem.remove_suffix(1);
  while (stem.ends_with("l")) stem.remove_suffix(1);
  if (stem.size() <= kLettersBeforeEnding || !is_vowel(stem.back())) {
    return letters;
  }
  return letters.replace(stem.size() - 1, letters.npos, "ulah");
}

}  // namespace

std::vector<std::string> latin_readings(std::string_view name) {
  std::string plain = plain_letters(name);
  plain.erase(0, article_bytes(plain));
  std::string letters = plain;
  std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });

  std::vector<std::string> written = other_readings(name, plain, letters);
  written.insert(written.begin(), std::move(letters));
  std::vector<std::string> readings;
  for (std::string& form : written) {
    std::string reading =
        shorten_llah(shorten_din(shorten_abd(std::move(form))));
    if (reading.empty() || std::find(readings.begin(), readings.end(),
                                     reading) != readings.end()) {
      continue;
    }
    readings.push_back(std::move(reading));
  }
  return readings;
}

}  // namespace fihrist
