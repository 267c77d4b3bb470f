#include "corpus/dates/byline.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "corpus/dates/date_words.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxNamesBytes = 120;
constexpr std::size_t kMaxNameWords = 12;

// As fold_date_word() leaves them.
constexpr std::string_view kOpenings[] = {"by", "بقلم"};
constexpr std::string_view kWordsBeforeBy[] = {
    "posted", "published", "submitted", "written", "reported", "story"};
constexpr std::string_view kSmallWords[] = {"and", "in",  "of",  "for",
                                            "al",  "el",  "de",  "van",
                                            "von", "bin", "ibn", "the"};

// Between the names and the date.
constexpr std::string_view kSeparators[] = {",", "،", "|", "•",   "·",
                                            "–", "—", "/", " - ", " on "};

// The first word, in small letters as dates have them, taken off.
std::string take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of(" :\u00A0"), text.size());
  const std::string word = fold_date_word(text.substr(0, end));
  text.remove_prefix(end);
  text.remove_prefix(std::min(text.find_first_not_of(" :"), text.size()));
  return word;
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::string_view (&rows)[size]) {
  return std::ranges::find(rows, word) != std::end(rows);
}

struct Opened {
  std::string_view names;     // and what follows; empty for no byline
  Label label = Label::none;  // "Posted by" labels its date as "Posted" does
  bool may_be_small = false;  // behind such a word, "admin" is a name
};

Opened open_byline(std::string_view line) {
  Opened opened;
  std::string word = take_word(line);
  if (is_one_of(word, kWordsBeforeBy)) {
    const DateWord* date_word = find_date_word(word);
    const bool is_label = date_word && date_word->role == Role::label;
    if (is_label) opened.label = static_cast<Label>(date_word->value);
    opened.may_be_small = true;
    word = take_word(line);
  }
  if (is_one_of(word, kOpenings)) opened.names = line;
  return opened;
}

bool begins_like_name(std::string_view word) {
  const auto first = static_cast<UChar32>(CodePoints(word).peek());
  return u_isalpha(first) && !u_islower(first);
}

// "Jane Doe and Omar al-Zaki", but not "Friday", "dawn" or "2 p.m.".
bool are_names(std::string_view text, bool may_be_small) {
  text = trimmed(text);
  if (text.empty() || text.size() > kMaxNamesBytes) return false;
  std::size_t words = 0;
  bool has_name = false;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text = trimmed(text.substr(word.size()));
    const std::string folded = fold_date_word(word);
    const bool is_small =
        is_one_of(folded, kSmallWords) || folded.starts_with("al-");
    const bool is_written_so = may_be_small || begins_like_name(word);
    if (!is_small && !is_written_so) return false;
    has_name |= !is_small && !find_date_word(word);
    if (++words > kMaxNameWords) return false;
  }
  return has_name;
}

// The first place where the names end and nothing but a date follows.
std::optional<Byline> with_date(const Opened& opened) {
  const std::string_view text = opened.names;
  for (std::size_t i = 0; i < std::min(text.size(), kMaxNamesBytes); ++i) {
    for (const std::string_view separator : kSeparators) {
      if (!text.substr(i).starts_with(separator)) continue;
      const std::string_view names = trimmed(text.substr(0, i));
      if (!are_names(names, opened.may_be_small)) continue;
      const std::string_view rest = trimmed(text.substr(i + separator.size()));
      auto date = read_dated_line(rest);
      if (!date) continue;
      date->label = std::max(date->label, opened.label);
      return Byline{names, date};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Byline> read_byline(std::string_view line) {
  if (line.size() > kMaxDatedLineBytes) return std::nullopt;
  const Opened opened = open_byline(line);
  if (opened.names.empty()) return std::nullopt;
  if (may_have_digit(line)) {
    if (auto byline = with_date(opened)) return byline;
  }
  if (!are_names(opened.names, opened.may_be_small)) return std::nullopt;
  return Byline{trimmed(opened.names)};
}

}  // namespace fihrist
