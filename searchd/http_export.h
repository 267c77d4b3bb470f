// GET export over HTTP: the answer is sent in chunks as it is made, so that
// neither side holds it whole.
//
// Its length is not told before; where the export fails half-way, or the
// server ends, the last chunk is not sent and the connection is closed, which
// every client takes for an error. A client that stops reading is let go after
// the write timeout; at most kMaxExports are sent at once, so that slow readers
// cannot hold all the server's threads.
#pragma once

#include "searchd/request.h"
#include "searchd/searcher.h"

namespace httplib {
struct Response;
}

namespace fihrist {

constexpr unsigned kMaxExports = 8;

// Besides the body, the headers Fihrist-Total and Fihrist-Digest. Throws Error
// (usage, limit and those of a search) while nothing is sent.
void send_export(const Searcher& searcher, const Parameters& parameters,
                 httplib::Response& response);

}  // namespace fihrist
