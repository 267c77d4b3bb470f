#include "searchd/answer_source.h"

#include <fmt/format.h>
#include <httplib.h>

#include <cctype>
#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>

#include "analyzers/alias_merge.h"
#include "corpus/error.h"
#include "searchd/export.h"
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

  void export_all(const Parameters& parameters,
                  const ExportTarget& target) const override {
    Export text(searcher_, parse_export_request(parameters));
    target.begin(text.total());
    while (const auto piece = text.next()) target.write(*piece);
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

  void export_all(const Parameters&, const ExportTarget&) const override {
    throw Error(ErrorCode::usage, "tables have no articles to export");
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

// Hands on what comes of an export; what the target throws must not pass
// through httplib.
class Receiver {
 public:
  explicit Receiver(const ExportTarget& target) : target_(target) {}

  bool begin(const httplib::Response& head) {
    has_begun_ = head.status == 200;
    if (!has_begun_) return true;
    const std::string total = head.get_header_value("Fihrist-Total");
    return safely(
        [&] { target_.begin(std::strtoull(total.c_str(), nullptr, 10)); });
  }

  bool take(std::string_view piece) {
    if (has_begun_) return safely([&] { target_.write(piece); });
    problem_.append(piece);
    return problem_.size() < kMaxProblemBytes;
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }
  bool has_begun() const { return has_begun_; }
  const std::string& problem() const { return problem_; }

 private:
  static constexpr std::size_t kMaxProblemBytes = 1 << 20;

  template <typename Step>
  bool safely(Step step) {
    try {
      step();
      return true;
    } catch (...) {
      failure_ = std::current_exception();
      return false;
    }
  }

  const ExportTarget& target_;
  bool has_begun_ = false;
  std::string problem_;
  std::exception_ptr failure_;
};

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

  void export_all(const Parameters& parameters,
                  const ExportTarget& target) const override {
    Receiver receiver(target);
    const auto response = client().Get(
        path_of("export", parameters).c_str(),
        [&](const httplib::Response& head) { return receiver.begin(head); },
        [&](const char* bytes, std::size_t size) {
          return receiver.take({bytes, size});
        });
    receiver.rethrow();
    if (!response && receiver.has_begun()) {
      throw Error(ErrorCode::io,
                  fmt::format("the export from {} broke off: what has come is "
                              "not whole",
                              server_));
    }
    (void)body_of(response, receiver.problem());
  }

 private:
  httplib::Client client() const {
    httplib::Client client(server_);
    client.set_tcp_nodelay(true);
    return client;
  }

  std::string body_of(const httplib::Result& response) const {
    return body_of(response, response ? response->body : std::string());
  }

  std::string body_of(const httplib::Result& response,
                      const std::string& body) const {
    if (!response) {
      throw Error(ErrorCode::io,
                  fmt::format("no answer from {} ({}); is fihrist-searchd "
                              "running there?",
                              server_, httplib::to_string(response.error())));
    }
    if (response->status != 200) {
      throw_problem(response->status, body);
    }
    return body;
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
