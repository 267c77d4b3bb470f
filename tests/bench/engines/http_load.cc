// Asks a server on this machine at a fixed rate, whether it keeps up or not: a
// request is due at its time, and its wait for a free connection counts. One
// thread, for the server needs the others.
//
//   http_load PORT RATE CONNECTIONS < paths
//
// Each line of the standard input is a path, asked once in its order. Printed
// is a line of JSON: requests, errors, seconds, and p50_ms, p99_ms, max_ms.
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/engines/kept_connection.h"

namespace {

using namespace fihrist::bench;
using Clock = std::chrono::steady_clock;

// One without an answer for so long is given up, and the run with it.
constexpr std::chrono::seconds kLongest{30};

struct Connection {
  int socket = -1;
  bool is_busy = false;
  Clock::time_point due{};
  std::string received;
  AnswerSpan span;
};

class Load {
 public:
  Load(int port, double rate, std::size_t connections)
      : port_(port),
        interval_(std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(1 / rate))),
        connections_(connections) {
    for (Connection& connection : connections_) {
      connection.socket = connect_to(port);
      polled_.push_back({connection.socket, POLLIN, 0});
    }
  }

  ~Load() {
    for (const Connection& connection : connections_) {
      ::close(connection.socket);
    }
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  void run(const std::vector<std::string>& paths) {
    const Clock::time_point start = Clock::now();
    std::size_t sent = 0;
    while (took_ms_.size() + errors_ < paths.size()) {
      Clock::time_point due = start + interval_ * sent;
      while (sent < paths.size() && due <= Clock::now()) {
        Connection* const idle = find_idle();
        if (idle == nullptr) break;
        send(*idle, paths[sent], due);
        due = start + interval_ * ++sent;
      }
      const bool waits_for_time = sent < paths.size() && find_idle() != nullptr;
      receive(waits_for_time ? due - Clock::now() : Clock::duration(kLongest));
    }
    seconds_ = std::chrono::duration<double>(Clock::now() - start).count();
  }

  void print() {
    std::sort(took_ms_.begin(), took_ms_.end());
    fmt::print(R"({{"requests": {}, "errors": {}, "seconds": {:.2f}, )"
               R"("p50_ms": {:.2f}, "p99_ms": {:.2f}, "max_ms": {:.2f}}})"
               "\n",
               took_ms_.size() + errors_, errors_, seconds_, percentile(0.5),
               percentile(0.99), percentile(1));
  }

 private:
  Connection* find_idle() {
    const auto idle =
        std::find_if(connections_.begin(), connections_.end(),
                     [](const Connection& c) { return !c.is_busy; });
    return idle == connections_.end() ? nullptr : &*idle;
  }

  static void send(Connection& connection, const std::string& path,
                   Clock::time_point due) {
    const std::string request =
        fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", path);
    if (::send(connection.socket, request.data(), request.size(),
               MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("the server takes no request");
    }
    connection.is_busy = true;
    connection.due = due;
    connection.span = {};
    connection.received.clear();
  }

  void receive(Clock::duration longest) {
    const auto nanoseconds = std::max<std::int64_t>(
        0,
        std::chrono::duration_cast<std::chrono::nanoseconds>(longest).count());
    const timespec wait{nanoseconds / 1'000'000'000,
                        nanoseconds % 1'000'000'000};
    const int ready = ::ppoll(polled_.data(), polled_.size(), &wait, nullptr);
    if (ready == 0 && longest == Clock::duration(kLongest)) {
      throw std::runtime_error("no answer came");
    }
    for (std::size_t i = 0; i < polled_.size(); ++i) {
      if (polled_[i].revents == 0) continue;
      read(connections_[i]);
      polled_[i].fd = connections_[i].socket;
    }
  }

  void read(Connection& connection) {
    const ssize_t count =
        ::recv(connection.socket, bytes_.data(), bytes_.size(), 0);
    if (count <= 0) return connect_again(connection);
    std::string& received = connection.received;
    received.append(bytes_.data(), static_cast<std::size_t>(count));
    if (connection.span.end == std::string::npos) {
      connection.span = find_answer(received);
    }
    if (received.size() < connection.span.end) return;
    connection.is_busy = false;
    if (received.starts_with("HTTP/1.1 200")) {
      took_ms_.push_back(std::chrono::duration<double, std::milli>(
                             Clock::now() - connection.due)
                             .count());
    } else {
      ++errors_;
    }
  }

  // A server drops what is silent for long.
  void connect_again(Connection& connection) {
    if (connection.is_busy) throw std::runtime_error("the server hung up");
    ::close(connection.socket);
    connection.socket = connect_to(port_);
  }

  double percentile(double share) const {
    if (took_ms_.empty()) return 0;
    return took_ms_[static_cast<std::size_t>(
        share * static_cast<double>(took_ms_.size() - 1))];
  }

  int port_;
  Clock::duration interval_;
  std::vector<Connection> connections_;
  std::vector<pollfd> polled_;
  std::vector<char> bytes_ = std::vector<char>(1 << 18);
  std::vector<double> took_ms_;
  std::size_t errors_ = 0;
  double seconds_ = 0;
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) {
    fmt::print(stderr, "http_load PORT RATE CONNECTIONS < paths\n");
    return 2;
  }
  std::vector<std::string> paths;
  for (std::string path; std::getline(std::cin, path);) paths.push_back(path);
  Load load(std::stoi(arguments[1]), std::stod(arguments[2]),
            static_cast<std::size_t>(std::stoul(arguments[3])));
  load.run(paths);
  load.print();
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "http_load: {}\n", error.what());
  return 1;
}
