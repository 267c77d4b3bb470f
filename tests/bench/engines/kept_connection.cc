#include "tests/bench/engines/kept_connection.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>

namespace fihrist::bench {

int connect_to(int port) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address),
                sizeof address) != 0) {
    throw std::runtime_error("no server answers");
  }
  const int yes = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return made;
}

AnswerSpan find_answer(std::string_view received) {
  constexpr std::string_view kLength = "Content-Length: ";
  const std::size_t head = received.find("\r\n\r\n");
  const std::size_t named = received.find(kLength);
  if (head == std::string_view::npos || named > head) return {};
  std::size_t length = 0;
  std::from_chars(received.data() + named + kLength.size(),
                  received.data() + head, length);
  return {head + 4, head + 4 + length};
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_';
    encoded += is_plain ? std::string(1, c)
                        : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

KeptConnection::KeptConnection(int port)
    : port_(port), socket_(connect_to(port)) {}

KeptConnection::~KeptConnection() { ::close(socket_); }

std::string_view KeptConnection::get(const std::string& path) {
  const std::string request =
      fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", path);
  if (!ask(request)) {  // a server drops what is silent for long
    ::close(socket_);
    socket_ = connect_to(port_);
    if (!ask(request)) throw std::runtime_error("the server hangs up");
  }
  if (!received_.starts_with("HTTP/1.1 200")) {
    throw std::runtime_error("refused: " + received_);
  }
  return std::string_view(received_).substr(find_answer(received_).body);
}

bool KeptConnection::ask(const std::string& request) {
  received_.clear();
  if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(request.size())) {
    return false;
  }
  AnswerSpan span;
  while (received_.size() < span.end) {
    char bytes[65536];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    received_.append(bytes, static_cast<std::size_t>(count));
    if (span.end == std::string::npos) span = find_answer(received_);
  }
  return true;
}

}  // namespace fihrist::bench
