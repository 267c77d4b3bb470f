// Documents dated 07/08/2021 wait here until other dates of their source tell
// whether that is 7 August or 8 July.
//
//   DateOrders orders;
//   orders.put(record);                     // any record, dated or not
//   while (auto settled = orders.take()) use(*settled);
//   orders.finish();                        // no more records will come
//   while (auto settled = orders.take()) use(*settled);
//
// What tells is a date of the same source with a number above 12, before the
// document or after it: 25/08/2021 has its day first. The source is
// Document::source, else the host of its URL, else its file. If the source
// writes both ways, or neither, the document stays undated and has a fault.
//
// A record that need not wait comes out at once. At most kMaxWaitingRecords
// and kMaxWaitingBytes wait; beyond, the one that waited longest comes out
// undated. Contrary evidence does not take back what has come out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/dates/numeric_date.h"
#include "corpus/record_reader.h"

namespace fihrist {

constexpr std::size_t kMaxWaitingRecords = 10'000;
constexpr std::size_t kMaxWaitingBytes = 64 << 20;

// A record and the file its problems are told of.
struct PlacedRecord {
  Record record;
  std::string file;
};

class DateOrders {
 public:
  // Where the user says how all his sources write, none has to tell.
  explicit DateOrders(std::optional<DayOrder> said = {}) : said_(said) {}

  // With metadata and defaults: a document they have dated need not wait.
  void put(PlacedRecord record);
  void finish();

  // The next that need not wait any longer.
  std::optional<PlacedRecord> take();

 private:
  struct Source {
    bool has[2] = {};                    // by DayOrder
    std::vector<std::uint64_t> waiting;  // some may have been let go
  };

  void note(Source& source, DayOrder order);
  void wait(Source& source, PlacedRecord record);
  void release(std::map<std::uint64_t, PlacedRecord>::iterator waiting,
               std::optional<DayOrder> order);
  std::optional<DayOrder> order_of(const Source& source) const;

  std::optional<DayOrder> said_;
  std::unordered_map<std::string, Source> sources_;
  std::map<std::uint64_t, PlacedRecord> waiting_;  // longest first
  std::uint64_t next_number_ = 0;
  std::size_t waiting_bytes_ = 0;
  std::deque<PlacedRecord> settled_;
};

}  // namespace fihrist
