#include "analyzers/sentence_ends.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMostWordBytes = 60;

constexpr auto kMarks =
    std::to_array<std::string_view>({".", "…", "!", "?", "؟", "۔", "。"});
constexpr auto kClosers =
    std::to_array<std::string_view>({"\"", "'", "”", "’", "»", ")", "]", "›"});
// Right to left, « and » change places in some texts; U+200F is a mark.
constexpr auto kOpeners = std::to_array<std::string_view>(
    {"\"", "'", "“", "‘", "«", "(", "[", "‹", "-", "–", "—", "•", "*", "”", "’",
     "»", "\u200F"});

// What may follow the dot of an abbreviation.
enum class Behind {
  name,     // never a sentence: a name or a number follows
  number,   // a number, else the word is an ordinary one: No. 5, said no.
  anything  // a sentence, if it begins like one: Google Inc. The
};

struct Abbreviation {
  std::string_view word;  // in small letters
  Behind behind;
};

// Each is one with a capital only, but those of small letters below.
constexpr std::array kAbbreviations = {
    Abbreviation{"adm", Behind::name},
    Abbreviation{"amb", Behind::name},
    Abbreviation{"ayat", Behind::name},
    Abbreviation{"brig", Behind::name},
    Abbreviation{"capt", Behind::name},
    Abbreviation{"cmdr", Behind::name},
    Abbreviation{"cdr", Behind::name},
    Abbreviation{"col", Behind::name},
    Abbreviation{"cpl", Behind::name},
    Abbreviation{"dr", Behind::name},
    Abbreviation{"eng", Behind::name},
    Abbreviation{"ft", Behind::name},
    Abbreviation{"gen", Behind::name},
    Abbreviation{"gov", Behind::name},
    Abbreviation{"hon", Behind::name},
    Abbreviation{"lt", Behind::name},
    Abbreviation{"maj", Behind::name},
    Abbreviation{"messrs", Behind::name},
    Abbreviation{"mr", Behind::name},
    Abbreviation{"mrs", Behind::name},
    Abbreviation{"ms", Behind::name},
    Abbreviation{"mt", Behind::name},
    Abbreviation{"pres", Behind::name},
    Abbreviation{"prof", Behind::name},
    Abbreviation{"rep", Behind::name},
    Abbreviation{"reps", Behind::name},
    Abbreviation{"rev", Behind::name},
    Abbreviation{"sec", Behind::name},
    Abbreviation{"sen", Behind::name},
    Abbreviation{"sens", Behind::name},
    Abbreviation{"sgt", Behind::name},
    Abbreviation{"st", Behind::name},
    Abbreviation{"art", Behind::number},
    Abbreviation{"fig", Behind::number},
    Abbreviation{"no", Behind::number},
    Abbreviation{"nos", Behind::number},
    Abbreviation{"op", Behind::number},
    Abbreviation{"vol", Behind::number},
    Abbreviation{"apr", Behind::anything},
    Abbreviation{"aug", Behind::anything},
    Abbreviation{"bros", Behind::anything},
    Abbreviation{"co", Behind::anything},
    Abbreviation{"corp", Behind::anything},
    Abbreviation{"dec", Behind::anything},
    Abbreviation{"dept", Behind::anything},
    Abbreviation{"feb", Behind::anything},
    Abbreviation{"inc", Behind::anything},
    Abbreviation{"jan", Behind::anything},
    Abbreviation{"jr", Behind::anything},
    Abbreviation{"ltd", Behind::anything},
    Abbreviation{"nov", Behind::anything},
    Abbreviation{"oct", Behind::anything},
    Abbreviation{"sept", Behind::anything},
    Abbreviation{"sep", Behind::anything},
    Abbreviation{"sr", Behind::anything},
};

constexpr std::array kSmallAbbreviations = {
    Abbreviation{"al", Behind::anything},  // et al.
    Abbreviation{"approx", Behind::name},  Abbreviation{"cf", Behind::name},
    Abbreviation{"etc", Behind::anything}, Abbreviation{"km", Behind::anything},
    Abbreviation{"p", Behind::number},     Abbreviation{"pp", Behind::number},
    Abbreviation{"vs", Behind::name},
};

// Words that begin a sentence and hardly ever a name.
constexpr auto kStarters = std::to_array<std::string_view>(
    {"a",         "according", "after",    "all",   "also",    "although",
     "an",        "and",       "another",  "as",    "at",      "because",
     "before",    "both",      "but",      "by",    "despite", "during",
     "earlier",   "even",      "for",      "from",  "he",      "her",
     "his",       "how",       "however",  "i",     "if",      "in",
     "instead",   "it",        "its",      "last",  "later",   "many",
     "meanwhile", "most",      "moreover", "no",    "not",     "nor",
     "now",       "of",        "on",       "one",   "only",    "or",
     "our",       "over",      "she",      "since", "so",      "some",
     "such",      "that",      "the",      "their", "then",    "there",
     "these",     "they",      "this",     "those", "though",  "to",
     "under",     "until",     "we",       "what",  "when",    "while",
     "who",       "with",      "you"});

template <typename List>
std::size_t prefix_bytes(std::string_view text, const List& list) {
  for (const std::string_view one : list) {
    if (text.starts_with(one)) return one.size();
  }
  return 0;
}

char32_t first_of(std::string_view text) {
  return text.empty() ? 0 : CodePoints(text).take();
}

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_small(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_capital(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The letters, digits and dots that a text ends with: Gen, U.S, 12. Of longer
// ones the end: a text of dotted letters alone must not be read at each dot.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin < kMostWordBytes) {
    std::size_t at = begin - 1;
    while (at > 0 && continues_character(text[at])) --at;
    const char32_t c = first_of(text.substr(at));
    if (!is_letter(c) && !is_digit(c) && c != U'.') break;
    begin = at;
  }
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  CodePoints rest(text);
  while (!rest.at_end() && (is_letter(rest.peek()) || is_digit(rest.peek()))) {
    (void)rest.take();
  }
  return text.substr(0, rest.offset());
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

std::size_t letters_of(std::string_view word) {
  std::size_t letters = 0;
  for (CodePoints rest(word); !rest.at_end();) {
    if (u_isalpha(static_cast<UChar32>(rest.take())) != 0) ++letters;
  }
  return letters;
}

bool is_number(std::string_view word) {
  return !word.empty() && letters_of(word) == 0;
}

// U.S, a.m, Ph.D: parts of one letter or two.
bool is_dotted(std::string_view word) {
  if (word.find('.') == std::string_view::npos) return false;
  while (!word.empty()) {
    const std::size_t dot = std::min(word.find('.'), word.size());
    if (letters_of(word.substr(0, dot)) > 2 || is_digit(first_of(word))) {
      return false;
    }
    word.remove_prefix(std::min(word.size(), dot + 1));
  }
  return true;
}

bool is_starter(std::string_view behind) {
  return std::find(kStarters.begin(), kStarters.end(),
                   in_small_letters(first_word(behind))) != kStarters.end();
}

template <typename List>
const Abbreviation* find(const List& list, std::string_view small) {
  for (const Abbreviation& one : list) {
    if (one.word == small) return &one;
  }
  return nullptr;
}

const Abbreviation* abbreviation(std::string_view word) {
  return is_capital(first_of(word))
             ? find(kAbbreviations, in_small_letters(word))
             : find(kSmallAbbreviations, word);
}

bool may_follow(const Abbreviation& short_form, std::string_view behind) {
  if (short_form.behind == Behind::name) return false;
  if (short_form.behind == Behind::number) return !is_digit(first_of(behind));
  return is_starter(behind);
}

// "Kirkuk.The", "بغداد.وقال", but not "Node.js" nor "www.Site.Org".
bool is_glued(std::string_view word, std::string_view behind) {
  const std::string_view next = first_word(behind);
  if (letters_of(next) == 0 || is_number(word)) return false;
  if (behind.substr(next.size()).starts_with('.') &&
      is_letter(first_of(behind.substr(next.size() + 1)))) {
    return false;
  }
  return word.empty() ||
         (letters_of(word) > 1 && word.find('.') == std::string_view::npos);
}

}  // namespace

std::size_t mark_bytes(std::string_view text) {
  return prefix_bytes(text, kMarks);
}

std::size_t closer_bytes(std::string_view text) {
  return prefix_bytes(text, kClosers);
}

std::string_view without_openers(std::string_view text) {
  for (;;) {
    const std::size_t bytes = prefix_bytes(text, kOpeners);
    const bool is_blank_first = text.starts_with(' ');
    if (bytes == 0 && !is_blank_first) return text;
    text.remove_prefix(is_blank_first ? 1 : bytes);
  }
}

bool begins_with_small_letter(std::string_view text) {
  return is_small(first_of(text));
}

bool ends_sentence(const SentenceMark& mark) {
  const std::string_view behind = without_openers(mark.behind);
  if (behind.empty() || begins_with_small_letter(behind)) return false;
  if (!mark.is_dot) return mark.has_gap || is_letter(first_of(behind));
  const std::string_view word = last_word(mark.before);
  if (!mark.has_gap) return is_glued(word, behind);
  if (mark.before.size() <= 2 && is_number(mark.before)) return false;
  if (letters_of(word) == 1 || is_dotted(word)) return is_starter(behind);
  const Abbreviation* const short_form = abbreviation(word);
  return short_form == nullptr || may_follow(*short_form, behind);
}

}  // namespace fihrist
