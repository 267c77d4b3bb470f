#include "searchd/answer_source.h"

#include <fmt/format.h>
#include <httplib.h>

#include <cctype>
#include <nlohmann/json.hpp>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "searchd/searcher.h"

namespace fihrist {
namespace {

class LocalSource : public AnswerSource {
 public:
  explicit LocalSource(const std::string& index) : searcher_(index) {}

  std::string get(const std::string& route,
                  const Parameters& parameters) const override {
    return answer(searcher_, route, parameters);
  }

  std::string post(const std::string& route,
                   const Posted& posted) const override {
    return answer_posted(searcher_, route, {}, posted);
  }

 private:
  Searcher searcher_;
};

class TableSource : public AnswerSource {
 public:
  explicit TableSource(AliasRows rows) : table_(std::move(rows)) {}

  std::string get(const std::string& route,
                  const Parameters& parameters) const override {
    return answer(table_, route, parameters);
  }

  std::string post(const std::string& route,
                   const Posted& posted) const override {
    return answer_posted(table_, route, {}, posted);
  }

 private:
  AliasTable table_;
};

std::string percent_encoded(std::string_view text, std::string_view kept) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x80 && std::isalnum(byte) != 0) ||
        kept.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", byte);
    }
  }
  return encoded;
}

std::string path_of(const std::string& route, const Parameters& parameters) {
  std::string path(kApiPrefix);
  path += percent_encoded(route, "-._~/");
  char mark = '?';
  for (const auto& [name, value] : parameters) {
    path += fmt::format("{}{}={}", mark, percent_encoded(name, "-._~"),
                        percent_encoded(value, "-._~"));
    mark = '&';
  }
  return path;
}

// Turns a server's problem back into the Error it was made from.
[[noreturn]] void throw_problem(int status, const std::string& body) {
  const auto problem = nlohmann::json::parse(body, nullptr, false);
  const bool is_problem = problem.is_object() && problem.contains("detail");
  const std::string detail =
      is_problem ? problem["detail"].get<std::string>()
                 : fmt::format("the server answered with status {}", status);
  throw Error(status == 404   ? ErrorCode::not_found
              : status < 500  ? ErrorCode::usage
              : status == 503 ? ErrorCode::no_index
                              : ErrorCode::io,
              detail);
}

class ServerSource : public AnswerSource {
 public:
  explicit ServerSource(std::string server) : server_(std::move(server)) {
    while (server_.ends_with('/')) server_.pop_back();
  }

  std::string get(const std::string& route,
                  const Parameters& parameters) const override {
    return body_of(client().Get(path_of(route, parameters).c_str()));
  }

  std::string post(const std::string& route,
                   const Posted& posted) const override {
    return body_of(client().Post(path_of(route, {}).c_str(), posted.body,
                                 posted.type.c_str()));
  }

 private:
  httplib::Client client() const {
    httplib::Client client(server_);
    client.set_tcp_nodelay(true);
    return client;
  }

  std::string body_of(const httplib::Result& response) const {
    if (!response) {
      throw Error(ErrorCode::io,
                  fmt::format("no answer from {} ({}); is fihrist-searchd "
                              "running there?",
                              server_, httplib::to_string(response.error())));
    }
    if (response->status != 200) {
      throw_problem(response->status, response->body);
    }
    return response->body;
  }

  std::string server_;
};

}  // namespace

std::unique_ptr<AnswerSource> open_answer_source(const std::string& index,
                                                 const std::string& server) {
  if (!server.empty()) return std::make_unique<ServerSource>(server);
  if (!index.empty()) return std::make_unique<LocalSource>(index);
  throw Error(ErrorCode::usage,
              "which index? name it with --index DIR, FIHRIST_INDEX or "
              "--server URL");
}

std::unique_ptr<AnswerSource> open_name_source(const std::string& index,
                                               const std::string& server) {
  if (!index.empty() || !server.empty()) {
    return open_answer_source(index, server);
  }
  return std::make_unique<TableSource>(load_alias_rows({}));
}

}  // namespace fihrist
