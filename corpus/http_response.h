// An HTTP response as a crawler stored it.
//
//   HttpResponse response = read_http_response(block);
//   if (response.status == 200) use(response.body);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fihrist {

struct HttpResponse {
  int status = 0;            // 0 when the bytes are no response
  std::string content_type;  // with its parameters
  std::string transfer_encoding;
  std::string content_encoding;
  std::string_view body;  // of the bytes, as it was sent
};

HttpResponse read_http_response(std::string_view bytes);

// The body, its transfer and content encodings undone.
struct HttpBody {
  std::string bytes;
  std::string fault;          // as in "Content-Encoding gzip: broken"
  bool is_cut_short = false;  // that is the fault; `bytes` has the beginning
};

HttpBody body_of(const HttpResponse& response, std::size_t max_bytes);

}  // namespace fihrist
