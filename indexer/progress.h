// How far a long command is: a line on the terminal that is written over.
//
//   Progress progress;
//   while (…) progress.show({.documents = 17, .bytes = 4711, .total = 9000});
//   progress.say("merging");
//   progress.clear();
//
// On the standard error, and only where that is a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fihrist {

struct ProgressCount {
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;
  std::uint64_t total = 0;            // bytes in all; 0 when nobody knows
  std::uint64_t total_documents = 0;  // the same of documents, without bytes
};

// What is done in a second, of the last seconds more than of those before.
class Rates {
 public:
  // `seconds` since the start, never less than before.
  void note(double seconds, const ProgressCount& count);

  double documents() const { return documents_; }
  double bytes() const { return bytes_; }

 private:
  double seconds_ = 0;
  ProgressCount count_;
  double documents_ = 0;
  double bytes_ = 0;
};

// "12,345 documents  45 %  12.3 MB/s  3,400 documents/s  1:23 left"; without a
// total, the time passed is in the place of the share and of the time left.
std::string progress_line(const ProgressCount& count, const Rates& rates,
                          double seconds);

std::string clock_time(double seconds);  // "0:07", "1:02:03"

class Progress {
 public:
  Progress();

  bool is_shown() const { return is_terminal_; }

  void show(const ProgressCount& count);
  void say(std::string_view what);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void write(std::string_view line);

  bool is_terminal_;
  bool has_line_ = false;
  std::optional<Clock::time_point> start_;  // of the first count
  Clock::time_point next_;
  Rates rates_;
};

}  // namespace fihrist
