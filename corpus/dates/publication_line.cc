#include "corpus/dates/publication_line.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace fihrist {
namespace {

// Nothing when the line has a word that belongs into no date.
std::optional<std::vector<DateToken>> read_tokens(std::string_view line) {
  std::vector<DateToken> tokens;
  DateLexer lexer(line);
  while (const std::optional<DateToken> token = lexer.next()) {
    if (token->role == Role::other) return std::nullopt;
    tokens.push_back(*token);
  }
  return tokens;
}

// "On July 8, 2021" and "July 8, 2021 in" are parts of sentences.
bool is_cut_from_prose(const std::vector<DateToken>& tokens) {
  return tokens.front().role == Role::preposition ||
         tokens.back().role == Role::preposition;
}

bool is_trimming(Role role) {
  constexpr Role kTrimmings[] = {
      Role::qualifier, Role::preposition, Role::weekday, Role::time,
      Role::meridiem,  Role::zone,        Role::era};
  return std::ranges::find(kTrimmings, role) != std::end(kTrimmings);
}

WrittenHints hints_of(const std::vector<DateToken>& tokens, Years years) {
  WrittenHints hints{.years = years};
  for (const DateToken& token : tokens) {
    if (token.role == Role::weekday) hints.weekday = token.value;
    if (token.role == Role::label) hints.years = Years::short_too;
  }
  return hints;
}

// "14.02 BST": a point in a clock's time only where that is told.
bool is_dotted_time(std::span<const DateToken> tokens, std::string_view line) {
  if (tokens.size() < 3) return false;
  const DateToken& hours = tokens[0];
  const DateToken& minutes = tokens[1];
  return hours.role == Role::number && hours.value < 24 &&
         minutes.role == Role::number && minutes.digits == 2 &&
         minutes.value < 60 &&
         line.substr(hours.end, minutes.begin - hours.end) == "." &&
         (tokens[2].role == Role::meridiem || tokens[2].role == Role::zone);
}

// Every date of the line, each under the labels before it.
std::optional<std::vector<DatedLine>> read_dates(
    std::span<const DateToken> tokens, std::string_view line,
    WrittenHints hints) {
  std::vector<DatedLine> dates;
  Label label = Label::none;
  while (!tokens.empty()) {
    if (const auto date = read_written_date(tokens, line, hints)) {
      dates.push_back({std::exchange(label, Label::none), *date});
      tokens = tokens.subspan(date->tokens);
      continue;
    }
    if (is_dotted_time(tokens, line)) {
      tokens = tokens.subspan(2);
      continue;
    }
    const DateToken& token = tokens.front();
    if (token.role == Role::label) {
      label = std::max(label, static_cast<Label>(token.value));
    } else if (!is_trimming(token.role)) {
      return std::nullopt;
    }
    tokens = tokens.subspan(1);
  }
  return dates;
}

bool is_gregorian(const DatedLine& line) {
  return line.date.calendar == Calendar::gregorian;
}

// "28 ذو القعدة 1442 الموافق 8 يوليو 2021"
std::optional<DatedLine> same_day_twice(const std::vector<DatedLine>& dates) {
  if (dates.size() != 2 || is_gregorian(dates[0]) == is_gregorian(dates[1])) {
    return std::nullopt;
  }
  DatedLine day = is_gregorian(dates[0]) ? dates[0] : dates[1];
  day.label = std::max(dates[0].label, dates[1].label);
  return day;
}

// "Jul 8, 2021, 2:49 PM EDT / Updated Jul 9, 2021": of publication, unlabelled.
bool is_before_updates(const std::vector<DatedLine>& dates) {
  return dates.front().label == Label::none &&
         std::ranges::count(dates, Label::updated, &DatedLine::label) ==
             static_cast<std::ptrdiff_t>(dates.size()) - 1;
}

// "Published: Jul 07, 2021 Last updated: Jul 08, 2021"
std::optional<DatedLine> most_telling(const std::vector<DatedLine>& dates) {
  if (dates.empty()) return std::nullopt;
  if (is_before_updates(dates)) return dates.front();
  const bool all_labelled =
      std::ranges::count(dates, Label::none, &DatedLine::label) == 0;
  if (dates.size() > 1 && !all_labelled) return same_day_twice(dates);
  return *std::ranges::max_element(dates, {}, &DatedLine::label);
}

}  // namespace

std::optional<DatedLine> read_dated_line(std::string_view line, Years years) {
  if (line.size() > kMaxDatedLineBytes) return std::nullopt;
  const auto tokens = read_tokens(line);
  if (!tokens || tokens->empty() || is_cut_from_prose(*tokens)) {
    return std::nullopt;
  }
  const auto dates = read_dates(*tokens, line, hints_of(*tokens, years));
  return dates ? most_telling(*dates) : std::nullopt;
}

Label read_label_line(std::string_view line) {
  if (line.size() > kMaxDatedLineBytes) return Label::none;
  const auto tokens = read_tokens(line);
  Label label = Label::none;
  if (!tokens) return label;
  for (const DateToken& token : *tokens) {
    if (token.role == Role::label) {
      label = std::max(label, static_cast<Label>(token.value));
    } else if (!is_trimming(token.role)) {
      return Label::none;
    }
  }
  return label;
}

}  // namespace fihrist
