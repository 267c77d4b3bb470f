#include "indexer/disk_errors.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>

#include "corpus/error.h"

namespace fihrist {
namespace {

// Xapian tells the system's reason as a text only.
bool is_full_disk(std::string_view reason) {
  for (const int code : {ENOSPC, EDQUOT, EFBIG}) {
    if (reason == std::strerror(code)) return true;
  }
  return false;
}

[[noreturn]] void fail_writing(const std::filesystem::path& index,
                               std::string_view reason,
                               std::string_view detail) {
  const bool is_full = is_full_disk(reason);
  throw Error(ErrorCode::io,
              fmt::format("writing {} failed: {}{}; {}run the command again",
                          index.string(), is_full ? "the disk is full: " : "",
                          detail, is_full ? "free some of it and " : ""));
}

}  // namespace

void rethrow_writing(const std::filesystem::path& index) {
  try {
    throw;
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw Error(ErrorCode::damaged,
                fmt::format("{}: {}; build the index anew", index.string(),
                            error.get_description()));
  } catch (const Xapian::Error& error) {
    const char* reason = error.get_error_string();
    fail_writing(index, reason ? reason : "", error.get_description());
  } catch (const std::system_error& error) {  // of the file system too
    fail_writing(index, std::strerror(error.code().value()), error.what());
  }
}

namespace {

[[noreturn]] void tell_and_end() {
  try {
    if (const auto thrown = std::current_exception()) {
      on_disk("the index", [&] { std::rethrow_exception(thrown); });
    }
  } catch (const Error& error) {
    fmt::print(stderr, "fihrist-indexer: {}\n", error.what());
    std::_Exit(error_kind(error.code()).exit_status);
  } catch (...) {
    // Not of the disk: a fault of ours, which may dump its core.
  }
  std::abort();
}

}  // namespace

void end_with_status_where_xapian_aborts() { std::set_terminate(tell_and_end); }

}  // namespace fihrist
