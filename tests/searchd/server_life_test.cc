// How fihrist-searchd begins and ends.

#include <sys/socket.h>
#include <sys/un.h>

#include <csignal>
#include <cstring>
#include <filesystem>

#include "archive.h"
#include "program.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string small_index(const TemporaryFolder& folder) {
  build_index(folder.path("index"), random_rows(),
              {document("a", "Qaani", "Qaani came.")});
  return folder.path("index");
}

TEST_CASE("SIGTERM and SIGINT end the server within two seconds") {
  const TemporaryFolder folder;
  const std::string index = small_index(folder);
  for (const int signal : {SIGTERM, SIGINT}) {
    CAPTURE(signal);
    Server server(index);
    REQUIRE(server.get("/healthz").status == 200);
    double seconds = 0;
    CHECK(server.end(signal, seconds) == 0);
    CHECK(seconds < 2);
  }
}

TEST_CASE("neither idle nor half-sent requests keep the server from ending") {
  const TemporaryFolder folder;
  Server server(small_index(folder));
  Connection idle(server.port());
  idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(parse_answer(idle.receive()).status == 200);
  Connection half(server.port());
  half.send("GET /api/v1/search?q=a HTT");
  double seconds = 0;
  CHECK(server.end(SIGTERM, seconds) == 0);
  CHECK(seconds < 2);
}

TEST_CASE("a port in use ends the program with status 4 and a message") {
  const TemporaryFolder folder;
  const std::string index = small_index(folder);
  const Server first(index);
  const Run second = run({"fihrist-searchd", index, "--listen",
                          "127.0.0.1:" + std::to_string(first.port())});
  CHECK(second.exit_status == 4);
  CHECK(second.messages.find("cannot listen on 127.0.0.1") !=
        std::string::npos);
  CHECK(second.messages.find("in use") != std::string::npos);
  CHECK(first.get("/healthz").status == 200);
}

TEST_CASE("no index ends the program with status 3 and what to do") {
  const TemporaryFolder folder;
  const Run ran = run({"fihrist-searchd", folder.path("none"), "--listen",
                       "127.0.0.1:" + std::to_string(free_port())});
  CHECK(ran.exit_status == 3);
  CHECK(ran.messages.find("no index in") != std::string::npos);
  CHECK(ran.messages.find("fihrist-indexer build") != std::string::npos);
}

TEST_CASE("wrong addresses and options end the program with status 2") {
  const TemporaryFolder folder;
  const std::string index = small_index(folder);
  for (const std::string address :
       {"", "localhost", ":8080", "127.0.0.1:", "127.0.0.1:0",
        "127.0.0.1:65536", "127.0.0.1:http", "unix:"}) {
    CAPTURE(address);
    CHECK(run({"fihrist-searchd", index, "--listen", address}).exit_status ==
          2);
  }
  CHECK(run({"fihrist-searchd", index, "--no-such-option"}).exit_status == 2);
  CHECK(run({"fihrist-searchd"}).exit_status == 2);
}

int connect_unix(const std::string& path) {
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  if (::connect(connection, reinterpret_cast<sockaddr*>(&address),
                sizeof address) == 0) {
    return connection;
  }
  ::close(connection);
  return -1;
}

std::string ask_unix(const std::string& path) {
  const int connection = connect_unix(path);
  if (connection < 0) return {};
  const std::string request =
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  (void)::send(connection, request.data(), request.size(), MSG_NOSIGNAL);
  std::string answer;
  char block[4096];
  for (;;) {
    const auto got = ::recv(connection, block, sizeof block, 0);
    if (got <= 0) break;
    answer.append(block, static_cast<std::size_t>(got));
  }
  ::close(connection);
  return answer;
}

TEST_CASE("a Unix socket answers, and is gone with its server") {
  const TemporaryFolder folder;
  const std::string path = folder.path("socket");
  Server server(small_index(folder), "unix:" + path);
  CHECK(parse_answer(ask_unix(path)).status == 200);
  double seconds = 0;
  CHECK(server.end(SIGTERM, seconds) == 0);
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a socket that a killed server left behind is taken over") {
  const TemporaryFolder folder;
  const std::string path = folder.path("socket");
  const std::string index = small_index(folder);
  double seconds = 0;
  Server(index, "unix:" + path).end(SIGKILL, seconds);
  REQUIRE(std::filesystem::exists(path));
  const Server server(index, "unix:" + path);
  CHECK(parse_answer(ask_unix(path)).status == 200);
}

TEST_CASE("a socket in use is not taken from its server") {
  const TemporaryFolder folder;
  const std::string path = folder.path("socket");
  const std::string index = small_index(folder);
  const Server first(index, "unix:" + path);
  const Run second =
      run({"fihrist-searchd", index, "--listen", "unix:" + path});
  CHECK(second.exit_status == 4);
  CHECK(parse_answer(ask_unix(path)).status == 200);
}

TEST_CASE("a file that is no socket is never deleted") {
  const TemporaryFolder folder;
  const std::string path = folder.write("precious.txt", "words");
  const Run ran =
      run({"fihrist-searchd", small_index(folder), "--listen", "unix:" + path});
  CHECK(ran.exit_status == 4);
  CHECK(std::filesystem::file_size(path) == 5);
}

}  // namespace
}  // namespace fihrist
