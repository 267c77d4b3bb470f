#include "corpus/threads/post_headers.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "corpus/dates/publication_date.h"
#include "corpus/furniture.h"
#include "corpus/line_tokens.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Lines = std::vector<ThreadLine>;

// Names of users are short; so are the lines about them.
constexpr std::size_t kMaxNameBytes = 40;
constexpr std::size_t kMaxHeaderBytes = 160;
constexpr std::size_t kMostLinesOfCard = 8;

constexpr std::string_view kAuthorEnds[] = {" » ", " on ", " - ", ", "};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view line_at(const Lines& lines, std::size_t i) {
  return i < lines.size() ? lines[i].text : std::string_view();
}

std::size_t next_with_text(const Lines& lines, std::size_t i) {
  while (i < lines.size() && lines[i].text.empty()) ++i;
  return i;
}

bool says(std::string_view line, std::string_view words) {
  return tokens_of(line) == tokens_of(words);
}

// Without the prefix, or nothing where it is another.
std::optional<std::string_view> after(std::string_view line,
                                      std::string_view prefix) {
  if (!line.starts_with(prefix)) return std::nullopt;
  return trimmed(line.substr(prefix.size()));
}

// "07-08-2021, 02:49 AM": a date, though nobody knows which, or one that
// counts from a day nobody knows.
bool looks_like_date(std::string_view line) {
  if (line.empty() || line.size() > kMaxHeaderBytes) return false;
  if (line.starts_with("Today") || line.starts_with("Yesterday")) {
    return line.size() <= kMaxNameBytes;
  }
  const auto is_of_date = [](char c) {
    return is_digit(c) ||
           std::string_view("-/.,: aApPmM").find(c) != std::string_view::npos;
  };
  const bool is_numeric = std::ranges::all_of(line, is_of_date) &&
                          std::ranges::count_if(line, is_digit) >= 5 &&
                          std::ranges::count_if(line, [](char c) {
                            return c == '-' || c == '/' || c == '.';
                          }) >= 2;
  return is_numeric || read_publication_line(line).has_value();
}

bool looks_like_name(std::string_view line) {
  return !line.empty() && line.size() <= kMaxNameBytes &&
         std::string_view(".!?:,;").find(line.back()) ==
             std::string_view::npos &&
         !looks_like_date(line) && !is_furniture(line);
}

// The name in the line before, which begins the post then.
void take_name_above(const Lines& lines, PostHeader& header) {
  if (header.line == 0 || !looks_like_name(lines[header.line - 1].text)) return;
  --header.line;
  header.author = lines[header.line].text;
}

// "Posted July 8, 2021", below the author's name.
std::optional<PostHeader> posted_then(const Lines& lines, std::size_t i) {
  if (!after(lines[i].text, "Posted")) return std::nullopt;
  const DateReading date = read_date_line(lines[i].text);
  if (!date.date && !date.numbers) return std::nullopt;
  PostHeader header{i, {}, date};
  take_name_above(lines, header);
  return header;
}

// "anna » Thu Jul 08, 2021 2:25 pm", "anna on July 8, 2021"
std::optional<PostHeader> name_and_date(std::string_view text, std::size_t i) {
  for (const std::string_view end : kAuthorEnds) {
    const std::size_t place = text.find(end);
    if (place == text.npos || place == 0 || place > kMaxNameBytes) continue;
    const std::string_view date = trimmed(text.substr(place + end.size()));
    if (!looks_like_date(date)) continue;
    return PostHeader{i, std::string(text.substr(0, place)),
                      read_date_line(date)};
  }
  return std::nullopt;
}

// "Post by anna » …", "Posted by anna on …", "by anna » …", below the
// subject "Re: …".
std::optional<PostHeader> posted_by(const Lines& lines, std::size_t i) {
  if (lines[i].text.size() > kMaxHeaderBytes) return std::nullopt;
  for (const std::string_view start :
       {"Posted by", "Post by", "Postby", "by ", "Unread post by"}) {
    const auto rest = after(lines[i].text, start);
    if (!rest) continue;
    auto header = name_and_date(*rest, i);
    if (header && i > 0 && lines[i - 1].text.starts_with("Re: ")) {
      --header->line;
    }
    return header;
  }
  return std::nullopt;
}

// "anna says:" above "July 8, 2021 at 2:49 pm"
std::optional<PostHeader> says_then(const Lines& lines, std::size_t i) {
  const std::string_view line = lines[i].text;
  if (!line.ends_with(" says:") || line.size() > kMaxNameBytes + 6) {
    return std::nullopt;
  }
  const std::string_view below = line_at(lines, next_with_text(lines, i + 1));
  if (!looks_like_date(below)) return std::nullopt;
  return PostHeader{i, std::string(line.substr(0, line.size() - 6)),
                    read_date_line(below)};
}

// "[–]anna 12 points 3 hours ago", "u/anna • 3h ago"
std::optional<PostHeader> so_long_ago(const Lines& lines, std::size_t i) {
  const std::string_view line = lines[i].text;
  if (line.size() > kMaxHeaderBytes || !line.ends_with(" ago")) {
    return std::nullopt;
  }
  for (const std::string_view start : {"[–]", "[-]", "[+]", "u/", "/u/"}) {
    const auto rest = after(line, start);
    if (!rest) continue;
    return PostHeader{i, std::string(rest->substr(0, rest->find(' '))), {}};
  }
  return std::nullopt;
}

// The number in "#12" or, below a date, "12", and what stands before it.
struct Numbered {
  int number = 0;
  std::string_view before;
};

std::optional<Numbered> read_number(std::string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && is_digit(line[begin - 1])) --begin;
  if (begin == line.size() || line.size() - begin > 6) return std::nullopt;
  Numbered numbered;
  std::from_chars(line.data() + begin, line.data() + line.size(),
                  numbered.number);
  const bool is_bare = begin == 0;
  if (!is_bare && line[begin - 1] != '#') return std::nullopt;
  numbered.before = trimmed(line.substr(0, is_bare ? 0 : begin - 1));
  return numbered;
}

// The date nearest to line `i`, in it or beside it.
std::string_view date_beside(const Lines& lines, std::size_t i,
                             std::string_view in_line) {
  if (looks_like_date(in_line)) return in_line;
  if (!in_line.empty()) return {};
  for (const std::size_t above : {i - 1, i - 2}) {
    if (above < i && looks_like_date(lines[above].text)) {
      return lines[above].text;
    }
  }
  const std::string_view below = line_at(lines, i + 1);
  return looks_like_date(below) ? below : std::string_view();
}

// Up to the first of the short lines above, the author's card, but not into
// the post before.
std::size_t begin_of_card(const Lines& lines, std::size_t i) {
  const auto is_of_card = [](std::string_view line) {
    return line.find('#') == line.npos &&
           (looks_like_name(line) || looks_like_date(line));
  };
  std::size_t begin = i;
  while (begin > 0 && i - begin < kMostLinesOfCard &&
         is_of_card(lines[begin - 1].text)) {
    --begin;
  }
  return begin;
}

// "#1" with a date in the line or beside it.
std::optional<PostHeader> numbered(const Lines& lines, std::size_t i) {
  if (lines[i].text.size() > kMaxHeaderBytes) return std::nullopt;
  const auto number = read_number(lines[i].text);
  if (!number) return std::nullopt;
  const std::string_view date = date_beside(lines, i, number->before);
  if (date.empty()) return std::nullopt;
  const bool is_bare = lines[i].text.front() != '#' && number->before.empty();
  if (is_bare && (i == 0 || date != lines[i - 1].text)) return std::nullopt;
  PostHeader header{begin_of_card(lines, i), {}, read_date_line(date)};
  const std::string_view first = lines[header.line].text;
  if (header.line < i && !looks_like_date(first)) {
    header.author = first;
  } else if (looks_like_name(line_at(lines, i + 1)) &&
             is_furniture(line_at(lines, i + 2))) {
    header.author = line_at(lines, i + 1);  // above "Join Date: …"
  }
  return header;
}

// Posts are numbered one after another; a list with other numbers is none.
std::vector<PostHeader> number_headers(const Lines& lines) {
  std::vector<PostHeader> headers;
  int expected = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto header = numbered(lines, i);
    if (!header) continue;
    const int number = read_number(lines[i].text)->number;
    if (!headers.empty() && number != expected) continue;
    headers.push_back(std::move(*header));
    expected = number + 1;
  }
  return headers;
}

bool is_end_of_post(std::string_view line) {
  return says(line, "Link to comment") || says(line, "Link to post") ||
         says(line, "Share on other sites");
}

bool begins_foot(std::string_view line) {
  return says(line, "Join the conversation") ||
         says(line, "Create an account or sign in to comment") ||
         says(line, "Reply to this topic");
}

// What follows the last post's end is a post only if somebody says something
// before the page's foot.
bool is_only_foot(const Lines& lines, std::size_t i) {
  for (; i < lines.size() && !begins_foot(lines[i].text); ++i) {
    if (!tokens_of(lines[i].text).empty() && !is_furniture(lines[i].text)) {
      return false;
    }
  }
  return true;
}

// The line above "Share", above "Recommended Posts".
std::string first_author(const Lines& lines) {
  for (std::size_t i = 2; i < lines.size(); ++i) {
    if (!says(lines[i].text, "Recommended Posts")) continue;
    std::size_t above = i - 1;
    while (above > 0 &&
           (lines[above].text.empty() || says(lines[above].text, "Share"))) {
      --above;
    }
    if (looks_like_name(lines[above].text))
      return std::string(lines[above].text);
    break;
  }
  return {};
}

// "Link to comment / Share on other sites" ends a post; a line "Posted …" may
// head the next.
std::vector<PostHeader> end_headers(const Lines& lines) {
  std::vector<PostHeader> headers{{0, first_author(lines), {}}};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_end_of_post(lines[i].text)) continue;
    while (is_end_of_post(line_at(lines, i + 1))) ++i;
    if (is_only_foot(lines, i + 1)) break;
    headers.push_back({i + 1, {}, {}});
  }
  return headers;
}

// What the post itself says of its author and day, in its first lines.
void read_head(const Lines& lines, std::size_t end, PostHeader& header) {
  constexpr std::size_t kLinesOfHead = 6;
  std::size_t i = header.line;
  for (std::size_t read = 0; read < kLinesOfHead && i < end; ++i) {
    if (lines[i].text.empty()) continue;
    ++read;
    auto posted = posted_then(lines, i);
    if (!posted) continue;
    header.date = posted->date;
    if (posted->line >= header.line && !posted->author.empty()) {
      header.author = std::move(posted->author);
    }
    return;
  }
}

std::vector<PostHeader> marked_ends(const Lines& lines) {
  std::vector<PostHeader> headers = end_headers(lines);
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const bool is_last = i + 1 == headers.size();
    read_head(lines, is_last ? lines.size() : headers[i + 1].line, headers[i]);
  }
  return headers;
}

template <auto header_at>
std::vector<PostHeader> each(const Lines& lines) {
  std::vector<PostHeader> headers;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.empty()) continue;
    if (auto header = header_at(lines, i))
      headers.push_back(std::move(*header));
  }
  return headers;
}

// Of two that claim the same line the first stays.
std::vector<PostHeader> ascending(std::vector<PostHeader> headers) {
  std::vector<PostHeader> kept;
  for (PostHeader& header : headers) {
    if (kept.empty() || header.line > kept.back().line) {
      kept.push_back(std::move(header));
    }
  }
  return kept;
}

// Of two with as many posts the first is taken.
constexpr std::vector<PostHeader> (*kManners[])(const Lines&) = {
    marked_ends,        // Invision
    each<posted_then>,  // Invision, where "Share" is cut off
    each<posted_by>,    // phpBB, SMF
    number_headers,     // vBulletin, XenForo, Discourse
    each<says_then>,    // WordPress
    each<so_long_ago>,  // Reddit
};

}  // namespace

std::vector<ThreadLine> lines_of(std::string_view text) {
  std::vector<ThreadLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({trimmed(text.substr(begin, end - begin)), begin});
    begin = end + 1;
  }
  return lines;
}

std::vector<PostHeader> find_post_headers(const Lines& lines) {
  std::vector<PostHeader> most;
  for (const auto manner : kManners) {
    std::vector<PostHeader> headers = ascending(manner(lines));
    if (headers.size() > std::max<std::size_t>(most.size(), 1)) {
      most = std::move(headers);
    }
  }
  return most;
}

}  // namespace fihrist
