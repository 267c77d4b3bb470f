// Files within a file: those of an archive, or the one that is compressed.
//
//   auto container = open_zip(bytes);
//   while (auto entry = container->next()) print(entry->path);
//
// Forward and once, in bounded memory, so that a stream will do: a zip file
// is read by its local headers, which tell no links, not by its directory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"

namespace fihrist {

struct Entry {
  // Below the container: "2020/a.txt"; empty for what is compressed alone.
  std::string path;
  std::unique_ptr<ByteSource> bytes;  // none when it has a fault
  std::string fault = {};             // why it cannot be read
};

class Container {
 public:
  virtual ~Container() = default;

  // The next file, in the container's order; nothing at the end. Folders,
  // links, devices and hidden entries are left out. The bytes of the one
  // before end here.
  virtual std::optional<Entry> next() = 0;

  // Why the end that was reached is not the end of the container; else empty.
  virtual std::string fault() const = 0;
};

// They keep `bytes`.
std::unique_ptr<Container> open_gzip(ByteSource& bytes);  // of all its members
std::unique_ptr<Container> open_bzip2(ByteSource& bytes);
std::unique_ptr<Container> open_xz(ByteSource& bytes);
std::unique_ptr<Container> open_zstd(ByteSource& bytes);
std::unique_ptr<Container> open_tar(ByteSource& bytes);
std::unique_ptr<Container> open_zip(ByteSource& bytes);

// A container of nothing but these bytes.
std::unique_ptr<Container> compressed_file(
    std::unique_ptr<ByteStream> unpacked);

// A path of an archive as part of an id: without ".", "..", a drive or a root,
// bytes that are no UTF-8 as \xNN.
//
//   clean_entry_path("../x/./a\xE9.txt") == "x/a\\xE9.txt"
std::string clean_entry_path(std::string_view path);

// As a walk leaves them out: a name with a dot before it; and __MACOSX.
bool is_hidden_entry(std::string_view clean_path);

}  // namespace fihrist
