// A real fihrist-searchd, asked as browsers, scripts and attackers ask.

#include <chrono>
#include <nlohmann/json.hpp>

#include "archive.h"
#include "program.h"
#include "reference.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<Document> documents() {
  return {
      document("plain", "Qaani visits Baghdad", "Esmail Qaani came.",
               "2020-11-25", "Tigris Courier", "en"),
      document("texts/a b/c.txt", "Slashes and a blank", "Body."),
      document("زيارة/قاآني", "زيارة", "وصل قاآني."),
      document("100%", "A percent sign", "Body."),
      document("a%2Fb", "An escape in an id", "Body."),
      document("a+b&c=d?e#f", "Signs", "Body."),
      document("../up", "Dots", "Body."),
  };
}

// One index and one server for all tests of this file.
Server& server() {
  static const TemporaryFolder folder;
  static const std::string index = [] {
    build_index(folder.path("index"), random_rows(), documents(), 2);
    return folder.path("index");
  }();
  static Server server(index);
  return server;
}

std::string send(const std::string& bytes) {
  return exchange(server().port(), bytes);
}

nlohmann::json json_of(const HttpAnswer& answer) {
  return nlohmann::json::parse(answer.body, nullptr, false);
}

TEST_CASE("a search answers with JSON and the headers of a safe page") {
  const HttpAnswer answer = server().get("/api/v1/search?q=Qaani");
  CHECK(answer.status == 200);
  CHECK(json_of(answer)["total"] == 2);
  struct Row {
    const char* name;
    const char* value;
  };
  const Row rows[] = {
      {"content-type", "application/json"},
      {"x-content-type-options", "nosniff"},
      {"referrer-policy", "no-referrer"},
      {"cache-control", "no-cache"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    REQUIRE(answer.headers.contains(row.name));
    CHECK(answer.headers.at(row.name) == row.value);
  }
  CHECK(
      answer.headers.at("content-security-policy").find("default-src 'self'") ==
      0);
}

TEST_CASE("other sites may not read answers") {
  const std::string answer = send(
      "GET /api/v1/search HTTP/1.1\r\nHost: localhost\r\nOrigin: "
      "https://elsewhere.example\r\nConnection: close\r\n\r\n");
  for (const auto& [name, value] : parse_answer(answer).headers) {
    CAPTURE(name);
    CHECK_FALSE(name.starts_with("access-control-"));
  }
}

TEST_CASE("one connection takes many requests") {
  Connection connection(server().port());
  for (int i = 0; i < 5; ++i) {
    connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(parse_answer(connection.receive()).body == "ok\n");
  }
}

TEST_CASE("HEAD gives the headers of GET and no body") {
  const HttpAnswer get = server().get("/api/v1/actors");
  const HttpAnswer head = parse_answer(
      send("HEAD /api/v1/actors HTTP/1.1\r\nHost: localhost\r\nConnection: "
           "close\r\n\r\n"));
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.headers.at("content-length") == get.headers.at("content-length"));
}

TEST_CASE("each path has its status") {
  struct Row {
    const char* path;
    int status;
    const char* detail = "";
  };
  const Row rows[] = {
      {"/healthz", 200},
      {"/readyz", 200},
      {"/api/v1/search", 200},
      {"/api/v1/actors", 200},
      {"/api/v1/actors?prefix=Qa", 200},
      {"/api/v1/documents/plain", 200},
      {"/api/v1/actors/qaani", 200},
      {"/api/v1/actors/none", 404, "no actor has the id \"none\""},
      {"/api/v1/actors/", 404, "no actor has the id \"\""},
      {"/api/v1/actors/qaani?x=1", 400, "no parameter \"x\" is known here"},
      {"/api/v1/actors/%FF", 400, "the id is not UTF-8 at byte 0"},
      {"/api/v1/names?q=Kani", 200},
      {"/api/v1/names?q=%D9%82", 200},
      {"/api/v1/names", 400, "names takes one parameter, q"},
      {"/api/v1/names?name=Kani", 400, "names takes one parameter, q"},
      {"/api/v1/names?q=a&q=b", 400, "names takes one parameter, q"},
      {"/api/v1/names?q=", 400, "q=\"\" is no name"},
      {"/api/v1/names?q=%FF", 400, "q is not UTF-8 at byte 0"},
      {"/api/v1/tag", 405, "only POST is answered here"},
      {"/api/v1/search?spelling=al-Kadhimi&spelling=Kani", 200},
      {"/api/v1/nothing", 404,
       "no route /api/v1/nothing; there are search, documents/ID, actors, "
       "actors/ID, names, names/suggestions, export, tag"},
      {"/api/v1/", 404, "no route /api/v1/"},
      {"/api/v1/search/", 404, "no route /api/v1/search/"},
      {"/api/v2/search", 404, "nothing is served here"},
      {"/no-such-page", 404, "nothing is served here"},
      {"/../../etc/passwd", 404, "nothing is served here"},
      {"/api/v1/documents/none", 404, "no document has the id \"none\""},
      {"/api/v1/documents/", 404, "no document has the id \"\""},
      {"/api/v1/documents/plain?x=1", 400, "no parameter \"x\" is known here"},
      {"/api/v1/documents/%00", 404, "no document has the id"},
      {"/api/v1/documents/a%00b", 404, "no document has the id"},
      {"/api/v1/documents/%FF", 400, "the id is not UTF-8 at byte 0"},
      {"/api/v1/actors?prefix=a&prefix=b", 400, "no parameter \"prefix\""},
      {"/api/v1/actors?x=1", 400, "no parameter \"x\" is known here"},
      {"/api/v1/actors?prefix=%FF", 400, "prefix is not UTF-8 at byte 0"},
      {"/api/v1/search?query=x", 400, "no parameter \"query\""},
      {"/api/v1/search?q=a&q=b", 400, "q may be given once only"},
      {"/api/v1/search?limit=1001", 400, "limit is at most 1000, not 1001"},
      {"/api/v1/search?q=%FF", 400, "q is not UTF-8 at byte 0"},
      {"/api/v1/search?%FF=1", 400, "no parameter"},
      {"/api/v1/search?q=%00", 200},
      {"/api/v1/search?q=b*", 400, "b* is too short a beginning"},
      {"/api/v1/search?q=visit+of+(", 200},
      {"/api/v1/search?source=Tigris%20Courier&source=TIGRIS+COURIER", 200},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const HttpAnswer answer = server().get(row.path);
    CHECK(answer.status == row.status);
    CHECK(answer.headers.contains("x-content-type-options"));
    if (row.status == 200) continue;
    CHECK(answer.headers.at("content-type") == "application/problem+json");
    const auto problem = json_of(answer);
    REQUIRE(problem.is_object());
    CHECK(problem["status"] == row.status);
    CHECK(
        problem["type"].get<std::string>().starts_with("urn:fihrist:problem:"));
    const std::string detail = problem["detail"];
    CHECK(detail.find(row.detail) != std::string::npos);
  }
}

TEST_CASE("a problem of a query has its position") {
  const auto problem = json_of(server().get("/api/v1/search?q=visit+ab*"));
  CHECK(problem["type"] == "urn:fihrist:problem:limit");
  CHECK(problem["title"] == "A limit was passed");
  CHECK(problem["position"] == 6);
}

TEST_CASE("a document is found by its id, whatever signs the id has") {
  for (const Document& one : documents()) {
    CAPTURE(one.id);
    const HttpAnswer answer =
        server().get("/api/v1/documents/" + percent_encoded(one.id));
    CHECK(answer.status == 200);
    CHECK(json_of(answer).value("id", "") == one.id);
    CHECK(json_of(answer).value("title", "") == one.title);
  }
  // Slashes may stand as they are.
  CHECK(server().get("/api/v1/documents/texts/a%20b/c.txt").status == 200);
}

TEST_CASE("no method but GET and HEAD is answered") {
  for (const std::string method :
       {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
    CAPTURE(method);
    const HttpAnswer answer = parse_answer(
        send(method + " /api/v1/search HTTP/1.1\r\nHost: localhost\r\n"
                      "Content-Length: 4\r\n\r\nbody"));
    CHECK(answer.status == 405);
    CHECK(answer.headers.at("allow") == "GET, HEAD");
    CHECK(json_of(answer)["status"] == 405);
  }
}

// A request to tag, with the headers given and nothing more.
std::string tagging(const std::string& headers, const std::string& body) {
  return "POST /api/v1/tag HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" +
         body;
}

std::string plain_text(const std::string& text) {
  return tagging("Content-Type: text/plain\r\nContent-Length: " +
                     std::to_string(text.size()) + "\r\n",
                 text);
}

TEST_CASE("a text is tagged, one after another on a connection") {
  Connection connection(server().port());
  const std::string texts[] = {"Esmail Qaani, then قاآني.", "", "Nobody.",
                               std::string(300'000, ' ') + "Kadhimi"};
  const std::size_t mentions[] = {2, 0, 0, 1};
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    CAPTURE(i);
    connection.send(plain_text(texts[i]));
    const HttpAnswer answer = parse_answer(connection.receive());
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("content-type") == "application/json");
    CHECK(answer.headers.contains("x-content-type-options"));
    const auto json = json_of(answer);
    REQUIRE(json["mentions"].size() == mentions[i]);
    for (const auto& mention : json["mentions"]) {
      const std::size_t begin = mention["begin"];
      const std::size_t end = mention["end"];
      CHECK(mention["surface"] == texts[i].substr(begin, end - begin));
    }
  }
}

TEST_CASE("a text that is wrong is refused by status") {
  const std::string type = "Content-Type: text/plain\r\n";
  const std::string json = "Content-Type: application/json\r\n";
  struct Row {
    std::string headers;
    std::string body;
    int status;
    const char* detail;
    bool was_read = false;
  };
  const Row rows[] = {
      {type + "Content-Length: 3\r\n",
       "a\xFF"
       "b",
       400, "not UTF-8 at byte 1", true},
      {json + "Content-Length: 2\r\n", "[]", 400, "no object", true},
      {type + "Content-Length: 1000001\r\n", "", 413, "at most 1000000 bytes"},
      {type + "Content-Length: 999999999999999999\r\n", "", 413, "at most"},
      {type + "Content-Length: 99999999999999999999\r\n", "", 400,
       "Content-Length is no number"},
      {type + "Content-Length: -1\r\n", "", 400, "is no number"},
      {type + "Content-Length: +1\r\n", "a", 400, "is no number"},
      {type + "Content-Length: 0x1\r\n", "a", 400, "is no number"},
      {type + "Content-Length: 1, 1\r\n", "a", 400, "is no number"},
      {type + "Content-Length: 1\r\nContent-Length: 5\r\n", "aGET /", 400,
       "is no number"},
      {type, "", 411, "with its Content-Length"},
      {type + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n", 411,
       "with its Content-Length"},
      {type + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "a", 411,
       "with its Content-Length"},
      {type + "Content-Length: 1\r\nTransfer-Encoding: x\r\n", "a", 411,
       "with its Content-Length"},
      {"Content-Length: 1\r\n", "a", 415, "text/plain or application/json"},
      {"Content-Type: text/html\r\nContent-Length: 1\r\n", "a", 415,
       "text/plain or application/json"},
      {type + json + "Content-Length: 1\r\n", "a", 415, "text/plain or"},
      {type + "Content-Encoding: gzip\r\nContent-Length: 1\r\n", "a", 415,
       "not compressed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.headers);
    Connection connection(server().port());
    connection.send(tagging(row.headers, row.body));
    const HttpAnswer answer = parse_answer(connection.receive());
    CHECK(answer.status == row.status);
    REQUIRE(json_of(answer).is_object());
    CHECK(json_of(answer)["status"] == row.status);
    const std::string detail = json_of(answer)["detail"];
    CHECK(detail.find(row.detail) != std::string::npos);
    // Only where the whole body was read may a request follow.
    connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK((connection.receive(0.2) != "") == row.was_read);
  }
}

TEST_CASE("a text that ends too early is refused and its connection closed") {
  HttpAnswer answer;
  Connection connection(server().port());
  connection.send(
      tagging("Content-Type: text/plain\r\nContent-Length: 100\r\n", "GET /"));
  answer = parse_answer(connection.receive(10));
  CHECK(answer.status == 400);
  connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(connection.receive(0.2) == "");
}

TEST_CASE("tag takes POST alone, and no other route does") {
  for (const std::string method : {"GET", "HEAD", "PUT", "DELETE"}) {
    CAPTURE(method);
    const HttpAnswer answer = parse_answer(
        send(method + " /api/v1/tag HTTP/1.1\r\nHost: localhost\r\n"
                      "Connection: close\r\n\r\n"));
    CHECK(answer.status == 405);
    CHECK(answer.headers.at("allow") == "POST");
  }
  for (const std::string path : {"/api/v1/tag/", "/api/v1/names", "/"}) {
    CAPTURE(path);
    const HttpAnswer answer = parse_answer(
        send("POST " + path +
             " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
             "Content-Length: 1\r\n\r\na"));
    CHECK(answer.status == 405);
    CHECK(answer.headers.at("allow") == "GET, HEAD");
  }
}

TEST_CASE("a body is never taken for the next request") {
  for (const std::string method : {"GET", "POST"}) {
    for (const std::string length :
         {"Content-Length: 45", "Transfer-Encoding: chunked"}) {
      CAPTURE(method, length);
      Connection connection(server().port());
      connection.send(method + " /readyz HTTP/1.1\r\nHost: localhost\r\n" +
                      length + "\r\n\r\n");
      CHECK(parse_answer(connection.receive()).status >= 200);
      connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
      CHECK(connection.receive(0.2) == "");
    }
  }
}

// Any bytes give an answer or a clear refusal, soon.

double seconds_of(const std::string& bytes, HttpAnswer& answer) {
  const auto start = Clock::now();
  answer = parse_answer(send(bytes));
  return std::chrono::duration<double>(Clock::now() - start).count();
}

TEST_CASE("monstrous queries are answered or refused within a second") {
  const auto repeated = [](const std::string& text, std::size_t times) {
    std::string all;
    while (times-- > 0) all += text;
    return all;
  };
  struct Row {
    const char* name;
    std::string query;
  };
  const Row rows[] = {
      {"parentheses", repeated("(", 2000) + "a" + repeated(")", 2000)},
      {"open parentheses", repeated("(", 5000)},
      {"closed parentheses", repeated(")", 5000)},
      {"a NOT (b NOT (", repeated("a NOT (", 700) + repeated(")", 700)},
      {"NOT NOT NOT", repeated("NOT ", 1500) + "a"},
      {"minus", repeated("-", 5000) + "a"},
      {"words", repeated("a ", 3000)},
      {"OR", repeated("a OR ", 1000)},
      {"NEAR", repeated("a NEAR/100 ", 600) + "a"},
      {"quotes", repeated("\"", 2501)},
      {"a long word", std::string(6000, 'a')},
      {"a long prefix", std::string(6000, 'a') + "*"},
      {"NULs", std::string(2000, '\0')},
      {"bad UTF-8", repeated("\xFF", 2000)},
      {"combining marks", "a" + repeated("\xCC\x81", 1000)},
      {"right-to-left marks", repeated("\xE2\x80\xAE", 700)},
      {"an actor of great length", "actor:" + std::string(6000, 'x')},
      {"a source of great length", "source:" + std::string(6000, 'x')},
      {"dates", repeated("date:0001..9999 ", 400)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    HttpAnswer answer;
    const double seconds = seconds_of(
        "GET /api/v1/search?q=" + percent_encoded(row.query) +
            " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        answer);
    CHECK(seconds < 1);
    CHECK(
        (answer.status == 200 || answer.status == 400 || answer.status == 414));
  }
}

TEST_CASE("paths, names and headers of any size are answered or refused") {
  const std::string end =
      " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  std::string parameters = "/api/v1/search?";
  for (int i = 0; i < 700; ++i)
    parameters += "actor=a" + std::to_string(i) + "&";
  struct Row {
    const char* name;
    std::string bytes;
    int status;
  };
  const Row rows[] = {
      {"a long path", "GET /" + std::string(20'000, 'a') + end, 414},
      {"a long id", "GET /api/v1/documents/" + std::string(8'000, 'a') + end,
       404},
      {"101 actors", "GET " + parameters + end, 400},
      {"a long header",
       "GET /healthz HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n",
       400},
      {"no version", "GET /healthz\r\n\r\n", 400},
      {"another protocol", "GET /healthz HTTP/9.9\r\n\r\n", 400},
      {"no method", " /healthz HTTP/1.1\r\n\r\n", 400},
      {"TLS", std::string("\x16\x03\x01\x02\x00\x01\x00", 7) + "\r\n\r\n", 400},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    HttpAnswer answer;
    CHECK(seconds_of(row.bytes, answer) < 1);
    CHECK(answer.status == row.status);
  }
}

// A sensible request with bytes flipped, cut away or doubled.
std::string disturbed(std::mt19937& random) {
  static const std::string requests[] = {
      "GET /api/v1/search?q=kani+visit&actor=qaani&from=2020-01&limit=3 "
      "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      "GET /api/v1/search?q=%22visit%20of%22%20NEAR%2F3%20(a%20OR%20b*)&sort="
      "newest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      "GET /api/v1/documents/texts/a%20b/c.txt HTTP/1.1\r\nHost: "
      "localhost\r\nConnection: close\r\n\r\n",
      "POST /api/v1/tag HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
      "text/plain\r\nContent-Length: 12\r\nConnection: close\r\n\r\nEsmail "
      "Qaani",
      "GET /api/v1/names?q=Kani HTTP/1.1\r\nHost: localhost\r\nConnection: "
      "close\r\n\r\n",
      "HEAD /api/v1/actors?prefix=q HTTP/1.1\r\nHost: localhost\r\nConnection: "
      "close\r\n\r\n",
  };
  std::string bytes = pick(random, requests);
  const auto place = [&] { return random() % bytes.size(); };
  for (auto changes = 1 + random() % 4; changes > 0; --changes) {
    switch (random() % 4) {
      case 0:
        bytes[place()] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes.erase(place(), random() % 8);
        break;
      case 2: {
        const std::size_t from = place();
        bytes.insert(from, bytes.substr(from, random() % 40));
        break;
      }
      default:
        bytes.insert(place(), 1, static_cast<char>(random() % 256));
    }
    if (bytes.empty()) bytes = "\r\n";
  }
  // What is cut short keeps its thread until the read times out.
  return bytes + "\r\n\r\n";
}

TEST_CASE("thousands of disturbed requests leave the server answering") {
  std::mt19937 random(6);
  constexpr int kBatches = 30;
  constexpr int kRequests = 100;
  int answered = 0;
  for (int batch = 0; batch < kBatches; ++batch) {
    for (int i = 0; i < kRequests; ++i) {
      const std::string bytes = disturbed(random);
      const int status =
          parse_answer(exchange(server().port(), bytes, 0.02)).status;
      CAPTURE(bytes);
      CHECK(status < 500);
      answered += status > 0 ? 1 : 0;
    }
    REQUIRE(server().is_running());
    REQUIRE(server().get("/api/v1/search?q=Qaani").status == 200);
  }
  CHECK(answered > kBatches * kRequests / 2);
}

}  // namespace
}  // namespace fihrist
