#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/latin_name.h"
#include "analyzers/whole_name.h"

namespace fihrist {
namespace {

// A run of letters and what stands between it and the next.
struct Part {
  std::string letters;
  std::string gap;
};

using Parts = std::vector<Part>;

// After Abd: "abd al-aziz", "abd ur rahman".
constexpr std::array<std::string_view, 23> kAbdArticles = {
    "al",  "el", "ul", "ar", "as", "ash", "ad", "an", "az", "at", "er", "es",
    "esh", "ed", "en", "ez", "et", "ur",  "us", "ud", "un", "uz", "ut"};

constexpr std::array<std::string_view, 4> kAbd = {"abdul", "abdel", "abdal",
                                                  "abd"};

// Before -din: "salah al-din", "salah ed-din", "salahuddin".
constexpr std::array<std::string_view, 7> kDinArticles = {
    "al", "ul", "ud", "ad", "ed", "el", "id"};

// Articles, also before sun letters and as Persian and Urdu link with them;
// sons; and titles.
constexpr std::array<std::string_view, 43> kCarriesNothing = {
    "al",    "el",      "ul",      "ol",      "as",     "ash",    "ad",
    "an",    "ar",      "at",      "az",      "es",     "ed",     "er",
    "et",    "en",      "ez",      "ur",      "or",     "us",     "ud",
    "un",    "uz",      "ut",      "ush",     "bin",    "ben",    "ibn",
    "bint",  "b",       "of",      "the",     "haji",   "hajji",  "mullah",
    "mulla", "maulavi", "maulawi", "mawlawi", "sheikh", "shaykh", "dr",
    "jr"};

constexpr std::array<std::string_view, 44> kCarriesLittle = {
    "sayyid",     "sayyed",    "seyyed",  "seyyid",    "sayed",     "seyed",
    "syed",       "elsayed",   "alhaj",   "alhajj",    "hajj",      "haj",
    "hadj",       "hadji",     "sheik",   "shaikh",    "cheikh",    "molla",
    "maulana",    "mawlana",   "maulvi",  "ustad",     "ustaz",     "ostad",
    "qari",       "kari",      "mufti",   "ayatollah", "ayatullah", "general",
    "gen",        "brigadier", "colonel", "col",       "major",     "doctor",
    "engineer",   "mir",       "khan",    "agha",      "jan",       "akhund",
    "akhundzada", "lala"};

constexpr std::string_view kMuhammad = "muhammad";
constexpr std::array<std::string_view, 5> kShortMuhammad = {"mohd", "muhd",
                                                            "mhd", "muh", "md"};

constexpr std::array<std::string_view, 5> kAbu = {"abu", "abou", "abo", "aboo",
                                                  "abi"};
constexpr std::array<std::string_view, 3> kAbuAl = {"abul", "abol", "aboul"};
constexpr std::array<std::string_view, 2> kSonsWrittenTogether = {"ben", "bin"};
constexpr std::array<std::string_view, 2> kArticlesWrittenTogether = {"al",
                                                                      "el"};

template <typename Words>
bool is_in(const Words& words, std::string_view word) {
  return !word.empty() &&
         std::find(words.begin(), words.end(), word) != words.end();
}

bool is_gap(char c) { return c == ' ' || c == '-' || c == '.'; }

Parts split_parts(std::string_view letters) {
  Parts parts;
  for (const char c : letters) {
    if (!is_gap(c)) {
      if (parts.empty() || !parts.back().gap.empty()) parts.emplace_back();
      parts.back().letters += c;
    } else if (!parts.empty()) {
      parts.back().gap += c == '-' ? '-' : ' ';
    }
  }
  return parts;
}

void erase_part(Parts& parts, std::size_t at) {
  parts.erase(std::next(parts.begin(), static_cast<std::ptrdiff_t>(at)));
}

// Takes the part after `at` into it.
void join(Parts& parts, std::size_t at) {
  parts[at].letters += parts[at + 1].letters;
  parts[at].gap = parts[at + 1].gap;
  erase_part(parts, at + 1);
}

bool begins_with_letters(std::string_view text, std::size_t count) {
  const std::string_view letters = text.substr(0, count);
  return letters.size() == count &&
         std::all_of(letters.begin(), letters.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

void join_abd_article(Parts& parts) {
  for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
    const bool is_abd = parts[i].letters == "abd" || parts[i].letters == "abt";
    if (!is_abd || parts[i].gap.size() != 1 || parts[i + 1].gap.size() != 1 ||
        !is_in(kAbdArticles, parts[i + 1].letters)) {
      continue;
    }
    parts[i].letters = "abdul";
    erase_part(parts, i + 1);
    join(parts, i);
  }
}

// What follows one of the words at the start, if it is long enough for a name.
template <typename Words>
std::string_view after_any(const Words& words, std::string_view letters) {
  constexpr std::size_t kShortest = 4;
  for (const std::string_view word : words) {
    if (letters.starts_with(word) &&
        letters.size() >= word.size() + kShortest) {
      return letters.substr(word.size());
    }
  }
  return {};
}

void join_abd(Parts& parts) {
  for (std::size_t i = parts.size(); i-- > 0;) {
    if (i + 1 < parts.size() && is_in(kAbd, parts[i].letters) &&
        parts[i].gap == " " && begins_with_letters(parts[i + 1].letters, 3)) {
      const std::string_view name =
          after_any(kArticlesWrittenTogether, parts[i + 1].letters);
      if (!name.empty()) parts[i + 1].letters = std::string(name);
      parts[i].letters = "abdul";
      join(parts, i);
    }
  }
}

// din, deen, dien
bool is_din(std::string_view letters) {
  return letters.size() >= 3 && letters.starts_with("d") &&
         letters.ends_with("n") &&
         letters.substr(1, letters.size() - 2).find_first_not_of("ie") ==
             std::string_view::npos;
}

bool is_article_and_din(std::string_view letters) {
  return letters.size() > 2 && is_in(kDinArticles, letters.substr(0, 2)) &&
         is_din(letters.substr(2));
}

void join_din(Parts& parts) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool is_apart =
        i + 1 < parts.size() && is_in(kDinArticles, parts[i].letters) &&
        parts[i].gap.size() == 1 && is_din(parts[i + 1].letters);
    if (!is_apart && !is_article_and_din(parts[i].letters)) continue;
    if (is_apart) join(parts, i);
    parts[i].letters = "uddin";
    if (parts[i - 1].gap.size() == 1) join(parts, --i);
  }
}

std::vector<std::string> carrying_tokens(const Parts& parts) {
  std::vector<std::string> tokens;
  for (const Part& part : parts) {
    if (!is_in(kCarriesNothing, part.letters)) tokens.push_back(part.letters);
  }
  return tokens;
}

bool is_initial(std::string_view token) {
  return std::count_if(token.begin(), token.end(),
                       [](char c) { return c >= 'a' && c <= 'z'; }) <= 1;
}

// Benhammedi, Abolfazl, Mohd.
std::string spelled_out(std::string token) {
  if (is_in(kShortMuhammad, token)) return std::string(kMuhammad);
  const std::string_view father = after_any(kAbuAl, token);
  if (!father.empty()) return "abu" + std::string(father);
  const std::string_view son = after_any(kSonsWrittenTogether, token);
  return son.empty() ? token : std::string(son);
}

// Father of whom: that is the name.
void join_abu(std::vector<std::string>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!is_in(kAbu, tokens[i])) continue;
    tokens[i] = "abu" + tokens[i + 1];
    tokens.erase(std::next(tokens.begin(), static_cast<std::ptrdiff_t>(i + 1)));
  }
}

}  // namespace

bool carries_little(std::string_view token) {
  return is_in(kCarriesLittle, token);
}

std::vector<std::string> name_tokens(std::string_view name) {
  Parts parts = split_parts(plain_letters(name));
  join_abd_article(parts);
  join_abd(parts);
  join_din(parts);
  std::vector<std::string> tokens = carrying_tokens(parts);
  std::erase_if(tokens, is_initial);
  for (std::string& token : tokens) token = spelled_out(std::move(token));
  join_abu(tokens);
  return tokens;
}

}  // namespace fihrist
