#include "corpus/dates/publication_date.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "corpus/dates/byline.h"
#include "corpus/dates/dateline.h"
#include "corpus/dates/list_headings.h"
#include "corpus/dates/publication_line.h"
#include "corpus/furniture.h"
#include "corpus/lines.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kLinesSearched = 40;
constexpr std::size_t kLastLinesSearched = 10;

// With a longer line the article has begun: a date that stands by itself is
// now one it tells of.
constexpr std::size_t kMaxHeadlineBytes = 200;

std::optional<DatedLine> read_dated_line_or_byline(std::string_view line) {
  if (auto dated = read_dated_line(line)) return dated;
  const std::optional<Byline> byline = read_byline(line);
  return byline ? byline->date : std::nullopt;
}

bool starts_small(std::string_view line) {
  return u_islower(static_cast<UChar32>(CodePoints(line).peek()));
}

// Which lines count for more, in this order.
enum class Rank { labelled, bare, dateline, labelled_later, updated, none };

struct Candidate {
  Rank rank = Rank::none;
  WrittenDate date;
  std::string_view line;
};

bool is_good(const WrittenDate& date) {
  return date.date || date.fault == DateFault::ambiguous;
}

DateReading reading_of(const WrittenDate& date, std::string_view line) {
  return {.date = date.date,
          .fault = describe_fault(date),
          .numbers = date.numbers,
          .order = date.order,
          .text = line};
}

// A number like 13/14/2021, or a year of long ago, is no wrong date but none.
bool is_worth_telling(const Candidate& candidate) {
  if (candidate.date.fault == DateFault::too_early) return false;
  return candidate.rank != Rank::bare || !candidate.date.numbers;
}

// Goes through the first lines of a text and weighs the dates they give.
class HeadSearch {
 public:
  explicit HeadSearch(const std::vector<TextLine>& lines) : lines_(lines) {}

  // The best that is good, else one with a fault, else none.
  Candidate search() {
    for (index_ = 0; index_ < lines_.size(); ++index_) look_at_line();
    if (!are_bare_ones_in_order_) drop(Rank::bare);
    return best_.rank != Rank::none ? best_ : faulty_;
  }

 private:
  std::string_view line() const { return lines_[index_].text; }

  void look_at_line() {
    const bool opens_article =
        line().size() > kMaxHeadlineBytes && !is_furniture(line());
    if (may_have_digit(line())) look_for_date();
    if (opens_article) {
      has_begun_ = true;
      in_list_ = false;
    } else if (is_list_heading(line())) {
      in_list_ = true;
    }
  }

  void look_for_date() {
    if (in_list_ && line().size() <= kMaxHeadlineBytes) return;
    if (const auto dated = read_dated_line_or_byline(line())) {
      add({rank_of(*dated), dated->date, line()});
    } else if (!has_begun_) {
      if (const auto date = read_dateline(line())) {
        add({Rank::dateline, *date, line()});
      }
    }
  }

  Rank rank_of(const DatedLine& dated) const {
    const Label label = std::max(dated.label, label_above());
    if (label == Label::published) {
      return has_begun_ ? Rank::labelled_later : Rank::labelled;
    }
    if (label == Label::updated) return Rank::updated;
    return has_begun_ || is_of_something_else(label) ? Rank::none : Rank::bare;
  }

  // "Published on" in the line before.
  Label label_above() const {
    return index_ == 0 ? Label::none : read_label_line(lines_[index_ - 1].text);
  }

  // Another label stands above it, a place of an event below, or a sentence
  // runs through it.
  bool is_of_something_else(Label label) const {
    if (index_ > 0 && label == Label::none &&
        is_other_label(lines_[index_ - 1].text)) {
      return true;
    }
    if (index_ + 1 == lines_.size()) return false;
    const TextLine& next = lines_[index_ + 1];
    return is_event_label(next.text) ||
           (!next.after_blank && starts_small(next.text));
  }

  void add(const Candidate& candidate) {
    if (candidate.rank == Rank::none) return;
    if (!is_good(candidate.date)) {
      const bool is_first = faulty_.rank == Rank::none;
      if (is_first && is_worth_telling(candidate)) faulty_ = candidate;
      return;
    }
    if (candidate.rank == Rank::bare) check_order(candidate);
    if (candidate.rank < best_.rank) {
      if (best_.rank != Rank::none) second_ = best_;
      best_ = candidate;
    } else if (candidate.rank > best_.rank && candidate.rank < second_.rank) {
      second_ = candidate;
    }
  }

  // An article's date, then that of its update and its comments; a list of
  // other articles begins with the latest, and so does a page that opens with
  // the day of the visit.
  void check_order(const Candidate& bare) {
    if (!bare.date.date) return;
    if (first_bare_ && *bare.date.date < *first_bare_) {
      are_bare_ones_in_order_ = false;
    }
    if (!first_bare_) first_bare_ = bare.date.date;
  }

  void drop(Rank rank) {
    if (best_.rank == rank) best_ = second_;
  }

  const std::vector<TextLine>& lines_;
  std::size_t index_ = 0;
  bool has_begun_ = false;
  bool in_list_ = false;
  Candidate best_;
  Candidate second_;
  Candidate faulty_;
  std::optional<Date> first_bare_;
  bool are_bare_ones_in_order_ = true;
};

// Behind the article only one that is labelled as its publication, and only
// where no list of other articles has begun.
Candidate search_end(std::string_view text) {
  Candidate found;
  for (const TextLine& line : last_lines(text, kLastLinesSearched)) {
    if (is_list_heading(line.text)) return {};
    if (!may_have_digit(line.text)) continue;
    const auto dated = read_dated_line(line.text);
    if (!dated || dated->label != Label::published) continue;
    if (found.rank != Rank::none || !is_good(dated->date)) return {};
    found = {Rank::labelled_later, dated->date, line.text};
  }
  return found;
}

}  // namespace

DateReading find_text_date(std::string_view text) {
  const std::vector<TextLine> lines = first_lines(text, kLinesSearched);
  Candidate found = HeadSearch(lines).search();
  if (found.rank == Rank::none && lines.size() == kLinesSearched) {
    found = search_end(text);
  }
  return found.rank == Rank::none ? DateReading{}
                                  : reading_of(found.date, found.line);
}

std::optional<Date> find_publication_date(std::string_view text) {
  return find_text_date(text).date;
}

DateReading read_date_line(std::string_view line) {
  const std::optional<DatedLine> dated = read_dated_line(line);
  return dated ? reading_of(dated->date, line) : DateReading{};
}

std::optional<Date> read_publication_line(std::string_view line) {
  return read_date_line(line).date;
}

}  // namespace fihrist
