#include "analyzers/posted_names.h"

#include <algorithm>
#include <array>

#include "analyzers/alias_phrases.h"
#include "analyzers/arabic_likeness.h"
#include "analyzers/claims.h"
#include "analyzers/name_key.h"
#include "analyzers/name_words.h"

namespace fihrist {
namespace {

constexpr std::size_t kShortestArabic = 3;  // letters
constexpr std::size_t kShortestPart = 3;    // of a compound, in Latin

// Servant (of): what follows belongs to it.
constexpr std::array<std::string_view, 12> kAbd = {
    "abd",   "abdul", "abdel", "abdal", "abdol", "abdool",
    "abdur", "abdus", "abdu",  "abder", "abdou", "\u0639\u0628\u062F"};  // عبد

constexpr std::array<std::string_view, 24> kArticles = {
    "al", "el", "ul", "ol", "ar", "er", "ur", "or", "as", "es", "us", "ad",
    "ed", "ud", "an", "en", "un", "az", "ez", "uz", "at", "et", "ut", "ash"};

constexpr std::array<std::string_view, 6> kDin = {"din",  "deen", "dine",
                                                  "dien", "dean", "eddin"};

// What ends a compound, in one word.
constexpr std::array<std::string_view, 20> kTails = {
    "uddin",
    "eddin",
    "eddine",
    "oddin",
    "addin",
    "aldin",
    "eldin",
    "aldeen",
    "eldeen",
    "uddeen",
    "eldine",
    "udine",
    "allah",
    "ullah",
    "ollah",
    "lullah",
    "elah",
    "\u0627\u0644\u062F\u064A\u0646",  // الدين
    "\u0627\u0644\u0644\u0647",        // الله
    "\u062F\u064A\u0646"};             // دين

constexpr std::array<std::string_view, 3> kHyphens = {"-", "\u2010", "\u2011"};

// Persian "son of", before or behind a name, and no name alone.
constexpr std::array<std::string_view, 3> kSonOf = {"pour", "pur", "vand"};

template <typename Words>
bool is_in(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::string_view kAl = "\u0627\u0644";     // ال
constexpr std::string_view kWaw = "\u0648";          // و
constexpr std::string_view kFathatan = "\u064B";     // ً
constexpr std::string_view kAlefHamza = "\u0623";    // أ
constexpr std::string_view kAlefMaksura = "\u0649";  // ى

std::size_t letters_of(std::string_view arabic) { return arabic.size() / 2; }

// However many, as in scraped text; a new line is the end of a sentence.
bool is_blank(std::string_view gap) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  while (!gap.empty()) {
    if (gap.starts_with(kNoBreakSpace)) {
      gap.remove_prefix(kNoBreakSpace.size());
    } else if (gap.starts_with(' ')) {
      gap.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

bool is_long_enough(std::string_view word) {
  return word.size() >=
         (is_arabic_script(word) ? kShortestArabic : kShortestPart);
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Word>& words)
      : text_(text), words_(words) {}

  std::vector<PostedName> find() {
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (!begins_name(i)) continue;
      if (may_be_name_as_written(text_, words_[i])) names_.push_back({i, 1});
      if (const std::uint32_t count = compound_at(i); count > 1) {
        names_.push_back({i, count});
      }
    }
    return std::move(names_);
  }

 private:
  const std::string& folded(std::uint32_t i) const { return words_[i].folded; }

  std::string_view gap(std::uint32_t i) const {
    return gap_before(text_, words_, i);
  }

  bool begins_name(std::uint32_t i) const {
    switch (words_[i].letter_case) {
      case LetterCase::capitalised:
      case LetterCase::capitals:
        return true;
      case LetterCase::none:
        return is_arabic_script(folded(i));
      case LetterCase::lower:
        break;
    }
    return i > 0 && is_in(kHyphens, gap(i)) && is_in(kArticles, folded(i - 1));
  }

  // The words from `i` on that a blank or a hyphen binds.
  std::size_t bound_words(std::uint32_t i) const {
    constexpr std::size_t kMost = 3;
    std::size_t count = 1;
    while (count < kMost && i + count < words_.size() &&
           is_bound(static_cast<std::uint32_t>(i + count))) {
      ++count;
    }
    return count;
  }

  bool is_bound(std::uint32_t i) const {
    if (words_[i].starts_sentence) return false;
    const std::string_view between = gap(i);
    return is_blank(between) || is_in(kHyphens, between) || between == "- " ||
           between == "\u200C";  // of Persian: عبد‌الکریم
  }

  std::uint32_t compound_at(std::uint32_t i) const {
    const auto compound = static_cast<std::uint32_t>(
        compound_words(bound_words(i), [&](std::size_t at) {
          return std::string_view(folded(static_cast<std::uint32_t>(i + at)));
        }));
    if (compound > 1) return compound;
    // Gholam-Ali, but not al-Zaydi or Zaydi-led.
    const bool is_double =
        i + 1 < words_.size() && is_in(kHyphens, gap(i + 1)) &&
        words_[i + 1].letter_case == LetterCase::capitalised &&
        !is_name_particle(folded(i)) && may_be_name(folded(i)) &&
        may_be_name(folded(i + 1));
    return is_double ? 2 : 1;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
  std::vector<PostedName> names_;
};

// Endings by which a long word is told to be no name: a plural, or "their".
bool is_inflected(std::string_view word) {
  struct Ending {
    std::string_view letters;
    std::size_t shortest;  // word that has it, in letters
    bool behind_article;
  };
  constexpr std::array kEndings = {
      Ending{"\u0627\u062A", 7, false},  // ات
      Ending{"\u064A\u0646", 8, true},   // ين
      Ending{"\u0648\u0646", 8, true},   // ون
      Ending{"\u0647\u0627", 5, false},  // ها
      Ending{"\u0647\u0645", 5, false},  // هم
      Ending{"\u064A\u0647", 7, true},   // يه
  };
  return std::any_of(kEndings.begin(), kEndings.end(), [&](const Ending& row) {
    return word.ends_with(row.letters) && letters_of(word) >= row.shortest &&
           (!row.behind_article || word.starts_with(kAl));
  });
}

bool is_no_name(std::string_view arabic) {
  return is_inflected(arabic) || word_roles(arabic).is(WordRole::ordinary);
}

// What is written onto words and begins few names: و and, ب in, ل for.
constexpr std::array<std::string_view, 3> kUsualProclitics = {kWaw, "\u0628",
                                                              "\u0644"};

// بشكل, والحكومة. A shorter rest may be chance, وداد, لبيد; so is بو, Abu.
bool is_no_name_with_proclitic(std::string_view arabic) {
  constexpr std::size_t kShortestRest = 4;
  if (!is_in(kUsualProclitics, arabic.substr(0, kWaw.size()))) return false;
  const std::vector<std::string> rests = without_proclitics(arabic);
  return std::any_of(rests.begin(), rests.end(), [](const std::string& rest) {
    return letters_of(rest) >= kShortestRest && !rest.starts_with(kWaw) &&
           is_no_name(rest);
  });
}

bool may_be_name_in_arabic_script(std::string_view word) {
  if (letters_of(word) < kShortestArabic || is_no_name(word)) return false;
  return word_roles(word).is(WordRole::given) ||
         !is_no_name_with_proclitic(word);
}

// An article belongs to a short word perhaps: Elias, Ilham.
std::vector<std::string> form_keys(std::string_view form) {
  constexpr std::size_t kMostLettersOfWord = 6;
  if (form.starts_with(kAl) && letters_of(form) > kMostLettersOfWord) {
    form.remove_prefix(kAl.size());
  }
  return arabic_keys(form);
}

}  // namespace

std::vector<PostedName> find_posted_names(std::string_view text,
                                          const std::vector<Word>& words) {
  return Finder(text, words).find();
}

bool may_be_name_as_written(std::string_view text, const Word& word) {
  if (!is_arabic_script(word.folded)) return may_be_name(word.folded);
  const std::string_view written =
      text.substr(word.begin, word.end - word.begin);
  // جدًّا, مشيراً: an ending that is written as a sign, which folding drops.
  if (written.find(kFathatan) != std::string_view::npos) return false;
  // علي, اكبر are Ali and Akbar, but على "on", أكبر "greater"; folding makes
  // them one.
  const WordRoles roles = word_roles(word.folded);
  if (roles.is(WordRole::given) && roles.is(WordRole::ordinary)) {
    return !written.ends_with(kAlefMaksura) && !written.starts_with(kAlefHamza);
  }
  return may_be_name(word.folded);
}

bool may_be_name(std::string_view folded) {
  if (!is_arabic_script(folded)) return may_be_arabic_name(folded);
  return may_be_name_in_arabic_script(folded);
}

std::size_t compound_words(
    std::size_t count,
    const std::function<std::string_view(std::size_t)>& word) {
  if (count < 2) return 1;
  if (is_in(kAbd, word(0))) {
    std::size_t name = 1;
    if (is_in(kArticles, word(1))) ++name;
    return name < count && is_long_enough(word(name)) ? name + 1 : 1;
  }
  if (is_in(kSonOf, word(0))) return may_be_name(word(1)) ? 2 : 1;
  if (is_in(kSonOf, word(1))) return may_be_name(word(0)) ? 2 : 1;
  if (!is_long_enough(word(0)) || is_in(kArticles, word(0)) ||
      word_roles(word(0)).is(WordRole::ordinary)) {
    return 1;
  }
  if (is_in(kTails, word(1))) return 2;
  if (count > 2 && is_in(kArticles, word(1)) && is_in(kDin, word(2))) return 3;
  return 1;
}

bool is_name_particle(std::string_view folded) {
  const WordRoles roles = word_roles(folded);
  return roles.is(WordRole::particle) || roles.is(WordRole::kunya) ||
         is_in(kArticles, folded);
}

std::string name_spelling(const PostedName& name,
                          const std::vector<Word>& words) {
  std::string spelling;
  for (std::uint32_t i = 0; i < name.word_count; ++i) {
    if (i > 0) spelling += ' ';
    spelling += words[name.first_word + i].folded;
  }
  return spelling;
}

bool is_arabic_script(std::string_view letters) {
  return !letters.empty() && static_cast<unsigned char>(letters[0]) >= 0xD8 &&
         static_cast<unsigned char>(letters[0]) <= 0xDB;
}

std::vector<std::string> bare_forms(std::string_view word) {
  constexpr std::size_t kShortestAfterWaw = 3;
  std::vector<std::string> forms = without_proclitics(word);
  std::erase_if(forms,
                [](const std::string& form) { return !form.starts_with(kAl); });
  if (!forms.empty()) return forms;
  forms.emplace_back(word);
  if (word.starts_with(kWaw) && letters_of(word) > kShortestAfterWaw) {
    forms.emplace_back(word.substr(kWaw.size()));
  }
  return forms;
}

std::vector<std::string> posting_keys(std::string_view spelling) {
  if (spelling.size() > kMaxNameBytes) return {};
  std::string letters(spelling);
  std::erase(letters, ' ');
  if (!is_arabic_script(letters)) return latin_keys(letters);
  std::vector<std::string> keys;
  for (const std::string& form : bare_forms(letters)) {
    for (std::string& key : form_keys(form)) keys.push_back(std::move(key));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace fihrist
