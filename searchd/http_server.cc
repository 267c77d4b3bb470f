#include "searchd/http_server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <pthread.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <future>
#include <string_view>
#include <thread>
#include <utility>

#include "corpus/embedded.h"
#include "corpus/error.h"
#include "searchd/api.h"
#include "searchd/response_json.h"

namespace fihrist {
namespace {

// A connection holds its thread, silent ones too; few search at once.
constexpr std::size_t kThreads = 64;
constexpr time_t kReadSeconds = 5;
constexpr time_t kWriteSeconds = 10;
constexpr time_t kKeepAliveSeconds = 5;
constexpr std::size_t kMaxRequestsOfConnection = 10'000;

// What is being answered when the server is told to end has so long.
constexpr std::chrono::seconds kEndTime{1};

struct Header {
  const char* name;
  const char* value;
};

constexpr std::array kHeaders = {
    Header{"X-Content-Type-Options", "nosniff"},
    Header{"Referrer-Policy", "no-referrer"},
    Header{"Cache-Control", "no-cache"},
    Header{"Content-Security-Policy",
           "default-src 'self'; base-uri 'none'; form-action 'self'; "
           "frame-ancestors 'none'"},
};

struct MediaType {
  std::string_view ending;
  const char* type;
};

constexpr std::array kMediaTypes = {
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".svg", "image/svg+xml"},
};

const char* media_type(std::string_view name) {
  for (const MediaType& known : kMediaTypes) {
    if (name.ends_with(known.ending)) return known.type;
  }
  return "application/octet-stream";
}

void send(httplib::Response& response, int status, const std::string& body,
          const char* type) {
  response.status = status;
  response.set_content(body, type);
}

bool has_body(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") &&
          request.get_header_value("Content-Length") != "0");
}

// httplib closes a connection when what writes its answer fails; this fails
// when all is written.
void close_after(httplib::Response& response) {
  response.set_header("Connection", "close");
  const std::string body = std::move(response.body);
  const std::string type = response.get_header_value("Content-Type");
  response.body.clear();
  response.headers.erase("Content-Type");
  response.set_content_provider(
      body.size(), type.c_str(),
      [body](std::size_t, std::size_t, httplib::DataSink& sink) {
        sink.write(body.data(), body.size());
        return false;
      });
}

void send_problem(httplib::Response& response, const Error& error) {
  send(response, error_kind(error.code()).http_status, problem_json(error),
       "application/problem+json");
}

const EmbeddedFile* find_page_file(std::string_view path) {
  path.remove_prefix(1);
  if (path.empty()) path = "index.html";
  if (path == "favicon.ico") path = "favicon.svg";
  for (const EmbeddedFile& file : embedded::page()) {
    if (file.name == path) return &file;
  }
  return nullptr;
}

Parameters parameters_of(const httplib::Request& request) {
  return {request.params.begin(), request.params.end()};
}

void answer_get(const Searcher& searcher, const httplib::Request& request,
                httplib::Response& response) {
  const std::string_view path = request.path;
  if (path.starts_with(kApiPrefix)) {
    const std::string_view route = path.substr(kApiPrefix.size());
    send(response, 200, answer(searcher, route, parameters_of(request)),
         "application/json");
  } else if (path == "/healthz") {
    send(response, 200, "ok\n", "text/plain");
  } else if (path == "/readyz") {
    (void)searcher.state();
    send(response, 200, "ready\n", "text/plain");
  } else if (const EmbeddedFile* file = find_page_file(path)) {
    send(response, 200, std::string(file->bytes), media_type(file->name));
  } else {
    throw Error(ErrorCode::not_found,
                "nothing is served here; the API is at /api/v1/search");
  }
}

void answer_any(const Searcher& searcher, const httplib::Request& request,
                httplib::Response& response) {
  for (const Header& header : kHeaders) {
    response.set_header(header.name, header.value);
  }
  if (request.method != "GET" && request.method != "HEAD") {
    response.set_header("Allow", "GET, HEAD");
    send(response, 405,
         R"({"type":"urn:fihrist:problem:usage","title":"Not a valid request",)"
         R"("status":405,"detail":"only GET and HEAD are answered"})",
         "application/problem+json");
    return;
  }
  try {
    answer_get(searcher, request, response);
  } catch (const Error& error) {
    if (error_kind(error.code()).http_status >= 500) {
      spdlog::error("{}", error.what());
    }
    send_problem(response, error);
  } catch (const std::exception& error) {
    spdlog::error("unexpected: {}", error.what());
    send_problem(response, Error(ErrorCode::damaged,
                                 "the search failed; see the server's log"));
  }
}

void configure(httplib::Server& server, const Searcher& searcher) {
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  // Not httplib's SO_REUSEPORT: two servers would share a port unnoticed.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_tcp_nodelay(true);  // without it each answer takes 44 ms
  server.set_read_timeout(kReadSeconds);
  server.set_write_timeout(kWriteSeconds);
  server.set_keep_alive_timeout(kKeepAliveSeconds);
  server.set_keep_alive_max_count(kMaxRequestsOfConnection);
  // Before a body is read and before any pattern is matched.
  server.set_pre_routing_handler([&searcher](const httplib::Request& request,
                                             httplib::Response& response) {
    answer_any(searcher, request, response);
    // A body is never read, and must not be taken for the next request.
    if (has_body(request)) close_after(response);
    return httplib::Server::HandlerResponse::Handled;
  });
  // The message of an exception must not leave in a header.
  server.set_exception_handler(
      [](const auto&, httplib::Response& response, std::exception_ptr) {
        response.status = 500;
      });
}

[[noreturn]] void fail_listening(const std::string& address, int error) {
  throw Error(ErrorCode::io, fmt::format("cannot listen on {}: {}", address,
                                         std::strerror(error)));
}

bool is_answering(const std::string& path) {
  sockaddr_un address{};
  if (path.size() >= sizeof address.sun_path) return false;
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, path.size());
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool answers =
      ::connect(connection, reinterpret_cast<const sockaddr*>(&address),
                sizeof address) == 0;
  ::close(connection);
  return answers;
}

// What a server that was killed has left; nothing else is deleted.
void remove_stale_socket(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return;
  if (!S_ISSOCK(status.st_mode)) fail_listening(path, EEXIST);
  if (is_answering(path)) fail_listening(path, EADDRINUSE);
  ::unlink(path.c_str());
}

bool bind(httplib::Server& server, const ListenAddress& address) {
  if (!address.is_unix)
    return server.bind_to_port(address.host.c_str(), address.port);
  remove_stale_socket(address.host);
  server.set_address_family(AF_UNIX);
  return server.bind_to_port(address.host.c_str(), 80);
}

// Blocked in this thread and all it starts, so that one can wait for them.
sigset_t block_ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace

ListenAddress parse_listen_address(const std::string& text) {
  constexpr std::string_view kUnix = "unix:";
  if (text.starts_with(kUnix) && text.size() > kUnix.size()) {
    return {text.substr(kUnix.size()), 0, true};
  }
  const std::size_t colon = text.rfind(':');
  ListenAddress address;
  if (colon != std::string::npos) {
    address.host = text.substr(0, colon);
    const char* end = text.data() + text.size();
    const auto [stop, error] =
        std::from_chars(text.data() + colon + 1, end, address.port);
    const bool is_port = error == std::errc() && stop == end &&
                         address.port > 0 && address.port <= 65535;
    if (!is_port) address.host.clear();
  }
  if (address.host.starts_with('[') && address.host.ends_with(']')) {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  if (!address.host.empty()) return address;
  throw Error(
      ErrorCode::usage,
      fmt::format("{} is no address; write HOST:PORT or unix:PATH", text));
}

void serve(const Searcher& searcher, const ListenAddress& address) {
  const sigset_t signals = block_ending_signals();
  httplib::Server server;
  configure(server, searcher);
  if (!bind(server, address)) {
    throw Error(ErrorCode::io,
                fmt::format("cannot listen on {}: {}; is the address in use?",
                            address.host, std::strerror(errno)));
  }
  std::promise<void> ended;
  std::thread ender([&, has_ended = ended.get_future()] {
    int signal = 0;
    sigwait(&signals, &signal);
    spdlog::info("ending on signal {}", signal);
    server.stop();
    // A silent connection would hold its thread until it times out.
    if (has_ended.wait_for(kEndTime) == std::future_status::ready) return;
    if (address.is_unix) ::unlink(address.host.c_str());
    std::_Exit(EXIT_SUCCESS);
  });
  if (address.is_unix) {
    spdlog::info("listening on unix:{}", address.host);
  } else {
    spdlog::info("listening on http://{}:{}/", address.host, address.port);
  }
  server.listen_after_bind();
  ended.set_value();
  pthread_kill(ender.native_handle(), SIGTERM);  // when it ended by itself
  ender.join();
  if (address.is_unix) ::unlink(address.host.c_str());
}

}  // namespace fihrist
