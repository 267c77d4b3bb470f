#include "searchd/http_export.h"

#include <fmt/format.h>
#include <httplib.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "corpus/error.h"
#include "searchd/export.h"

namespace fihrist {
namespace {

// One of the exports under way, as long as it lives.
class Turn {
 public:
  Turn() {
    if (++under_way() <= kMaxExports) return;
    --under_way();
    throw Error(ErrorCode::busy,
                fmt::format("{} exports are being sent, and no more at once; "
                            "ask again when one has ended",
                            kMaxExports));
  }
  ~Turn() { --under_way(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  static std::atomic<unsigned>& under_way() {
    static std::atomic<unsigned> count = 0;
    return count;
  }
};

struct Sending {
  Sending(const Searcher& searcher, ExportRequest request)
      : text(searcher, std::move(request)) {}

  Turn turn;
  Export text;
};

// False ends the connection without the last chunk.
bool send_piece(Sending& sending, httplib::DataSink& sink) {
  try {
    const auto piece = sending.text.next();
    if (!piece) {
      sink.done();
      return true;
    }
    sink.write(piece->data(), piece->size());
    return true;
  } catch (const std::exception& error) {
    spdlog::error("an export was broken off: {}", error.what());
    return false;
  }
}

}  // namespace

void send_export(const Searcher& searcher, const Parameters& parameters,
                 httplib::Response& response) {
  const auto sending =
      std::make_shared<Sending>(searcher, parse_export_request(parameters));
  const Export& text = sending->text;
  response.set_header("Fihrist-Total", fmt::format("{}", text.total()));
  response.set_header("Fihrist-Digest", text.digest());
  response.set_chunked_content_provider(
      std::string(media_type(text.format())).c_str(),
      [sending](std::size_t, httplib::DataSink& sink) {
        return send_piece(*sending, sink);
      });
}

}  // namespace fihrist
