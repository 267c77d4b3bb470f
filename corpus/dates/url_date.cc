#include <algorithm>
#include <vector>

#include "corpus/dates/publication_date.h"
#include "corpus/dates/written_date.h"

namespace fihrist {
namespace {

constexpr int kFirstYear = 1990;
constexpr std::size_t kMaxSections = 2;
constexpr std::size_t kMaxUrlBytes = 2048;

// Of an address with a scheme, its path; else all of it before a query.
std::string_view path_of(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return url;
  const std::size_t path = url.find('/', scheme + 3);
  return path == url.npos ? std::string_view() : url.substr(path);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  return std::ranges::find_if_not(text, is_digit) - text.begin();
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int take_number(std::string_view& text, std::size_t digits) {
  int number = 0;
  for (const char digit : text.substr(0, digits)) {
    number = number * 10 + (digit - '0');
  }
  text.remove_prefix(digits);
  return number;
}

// "07" or "jul"; 0 when it is neither.
int take_month(std::string_view& text) {
  const std::size_t digits = count_digits(text);
  if (digits > 0) {
    return take_number(text, std::min<std::size_t>(digits, 2));
  }
  const std::size_t letters =
      std::ranges::find_if_not(text, is_letter) - text.begin();
  const DateWord* word = find_date_word(text.substr(0, letters));
  if (!word || word->role != Role::month) return 0;
  text.remove_prefix(letters);
  return word->value;
}

// True and taken off when it begins with one; "20210708" has none.
bool take_mark(std::string_view& text) {
  if (text.empty() || (text[0] != '/' && text[0] != '-' && text[0] != '_')) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

// What may follow a day: not more digits or letters.
bool ends_day(std::string_view text) {
  return text.empty() || text[0] == '/' || text[0] == '-' || text[0] == '_' ||
         text[0] == '.';
}

std::optional<Date> make_url_date(CivilDay day) {
  const bool is_persian = day.year >= 1368 && day.year <= 1410;
  if (!is_persian && day.year < kFirstYear) return std::nullopt;
  return judged(make_date(is_persian ? Calendar::persian : Calendar::gregorian,
                          day))
      .date;
}

// Off the start: sections between year and month, as in
// "2013/WORLD/meast/08/03/"; only names of letters, whole.
void skip_sections(std::string_view& text) {
  for (std::size_t sections = 0; sections < kMaxSections; ++sections) {
    const std::string_view name = text.substr(0, text.find('/'));
    const bool is_name = std::ranges::all_of(
        name, [](char c) { return is_letter(c) || c == '_'; });
    const DateWord* word = find_date_word(name);
    const bool is_month = word && word->role == Role::month;
    if (name.empty() || name.size() == text.size() || !is_name || is_month) {
      return;
    }
    text.remove_prefix(name.size() + 1);
  }
}

// At the start of `text`, which is behind a slash: 2021/07/08, 2021-07-08,
// 2021/0708, 20210708.
std::optional<Date> date_at(std::string_view text) {
  const std::size_t run = count_digits(text);
  if (run != 4 && run != 8) return std::nullopt;
  CivilDay day{};
  day.year = take_number(text, 4);
  const bool at_slash = text.starts_with('/');
  if (run == 4 && !take_mark(text)) return std::nullopt;
  if (run == 4 && at_slash) skip_sections(text);
  day.month = take_month(text);
  if (day.month == 0) return std::nullopt;
  const bool has_mark = run == 4 && take_mark(text);
  const std::size_t digits = count_digits(text);
  if (digits == 0 || digits > 2 || (!has_mark && digits != 2)) {
    return std::nullopt;
  }
  day.day = take_number(text, digits);
  if (!ends_day(text)) return std::nullopt;
  return make_url_date(day);
}

}  // namespace

std::optional<Date> date_in_url(std::string_view url) {
  if (url.size() > kMaxUrlBytes) return std::nullopt;
  const std::string_view path = path_of(url);
  std::optional<Date> found;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '/') continue;
    const std::optional<Date> date = date_at(path.substr(i + 1));
    if (!date) continue;
    if (found && *found != *date) return std::nullopt;
    found = date;
  }
  return found;
}

}  // namespace fihrist
