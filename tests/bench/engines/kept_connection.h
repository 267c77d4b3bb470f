// A connection to a server on this machine that is kept between requests, as
// light as can be, so that what is measured is the server.
#pragma once

#include <string>
#include <string_view>

namespace fihrist::bench {

class KeptConnection {
 public:
  explicit KeptConnection(int port);
  ~KeptConnection();
  KeptConnection(const KeptConnection&) = delete;
  KeptConnection& operator=(const KeptConnection&) = delete;

  // The body of the answer, which holds until the next request. Connects anew
  // when the server has hung up meanwhile. Throws std::runtime_error unless the
  // status is 200.
  std::string_view get(const std::string& path);

 private:
  // Whether a whole answer came.
  bool ask(const std::string& request);

  int port_;
  int socket_;
  std::string received_;
};

// Text as it stands in an address.
std::string percent_encoded(std::string_view text);

// Where the body of an answer begins and the answer ends; both npos as long as
// its head is not whole. For answers that tell their Content-Length.
struct AnswerSpan {
  std::size_t body = std::string::npos;
  std::size_t end = std::string::npos;
};
AnswerSpan find_answer(std::string_view received);

int connect_to(int port);

}  // namespace fihrist::bench
