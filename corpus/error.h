// The one exception of Fihrist, for a wrong request or a broken index.
//
//   throw Error(ErrorCode::no_index,
//               "no index in data/index; build one with: fihrist-indexer "
//               "build data/index INPUT...");
//
// A message says what is wrong, where, and what to do next. Wrong *data* is
// never an Error: it becomes a Problem (corpus/problem.h) and is skipped.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fihrist {

enum class ErrorCode {
  usage,      // a parameter, option or value that is not known
  limit,      // a limit of the query language was passed; the message names it
  not_found,  // no such document, actor or route
  no_index,   // nothing usable at that place, or a schema we would misread
  locked,     // another writer is at work on this index
  busy,       // the server does as much as it can at once
  damaged,    // the index contradicts itself
  io,         // the disk or the network failed
};

// How the programs and the HTTP API report a code: a row of the one table.
struct ErrorKind {
  ErrorCode code;
  std::string_view name;  // the last part of the problem type's URI
  std::string_view title;
  int exit_status;
  int http_status;
};

const ErrorKind& error_kind(ErrorCode code);

// Exit status of a run that finished but skipped some of its input.
constexpr int kExitSkippedInput = 1;

class Error : public std::runtime_error {
 public:
  // `position` is a byte offset into the query, where there is one.
  Error(ErrorCode code, const std::string& message,
        std::optional<std::size_t> position = std::nullopt)
      : std::runtime_error(message), code_(code), position_(position) {}

  ErrorCode code() const { return code_; }
  std::optional<std::size_t> position() const { return position_; }

 private:
  ErrorCode code_;
  std::optional<std::size_t> position_;
};

}  // namespace fihrist
