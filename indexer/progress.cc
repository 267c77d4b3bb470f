#include "indexer/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace fihrist {
namespace {

constexpr std::chrono::milliseconds kBetweenLines{100};

// A change of the rate shows to two thirds in that time.
constexpr double kSmoothedSeconds = 5;

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0;
  return known && size.ws_col > 0 ? size.ws_col : 80;
}

// 12,345
std::string grouped(double number) {
  std::string digits = fmt::format("{:.0f}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    digits.insert(at - 3, 1, ',');
  }
  return digits;
}

}  // namespace

void Rates::note(double seconds, const ProgressCount& count) {
  const double passed = seconds - seconds_;
  if (passed <= 0) return;
  const auto rate = [&](std::uint64_t now, std::uint64_t before) {
    return static_cast<double>(now - std::min(now, before)) / passed;
  };
  // The first seconds are averaged as they come.
  const double weight =
      std::max(1 - std::exp(-passed / kSmoothedSeconds), passed / seconds);
  documents_ += weight * (rate(count.documents, count_.documents) - documents_);
  bytes_ += weight * (rate(count.bytes, count_.bytes) - bytes_);
  seconds_ = seconds;
  count_ = count;
}

std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::max(0.0, seconds));
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60,
                     whole % 60);
}

namespace {

// What is done of a whole, and at which rate.
struct Course {
  std::uint64_t done;
  std::uint64_t total;
  double rate;
};

std::string share_of(const Course& course) {
  // Not 100 % before all is.
  const double share = 100.0 * static_cast<double>(course.done) /
                       static_cast<double>(course.total);
  return fmt::format("{:.0f} %", std::floor(std::min(share, 100.0)));
}

std::string time_left(const Course& course) {
  if (course.rate <= 0) return {};
  const auto left = course.total - std::min(course.total, course.done);
  return fmt::format("  {} left",
                     clock_time(static_cast<double>(left) / course.rate));
}

}  // namespace

std::string progress_line(const ProgressCount& count, const Rates& rates,
                          double seconds) {
  const auto documents = static_cast<double>(count.documents);
  std::string speed = fmt::format("{} documents/s", grouped(rates.documents()));
  if (count.bytes > 0) {
    speed = fmt::format("{:.1f} MB/s  {}", rates.bytes() / 1e6, speed);
  }
  const Course course =
      count.total_documents > 0
          ? Course{count.documents, count.total_documents, rates.documents()}
          : Course{count.bytes, count.total, rates.bytes()};
  if (course.total == 0) {
    return fmt::format("{} documents  {}  {}", grouped(documents), speed,
                       clock_time(seconds));
  }
  return fmt::format("{} documents  {}  {}{}", grouped(documents),
                     share_of(course), speed, time_left(course));
}

Progress::Progress() : is_terminal_(::isatty(STDERR_FILENO) == 1) {}

void Progress::show(const ProgressCount& count) {
  if (!is_terminal_) return;
  const auto now = Clock::now();
  if (!start_) start_ = now;
  if (now < next_) return;
  next_ = now + kBetweenLines;
  const double seconds = std::chrono::duration<double>(now - *start_).count();
  rates_.note(seconds, count);
  write(progress_line(count, rates_, seconds));
}

void Progress::say(std::string_view what) {
  if (is_terminal_) write(what);
}

void Progress::clear() {
  if (has_line_) write({});
  has_line_ = false;
}

// A line as wide as the terminal would move it on, out of reach.
void Progress::write(std::string_view line) {
  fmt::print(stderr, "\r\033[K{}", line.substr(0, terminal_columns() - 1));
  std::fflush(stderr);
  has_line_ = true;
}

}  // namespace fihrist
