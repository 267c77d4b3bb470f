#include "corpus/error.h"

#include <array>

namespace fihrist {
namespace {

constexpr std::array kErrorKinds = {
    ErrorKind{ErrorCode::usage, "usage", "Not a valid request", 2, 400},
    ErrorKind{ErrorCode::limit, "limit", "A limit was passed", 2, 400},
    ErrorKind{ErrorCode::not_found, "not-found", "Not found", 2, 404},
    ErrorKind{ErrorCode::no_index, "no-index", "No usable index", 3, 503},
    ErrorKind{ErrorCode::locked, "locked", "Another writer is at work", 3, 503},
    ErrorKind{ErrorCode::busy, "busy", "Too much at once", 3, 503},
    ErrorKind{ErrorCode::damaged, "damaged", "The index is damaged", 4, 500},
    ErrorKind{ErrorCode::io, "io", "Reading or writing failed", 4, 500},
};

}  // namespace

const ErrorKind& error_kind(ErrorCode code) {
  for (const ErrorKind& kind : kErrorKinds) {
    if (kind.code == code) return kind;
  }
  return kErrorKinds.back();
}

}  // namespace fihrist
