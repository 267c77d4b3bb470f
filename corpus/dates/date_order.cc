#include "corpus/dates/date_order.h"

#include <fmt/format.h>

#include <utility>

#include "corpus/url.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

std::size_t index_of(DayOrder order) { return static_cast<std::size_t>(order); }

DayOrder other(DayOrder order) {
  return order == DayOrder::day_first ? DayOrder::month_first
                                      : DayOrder::day_first;
}

// No two of the kinds are mistaken for each other.
std::string key_of(const PlacedRecord& placed) {
  const Document& document = placed.record.document;
  if (!document.source.empty()) return "s" + document.source;
  const std::string host = host_of(document.url);
  if (!host.empty()) return "h" + host;
  return "f" + placed.file;
}

std::size_t bytes_of(const Document& document) {
  return document.id.size() + document.title.size() + document.body.size() +
         document.source.size() + document.url.size() + document.extra.size();
}

bool is_undecided(const Record& record) {
  return record.numeric_date && !record.numeric_date->order &&
         !record.document.date;
}

void set_in_order(Record& record, DayOrder order) {
  const NumericDateRead& read = *record.numeric_date;
  const std::optional<Date> date = in_order(read.numbers, order);
  if (lies_in_future(*date)) {
    record.date_fault = quote(read.text) + " lies in the future";
    return;
  }
  record.document.date = date;
  record.document.date_origin = read.origin;
}

void leave_undated(Record& record) {
  const NumericDateRead& read = *record.numeric_date;
  record.date_fault =
      fmt::format("{} may be {}, which --dates dmy or --dates mdy would tell",
                  quote(read.text), both_days(read.numbers));
}

}  // namespace

void DateOrders::put(PlacedRecord placed) {
  if (!placed.record.numeric_date) {
    settled_.push_back(std::move(placed));
    return;
  }
  Source& source = sources_[key_of(placed)];
  if (is_undecided(placed.record)) {
    wait(source, std::move(placed));
    return;
  }
  if (const auto order = placed.record.numeric_date->order) {
    note(source, *order);
  }
  settled_.push_back(std::move(placed));
}

void DateOrders::finish() {
  while (!waiting_.empty()) release(waiting_.begin(), std::nullopt);
}

std::optional<PlacedRecord> DateOrders::take() {
  if (settled_.empty()) return std::nullopt;
  PlacedRecord placed = std::move(settled_.front());
  settled_.pop_front();
  return placed;
}

void DateOrders::note(Source& source, DayOrder order) {
  source.has[index_of(order)] = true;
  for (const std::uint64_t number : std::exchange(source.waiting, {})) {
    const auto waiting = waiting_.find(number);
    if (waiting != waiting_.end()) release(waiting, order_of(source));
  }
}

void DateOrders::wait(Source& source, PlacedRecord placed) {
  const bool is_told = said_ || source.has[0] || source.has[1];
  const std::uint64_t number = next_number_++;
  waiting_bytes_ += bytes_of(placed.record.document);
  const auto waiting = waiting_.emplace(number, std::move(placed)).first;
  if (is_told) return release(waiting, order_of(source));
  source.waiting.push_back(number);
  while (waiting_.size() > kMaxWaitingRecords ||
         waiting_bytes_ > kMaxWaitingBytes) {
    release(waiting_.begin(), std::nullopt);
  }
}

void DateOrders::release(
    std::map<std::uint64_t, PlacedRecord>::iterator waiting,
    std::optional<DayOrder> order) {
  PlacedRecord placed = std::move(waiting->second);
  waiting_.erase(waiting);
  waiting_bytes_ -= bytes_of(placed.record.document);
  if (order) {
    set_in_order(placed.record, *order);
  } else {
    leave_undated(placed.record);
  }
  settled_.push_back(std::move(placed));
}

// What the user says wins; a source that writes both ways tells nothing.
std::optional<DayOrder> DateOrders::order_of(const Source& source) const {
  if (said_) return said_;
  for (const DayOrder order : {DayOrder::day_first, DayOrder::month_first}) {
    if (source.has[index_of(order)] && !source.has[index_of(other(order))]) {
      return order;
    }
  }
  return std::nullopt;
}

}  // namespace fihrist
