// Serves API v1, the page and /healthz over HTTP/1.1.
#pragma once

#include <string>

#include "searchd/searcher.h"

namespace fihrist {

// "127.0.0.1:8080", "[::1]:8080" or "unix:PATH".
struct ListenAddress {
  std::string host;  // or the path of a Unix socket
  int port = 0;
  bool is_unix = false;
};

// Throws Error (usage) when it is none.
ListenAddress parse_listen_address(const std::string& text);

// Answers until SIGTERM or SIGINT, then finishes what it can within a second
// and returns or, where a connection is still held open, ends the program.
// Throws Error (io) when the address cannot be had.
void serve(const Searcher& searcher, const ListenAddress& address);

}  // namespace fihrist
