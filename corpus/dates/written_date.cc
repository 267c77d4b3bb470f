#include "corpus/dates/written_date.h"

#include <array>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr int kFirstYear = 1800;  // news is not older, other calendars' years
constexpr int kFirstPersianYear = 1300;
constexpr int kLastPersianYear = 1410;
constexpr int kShortYearReach = 80;

enum class Part {
  none,
  year,
  short_year,
  month,
  month_name,
  day,
  first,   // day or month
  second,  // the other of them
  time,
  zone,
};

struct PartRule {
  Role role;
  int min_digits;
  int max_digits;
};

// In the order of Part.
constexpr PartRule kPartRules[] = {
    {Role::other, 0, 0},   // none
    {Role::number, 4, 4},  // year
    {Role::number, 2, 2},  // short_year
    {Role::number, 1, 2},  // month
    {Role::month, 0, 0},   // month_name
    {Role::number, 1, 2},  // day
    {Role::number, 1, 2},  // first
    {Role::number, 1, 2},  // second
    {Role::time, 0, 99},   // time
    {Role::zone, 0, 0},    // zone
};

struct Shape {
  enum class Marks { any, same };
  Marks marks;
  std::array<Part, 5> parts;  // none behind the last
};

constexpr Shape kShapes[] = {
    // July 8, 2021
    {Shape::Marks::any, {Part::month_name, Part::day, Part::year}},
    // 8 July 2021
    {Shape::Marks::any, {Part::day, Part::month_name, Part::year}},
    // 2021 July 8
    {Shape::Marks::any, {Part::year, Part::month_name, Part::day}},
    // Jul 8 14:25:00 UTC 2021
    {Shape::Marks::any,
     {Part::month_name, Part::day, Part::time, Part::zone, Part::year}},
    // Jul 8 14:25:00 2021
    {Shape::Marks::any, {Part::month_name, Part::day, Part::time, Part::year}},
    // 8 JUL 90
    {Shape::Marks::any, {Part::day, Part::month_name, Part::short_year}},
    // 2021-07-08
    {Shape::Marks::same, {Part::year, Part::month, Part::day}},
    // 07/08/2021
    {Shape::Marks::same, {Part::first, Part::second, Part::year}},
};

// As every shape begins.
bool may_begin_date(const DateToken& token) {
  return token.role == Role::number || token.role == Role::month;
}

bool fits(const DateToken& token, Part part) {
  const PartRule& rule = kPartRules[static_cast<std::size_t>(part)];
  return token.role == rule.role && token.digits >= rule.min_digits &&
         (token.role != Role::number || token.digits <= rule.max_digits);
}

// What a shape reads from tokens.
struct Parts {
  CivilDay day{};
  NumericDate numbers;
  Calendar calendar = Calendar::gregorian;
  bool ascii_digits = true;
  bool has_short_year = false;
  std::string_view mark;  // between the numbers, if all are alike
  std::size_t tokens = 0;
};

void set_part(Parts& parts, Part part, const DateToken& token) {
  switch (part) {
    case Part::year:
      parts.day.year = token.value;
      break;
    case Part::short_year:
      parts.day.year = token.value;
      parts.has_short_year = true;
      break;
    case Part::month_name:
      parts.calendar = token.calendar;
      [[fallthrough]];
    case Part::month:
      parts.day.month = token.value;
      break;
    case Part::day:
      parts.day.day = token.value;
      break;
    case Part::first:
      parts.numbers.first = token.value;
      break;
    case Part::second:
      parts.numbers.second = token.value;
      break;
    default:
      break;
  }
  parts.ascii_digits &= token.ascii_digits;
}

bool is_between_parts(Role role) {
  return role == Role::joint || role == Role::ordinal;
}

// Walks tokens as a shape does.
class ShapeReader {
 public:
  ShapeReader(std::span<const DateToken> tokens, std::string_view line)
      : tokens_(tokens), line_(line) {}

  std::optional<Parts> read(const Shape& shape) {
    for (const Part part : shape.parts) {
      if (part == Part::none) break;
      if (next_ > 0) skip_between();
      if (next_ == tokens_.size() || !fits(tokens_[next_], part)) return {};
      if (shape.marks == Shape::Marks::same && !has_same_mark()) return {};
      set_part(parts_, part, tokens_[next_++]);
      if (part == Part::month_name) skip_other_name();
    }
    take_era();
    parts_.tokens = next_;
    return parts_;
  }

 private:
  void skip_between() {
    while (next_ < tokens_.size() && is_between_parts(tokens_[next_].role)) {
      ++next_;
    }
  }

  // "تموز/يوليو": one month, named twice.
  void skip_other_name() {
    const DateToken& name = tokens_[next_ - 1];
    if (next_ < tokens_.size() && tokens_[next_].role == Role::month &&
        tokens_[next_].value == name.value &&
        tokens_[next_].calendar == name.calendar) {
      ++next_;
    }
  }

  bool has_same_mark() {
    if (next_ == 0) return true;
    const std::size_t begin = tokens_[next_ - 1].end;
    const std::string_view mark =
        trimmed(line_.substr(begin, tokens_[next_].begin - begin));
    if (parts_.mark.empty()) parts_.mark = mark;
    return mark == parts_.mark && (mark == "-" || mark == "/" || mark == ".");
  }

  void take_era() {
    if (next_ == tokens_.size() || tokens_[next_].role != Role::era) return;
    if (parts_.day.year < kFirstYear) {
      parts_.calendar = tokens_[next_].calendar;
    }
    ++next_;
  }

  std::span<const DateToken> tokens_;
  std::string_view line_;
  std::size_t next_ = 0;
  Parts parts_;
};

int weekday_of(Date date) {
  constexpr int kThursday = 4;  // 1970-01-01
  return ((date.days + kThursday - 1) % 7 + 7) % 7 + 1;
}

// The order that a weekday beside the date tells.
std::optional<DayOrder> order_by_weekday(const NumericDate& numbers,
                                         int weekday) {
  std::optional<DayOrder> order;
  for (const DayOrder each : {DayOrder::day_first, DayOrder::month_first}) {
    const std::optional<Date> date = in_order(numbers, each);
    if (!date || weekday_of(*date) != weekday) continue;
    if (order) return std::nullopt;
    order = each;
  }
  return order;
}

// Nobody who writes Arabic or Persian digits, or those calendars, has the
// month first unless the numbers say so.
bool is_day_first_by_custom(const Parts& parts) {
  return !parts.ascii_digits || parts.calendar != Calendar::gregorian;
}

WrittenDate read_open_numbers(const NumericDate& numbers, int weekday) {
  if (numbers.year < kFirstYear) return {.fault = DateFault::too_early};
  std::optional<DayOrder> order = evident_order(numbers);
  if (!order && is_ambiguous(numbers)) {
    order = order_by_weekday(numbers, weekday);
  }
  WrittenDate date;
  if (order || !is_ambiguous(numbers)) {
    date = judged(in_order(numbers, order.value_or(DayOrder::day_first)));
  } else {
    date.fault = DateFault::ambiguous;
  }
  date.numbers = numbers;
  date.order = order;
  return date;
}

WrittenDate read_numbers(const Parts& parts, int weekday) {
  NumericDate numbers = parts.numbers;
  numbers.year = parts.day.year;
  if (!is_day_first_by_custom(parts)) {
    return read_open_numbers(numbers, weekday);
  }
  WrittenDate date = judged(
      make_date(parts.calendar, {numbers.year, numbers.second, numbers.first}));
  date.calendar = parts.calendar;
  return date;
}

std::optional<Date> with_century(CivilDay day) {
  const int this_year = civil_day(today()).year;
  day.year += this_year - this_year % 100;
  const std::optional<Date> date = make_date(day);
  CivilDay before = day;
  before.year -= 100;
  const bool is_past = day.year < this_year || (date && !lies_in_future(*date));
  const bool may_be_before = before.year >= this_year - kShortYearReach;
  return is_past || !may_be_before ? date : make_date(before);
}

WrittenDate read_parts(Parts parts, WrittenHints hints) {
  if (parts.has_short_year) return judged(with_century(parts.day));
  if (parts.numbers.first != 0) return read_numbers(parts, hints.weekday);
  const bool is_persian = parts.calendar == Calendar::gregorian &&
                          parts.day.year >= kFirstPersianYear &&
                          parts.day.year <= kLastPersianYear &&
                          !parts.mark.empty();
  if (is_persian) parts.calendar = Calendar::persian;
  WrittenDate date = judged(make_date(parts.calendar, parts.day));
  date.calendar = parts.calendar;
  return date;
}

}  // namespace

std::optional<WrittenDate> read_written_date(std::span<const DateToken> tokens,
                                             std::string_view line,
                                             WrittenHints hints) {
  if (tokens.empty() || !may_begin_date(tokens.front())) return std::nullopt;
  for (const Shape& shape : kShapes) {
    const std::optional<Parts> parts = ShapeReader(tokens, line).read(shape);
    if (!parts) continue;
    if (parts->has_short_year && hints.years == Years::whole) continue;
    WrittenDate date = read_parts(*parts, hints);
    date.tokens = parts->tokens;
    return date;
  }
  return std::nullopt;
}

WrittenDate judged(std::optional<Date> date) {
  static const Date kFirst = *make_date({kFirstYear, 1, 1});
  if (!date) return {.fault = DateFault::no_such_day};
  if (lies_in_future(*date)) return {.fault = DateFault::in_future};
  if (*date < kFirst) return {.fault = DateFault::too_early};
  return {.date = date};
}

std::string describe_fault(const WrittenDate& date) {
  switch (date.fault) {
    case DateFault::none:
      return {};
    case DateFault::no_such_day:
      return "is no day of the calendar";
    case DateFault::in_future:
      return "lies in the future";
    case DateFault::too_early:
      return "lies before 1800";
    case DateFault::ambiguous:
      return "may be " + both_days(*date.numbers);
  }
  return {};
}

}  // namespace fihrist
