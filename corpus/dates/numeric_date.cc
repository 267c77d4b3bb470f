#include "corpus/dates/numeric_date.h"

#include <fmt/format.h>

#include <array>

namespace fihrist {
namespace {

constexpr int kMonths = 12;

constexpr std::array<std::string_view, kMonths> kMonthNames = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string day_name(int day, int month) {
  return fmt::format("{} {}", day, kMonthNames.at(month - 1));
}

}  // namespace

std::optional<DayOrder> evident_order(const NumericDate& date) {
  const bool day_first = in_order(date, DayOrder::day_first).has_value();
  const bool month_first = in_order(date, DayOrder::month_first).has_value();
  if (day_first == month_first) return std::nullopt;
  return day_first ? DayOrder::day_first : DayOrder::month_first;
}

bool is_ambiguous(const NumericDate& date) {
  return date.first != date.second && in_order(date, DayOrder::day_first) &&
         in_order(date, DayOrder::month_first);
}

std::optional<Date> in_order(const NumericDate& date, DayOrder order) {
  return order == DayOrder::day_first
             ? make_date({date.year, date.second, date.first})
             : make_date({date.year, date.first, date.second});
}

std::string both_days(const NumericDate& date) {
  return fmt::format("{} or {}", day_name(date.first, date.second),
                     day_name(date.second, date.first));
}

std::optional<DayOrder> parse_day_order(std::string_view name) {
  if (name == "dmy") return DayOrder::day_first;
  if (name == "mdy") return DayOrder::month_first;
  return std::nullopt;
}

}  // namespace fihrist
