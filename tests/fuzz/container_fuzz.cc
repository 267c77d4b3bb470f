// Any bytes, the first of which chooses the kind, are unpacked to their end.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "corpus/containers/container.h"
#include "document_checks.h"

namespace {

using fihrist::ByteSource;
using fihrist::require;

constexpr decltype(&fihrist::open_zip) kKinds[] = {
    fihrist::open_gzip, fihrist::open_bzip2, fihrist::open_xz,
    fihrist::open_zstd, fihrist::open_tar,   fihrist::open_zip};

// A small input may unpack to more than there is time for.
constexpr std::size_t kEnough = 1 << 20;

void take_all(ByteSource& bytes) {
  while (!bytes.peek().empty() && bytes.bytes_taken() < kEnough) {
    bytes.take(bytes.peek().size());
  }
  require(fihrist::is_text(fihrist::printable(bytes.fault())));
}

void check_path(const std::string& path) {
  require(fihrist::is_text(path));
  require(path == fihrist::clean_entry_path(path));
  require(!fihrist::is_hidden_entry(path));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  const std::string_view packed = fihrist::as_text(data, size);
  const auto open = kKinds[data[0] % std::size(kKinds)];
  ByteSource bytes(
      std::make_unique<std::istringstream>(std::string(packed.substr(1))));
  const auto container = open(bytes);
  while (auto entry = container->next()) {
    require((entry->bytes == nullptr) == !entry->fault.empty());
    check_path(entry->path);
    if (entry->bytes) take_all(*entry->bytes);
  }
  require(!container->next());
  return 0;
}
