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
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "corpus/embedded.h"
#include "corpus/error.h"
#include "searchd/api.h"
#include "searchd/http_export.h"
#include "searchd/response_json.h"
#include "searchd/tagging.h"

namespace fihrist {
namespace {

// A connection holds its thread, silent ones too; few search at once.
constexpr std::size_t kThreads = 64;
constexpr time_t kReadSeconds = 5;
constexpr time_t kWriteSeconds = 10;
constexpr time_t kKeepAliveSeconds = 5;
constexpr std::size_t kMaxRequestsOfConnection = 10'000;

// A text that drips in would hold its thread.
constexpr std::chrono::seconds kMostTimeOfText{60};

constexpr std::string_view kTagPath = "/api/v1/tag";
constexpr std::string_view kExportPath = "/api/v1/export";

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

void refuse(httplib::Response& response, int status, ErrorCode code,
            const std::string& detail) {
  send(response, status, problem_json(Error(code, detail), status),
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
  if (path == kExportPath && has_body(request)) {
    throw Error(ErrorCode::usage, "export takes no body");
  } else if (path == kExportPath) {
    send_export(searcher, parameters_of(request), response);
  } else if (path.starts_with(kApiPrefix)) {
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

bool is_tag(const httplib::Request& request) {
  return request.path == kTagPath;
}

// Sends what `answer` leaves in the response, or the problem it meets.
template <typename Answer>
void answer_safely(httplib::Response& response, Answer answer) {
  try {
    answer();
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

void set_headers(httplib::Response& response) {
  for (const Header& header : kHeaders) {
    response.set_header(header.name, header.value);
  }
}

void refuse_method(const httplib::Request& request,
                   httplib::Response& response) {
  const char* const methods = is_tag(request) ? "POST" : "GET, HEAD";
  response.set_header("Allow", methods);
  refuse(response, 405, ErrorCode::usage,
         fmt::format("only {} is answered here", methods));
}

void answer_without_body(const Searcher& searcher,
                         const httplib::Request& request,
                         httplib::Response& response) {
  set_headers(response);
  const bool is_get = request.method == "GET" || request.method == "HEAD";
  if (!is_get || is_tag(request)) {
    refuse_method(request, response);
  } else {
    answer_safely(response, [&] { answer_get(searcher, request, response); });
  }
  // The body is never read, and must not be taken for the next request.
  if (has_body(request)) close_after(response);
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 19 &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

struct Refusal {
  int status;
  ErrorCode code;
  std::string detail;
};

// What a text to be tagged must say of itself before it is read: one length
// that everybody reads alike, and a type that is known.
std::optional<Refusal> refusal_of(const httplib::Request& request) {
  if (request.has_header("Transfer-Encoding") ||
      request.get_header_value_count("Content-Length") == 0) {
    return Refusal{411, ErrorCode::usage,
                   "a text is sent with its Content-Length, in one piece"};
  }
  const std::string length = request.get_header_value("Content-Length");
  if (request.get_header_value_count("Content-Length") > 1 ||
      !is_number(length)) {
    return Refusal{400, ErrorCode::usage, "Content-Length is no number"};
  }
  if (std::stoull(length) > kMaxTagBytes) {
    return Refusal{413, ErrorCode::limit,
                   fmt::format("a text has at most {} bytes", kMaxTagBytes)};
  }
  if (request.has_header("Content-Encoding") ||
      request.get_header_value_count("Content-Type") != 1 ||
      !is_taggable(request.get_header_value("Content-Type"))) {
    return Refusal{415, ErrorCode::usage,
                   "send text/plain or application/json, in UTF-8 and not "
                   "compressed"};
  }
  return std::nullopt;
}

void answer_tag(const Searcher& searcher, const httplib::Request& request,
                httplib::Response& response,
                const httplib::ContentReader& read) {
  set_headers(response);
  Posted posted{request.get_header_value("Content-Type"), {}};
  const auto start = std::chrono::steady_clock::now();
  const bool is_whole = read([&](const char* bytes, std::size_t count) {
    posted.body.append(bytes, count);
    return posted.body.size() <= kMaxTagBytes &&
           std::chrono::steady_clock::now() - start < kMostTimeOfText;
  });
  if (!is_whole) {
    refuse(response, 400, ErrorCode::usage,
           "the text ended before its Content-Length, or came too slowly");
    close_after(response);
    return;
  }
  answer_safely(response, [&] {
    send(response, 200,
         answer_posted(searcher, kTagRoute, parameters_of(request), posted),
         "application/json");
  });
}

// Before a body is read and before any pattern is matched: only a text that
// can be tagged goes on to answer_tag.
httplib::Server::HandlerResponse answer_first(const Searcher& searcher,
                                              const httplib::Request& request,
                                              httplib::Response& response) {
  if (request.method != "POST" || !is_tag(request)) {
    answer_without_body(searcher, request, response);
    return httplib::Server::HandlerResponse::Handled;
  }
  if (const auto refusal = refusal_of(request)) {
    set_headers(response);
    refuse(response, refusal->status, refusal->code, refusal->detail);
    close_after(response);
    return httplib::Server::HandlerResponse::Handled;
  }
  return httplib::Server::HandlerResponse::Unhandled;
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
  server.set_pre_routing_handler([&searcher](const httplib::Request& request,
                                             httplib::Response& response) {
    return answer_first(searcher, request, response);
  });
  server.Post(
      std::string(kTagPath),
      [&searcher](const httplib::Request& request, httplib::Response& response,
                  const httplib::ContentReader& read) {
        answer_tag(searcher, request, response, read);
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
