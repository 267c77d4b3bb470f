// Ctrl-C and SIGTERM as a question: a command that reads much asks between two
// documents, so that it ends in order and says what became of them.
//
//   const StopSignals signals;
//   while (!signals.received() && more()) …
//
// As long as one lives, the first signal is only noted and the second ends the
// program at once. One at a time.
#pragma once

#include <array>
#include <csignal>

namespace fihrist {

class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;

  int received() const;  // the signal; 0: none

 private:
  static constexpr std::array kSignals = {SIGINT, SIGTERM};
  std::array<struct sigaction, kSignals.size()> before_{};
};

}  // namespace fihrist
