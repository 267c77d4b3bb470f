#include "analyzers/other_readings.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "analyzers/latin_name.h"

namespace fihrist {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool is_vowel_or_y(char c) { return c == 'y' || is_vowel(c); }

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool starts_with_any(std::string_view text,
                     std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](auto prefix) { return text.starts_with(prefix); });
}

// Each rule gives the other reading, or nothing.

// Alhusseini, Elbaz, Allami; not Ali, Alavi, Allah, Elias.
std::string without_joined_al(std::string_view letters) {
  if (letters.size() < 5 || !starts_with_any(letters, {"al", "el"})) return {};
  if (starts_with_any(letters, {"ali", "elia", "elli", "allah", "ellah"})) {
    return {};
  }
  const std::string_view rest = letters.substr(2);
  constexpr std::size_t kShort = 3;
  if (rest.size() == kShort && (is_vowel(rest[0]) || rest[0] == 'l')) return {};
  if (std::none_of(rest.begin(), rest.end(), is_vowel_or_y)) return {};
  return std::string(rest);
}

// An article that has become the next consonant and is written with it.
struct FusedArticle {
  std::string_view consonant;
  bool asks_vowel;
};
constexpr std::array kFusedArticles = {
    FusedArticle{"ssh", true},   FusedArticle{"sch", true},
    FusedArticle{"ch", true},    FusedArticle{"shsh", false},
    FusedArticle{"thth", false}, FusedArticle{"dhdh", false},
    FusedArticle{"ss", false},   FusedArticle{"dd", false},
    FusedArticle{"rr", false},   FusedArticle{"nn", false},
    FusedArticle{"tt", false},   FusedArticle{"zz", false},
};

// Essaid, Ezzahi, Annahar; not Assad, Essam.
std::string without_fused_article(std::string_view letters) {
  constexpr std::size_t kLettersAfter = 2;
  if (letters.size() < 6 || !starts_with_any(letters, {"a", "e"}) ||
      starts_with_any(letters, {"asad", "assad"})) {
    return {};
  }
  for (const FusedArticle& fused : kFusedArticles) {
    const std::size_t end = 1 + fused.consonant.size();
    if (letters.substr(1).starts_with(fused.consonant) &&
        letters.size() >= end + kLettersAfter &&
        (!fused.asks_vowel || is_vowel_or_y(letters[end]))) {
      return std::string(letters.substr(1));
    }
  }
  return {};
}

// Lahcen, Lahbib: Moroccan for al-Hasan, al-Habib.
std::string without_la(std::string_view letters) {
  const bool is_before_h = letters.size() >= 6 && letters.starts_with("lah") &&
                           !is_vowel_or_y(letters[3]) && letters[3] != 'w';
  return is_before_h ? std::string(letters.substr(2)) : "";
}

// Matiur, Mahmudul: of Mati ur-Rahman, Mahmud ul-Hasan.
std::string without_urdu_article(std::string_view letters) {
  const auto is_long = [&](std::size_t least) {
    return letters.size() >= least && !is_vowel(letters[letters.size() - 4]);
  };
  const bool has_ur = is_long(6) && letters.ends_with("iur");
  const bool has_ul = letters.size() >= 7 &&
                      (letters.ends_with("dul") || letters.ends_with("tul"));
  return has_ur || has_ul ? std::string(letters.substr(0, letters.size() - 2))
                          : "";
}

// Abdilahi, Abdullahi: Somali.
std::string shortened_abdullahi(std::string_view letters) {
  if (!letters.starts_with("abd")) return {};
  std::string_view rest = letters.substr(3);
  const std::size_t vowels =
      std::min(rest.size(), rest.find_first_not_of("aeiou"));
  rest.remove_prefix(vowels);
  if (rest.starts_with("ll")) rest.remove_prefix(1);
  const bool is_lah =
      vowels > 0 && rest.starts_with("lah") &&
      (rest.size() == 3 || (rest.size() == 4 && is_vowel_or_y(rest[3])));
  return is_lah ? "abdulah" : "";
}

std::string spelled_out(std::string_view letters) {
  const bool is_muhammad = letters == "mohd" || letters == "muhd" ||
                           letters == "mhd" || letters == "md";
  return is_muhammad ? "muhammad" : "";
}

constexpr std::array kRules = {
    without_joined_al,    without_fused_article, without_la,
    without_urdu_article, shortened_abdullahi,   spelled_out,
};

std::string only_letters(std::string_view plain) {
  std::string letters(plain);
  std::erase_if(letters, [](char c) { return !is_letter(c); });
  return letters;
}

// "Inayat-ur", of Inayat-ur-Rahman.
std::string without_urdu_article_apart(std::string_view plain) {
  for (const std::string_view article : {"ul", "ur", "u"}) {
    if (!plain.ends_with(article)) continue;
    const std::string_view rest =
        plain.substr(0, plain.size() - article.size());
    if (rest.empty() || is_letter(rest.back())) return {};
    std::string letters = only_letters(rest);
    return letters.size() >= 3 ? letters : "";
  }
  return {};
}

std::size_t character_bytes(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// The bytes of an article with an apostrophe behind it: "Al'Issawi", "L'Asi".
std::size_t apostrophe_article_bytes(std::string_view name) {
  const auto starts_with = [&](std::string_view article) {
    return name.size() > article.size() &&
           std::equal(article.begin(), article.end(), name.begin(),
                      [](char a, char b) { return a == (b | 0x20); });
  };
  for (const std::string_view article : {"al", "el", "l"}) {
    if (!starts_with(article)) continue;
    const std::size_t bytes = character_bytes(name[article.size()]);
    // Of a sign that is dropped, nothing is left.
    const bool is_dropped =
        plain_letters(name.substr(article.size(), bytes)).empty();
    return is_dropped ? article.size() + bytes : 0;
  }
  return 0;
}

std::string without_apostrophe_article(std::string_view name) {
  const std::size_t article = apostrophe_article_bytes(name);
  if (article == 0) return {};
  std::string letters = only_letters(plain_letters(name.substr(article)));
  return letters.size() >= 3 ? letters : "";
}

// Fayçal: the French ç, not the Turkish.
std::string with_french_cedilla(std::string_view name) {
  std::string french(name);
  bool is_other = false;
  for (const std::string_view cedilla : {"\u00E7", "\u00C7"}) {
    for (std::size_t at = french.find(cedilla, 1); at != french.npos;
         at = french.find(cedilla, at)) {
      french.replace(at, cedilla.size(), 1, 's');
      is_other = true;
    }
  }
  return is_other ? only_letters(plain_letters(french)) : "";
}

}  // namespace

std::vector<std::string> other_readings(std::string_view name,
                                        std::string_view plain,
                                        std::string_view letters) {
  std::vector<std::string> readings;
  const auto add = [&](std::string reading) {
    if (reading.empty() || reading == letters) return;
    readings.push_back(std::move(reading));
  };
  for (const auto rule : kRules) add(rule(letters));
  add(without_urdu_article_apart(plain));
  add(without_apostrophe_article(name));
  add(with_french_cedilla(name));
  return readings;
}

}  // namespace fihrist
