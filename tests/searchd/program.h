// Runs the built programs as a user does: fihrist, fihrist-indexer and
// fihrist-searchd on a port of its own.
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "temporary_folder.h"

namespace fihrist {

struct Run {
  int exit_status = -1;  // 128 + the signal that ended it
  std::string output;
  std::string messages;  // of the standard error
};

// `arguments` begin with the program's name, without its folder. `input` is
// what it reads from the standard input.
Run run(const std::vector<std::string>& arguments, std::string_view input = {});

// A port that nobody listens on at the moment.
int free_port();

// Bytes to and from a server on this machine.
class Connection {
 public:
  explicit Connection(int port);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(std::string_view bytes);
  // Until the answer is whole, or the server closes or is silent too long.
  std::string receive(double seconds_to_wait = 5);

 private:
  int socket_;
};

// One request over a connection of its own.
std::string exchange(int port, std::string_view bytes,
                     double seconds_to_wait = 5);

struct HttpAnswer {
  int status = 0;                              // 0: no answer
  std::map<std::string, std::string> headers;  // names in small letters
  std::string body;
};

HttpAnswer parse_answer(std::string_view bytes);
std::string percent_encoded(std::string_view text);

// A fihrist-searchd, ended with the object.
class Server {
 public:
  explicit Server(const std::string& index);
  // `listen` as for --listen; returns when it answers or has ended.
  Server(const std::string& index, const std::string& listen);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const { return port_; }
  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_);
  }
  pid_t process() const { return process_; }
  bool is_running();
  std::string messages() const;

  HttpAnswer get(const std::string& target) const;

  // Sends the signal; returns the exit status, or -1 when it does not end
  // in ten seconds. `seconds` is how long it took.
  int end(int signal, double& seconds);

 private:
  void start(const std::string& index, const std::string& listen);

  TemporaryFolder folder_;
  int port_ = 0;
  pid_t process_ = -1;
  int exit_status_ = -1;
};

}  // namespace fihrist
