#include "indexer/disk_errors.h"

#include <fmt/format.h>
#include <xapian.h>

#include "corpus/error.h"

namespace fihrist {

void rethrow_writing(const std::filesystem::path& index) {
  try {
    throw;
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw Error(ErrorCode::damaged,
                fmt::format("{}: {}; build the index anew", index.string(),
                            error.get_description()));
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::io,
                fmt::format("writing {} failed: {}; what came after the last "
                            "commit is not in it: free the disk and run the "
                            "command again",
                            index.string(), error.get_description()));
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorCode::io, fmt::format("writing {} failed: {}",
                                           index.string(), error.what()));
  }
}

}  // namespace fihrist
