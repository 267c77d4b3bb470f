#include "program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace fihrist {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kMostSecondsOfRun = 20;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

pid_t spawn(const std::vector<std::string>& arguments, const std::string& input,
            const std::string& output, const std::string& messages) {
  const std::string program =
      std::string(FIHRIST_BINARY_DIR) + "/" + arguments[0];
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, output.c_str(), kWrite, 0600);
  posix_spawn_file_actions_addopen(&files, 2, messages.c_str(), kWrite, 0600);
  pid_t process = -1;
  const int error = posix_spawn(&process, program.c_str(), &files, nullptr,
                                argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::runtime_error("cannot start " + program);
  return process;
}

int exit_status(int wait_status) {
  return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status)
                                : 128 + WTERMSIG(wait_status);
}

sockaddr_in local_address(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

// -1 when nobody listens.
int connect_to(int port) {
  const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = local_address(port);
  if (::connect(connection, reinterpret_cast<const sockaddr*>(&address),
                sizeof address) == 0) {
    return connection;
  }
  ::close(connection);
  return -1;
}

// An answer with all the bytes that its head promises; one to HEAD never is.
bool is_whole(std::string_view bytes) {
  const std::size_t head = bytes.find("\r\n\r\n");
  const HttpAnswer answer = parse_answer(bytes);
  const auto length = answer.headers.find("content-length");
  return length != answer.headers.end() &&
         bytes.size() >= head + 4 + std::stoul(length->second);
}

}  // namespace

Run run(const std::vector<std::string>& arguments, std::string_view input) {
  const TemporaryFolder folder;
  folder.write("input", input);
  const pid_t process = spawn(arguments, folder.path("input"),
                              folder.path("output"), folder.path("messages"));
  int status = 0;
  const Clock::time_point start = Clock::now();
  while (::waitpid(process, &status, WNOHANG) != process) {
    if (seconds_since(start) > kMostSecondsOfRun) ::kill(process, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return {exit_status(status), file_text(folder.path("output")),
          file_text(folder.path("messages"))};
}

int free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = local_address(0);
  socklen_t size = sizeof address;
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0) {
    throw std::runtime_error("no free port");
  }
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(listener);
  return ntohs(address.sin_port);
}

Connection::Connection(int port) : socket_(connect_to(port)) {}

Connection::~Connection() {
  if (socket_ >= 0) ::close(socket_);
}

void Connection::send(std::string_view bytes) {
  // The server may close before all is sent.
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string Connection::receive(double seconds_to_wait) {
  std::string bytes;
  char block[65536];
  pollfd readable{socket_, POLLIN, 0};
  while (!is_whole(bytes) &&
         ::poll(&readable, 1, static_cast<int>(seconds_to_wait * 1000)) > 0) {
    const auto got = ::recv(socket_, block, sizeof block, 0);
    if (got <= 0) break;
    bytes.append(block, static_cast<std::size_t>(got));
  }
  return bytes;
}

std::string exchange(int port, std::string_view bytes, double seconds_to_wait) {
  Connection connection(port);
  connection.send(bytes);
  return connection.receive(seconds_to_wait);
}

HttpAnswer parse_answer(std::string_view bytes) {
  HttpAnswer answer;
  const std::size_t head = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || head == std::string_view::npos) {
    return answer;
  }
  answer.status = std::stoi(std::string(bytes.substr(9, 3)));
  answer.body = bytes.substr(head + 4);
  std::istringstream lines{std::string(bytes.substr(0, head))};
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    answer.headers[name] = line.substr(colon + 2);
  }
  return answer;
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0) {
      encoded += c;
    } else {
      char escape[4];
      std::snprintf(escape, sizeof escape, "%%%02X", byte);
      encoded += escape;
    }
  }
  return encoded;
}

Server::Server(const std::string& index) : port_(free_port()) {
  start(index, "127.0.0.1:" + std::to_string(port_));
}

Server::Server(const std::string& index, const std::string& listen) {
  start(index, listen);
}

void Server::start(const std::string& index, const std::string& listen) {
  process_ = spawn({"fihrist-searchd", index, "--listen", listen}, "/dev/null",
                   folder_.path("output"), folder_.path("messages"));
  const Clock::time_point start = Clock::now();
  while (is_running() && seconds_since(start) < 10 &&
         messages().find("listening on") == std::string::npos) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

Server::~Server() {
  double seconds = 0;
  if (is_running() && end(SIGTERM, seconds) < 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
}

bool Server::is_running() {
  if (process_ < 0) return false;
  int status = 0;
  if (::waitpid(process_, &status, WNOHANG) != process_) return true;
  exit_status_ = exit_status(status);
  process_ = -1;
  return false;
}

std::string Server::messages() const {
  return file_text(folder_.path("messages"));
}

HttpAnswer Server::get(const std::string& target) const {
  return parse_answer(exchange(
      port_, "GET " + target +
                 " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
}

int Server::end(int signal, double& seconds) {
  const Clock::time_point start = Clock::now();
  if (is_running()) ::kill(process_, signal);
  while (is_running() && seconds_since(start) < 10) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  seconds = seconds_since(start);
  return exit_status_;
}

}  // namespace fihrist
