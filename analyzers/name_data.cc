#include "analyzers/name_data.h"

#include <stdexcept>
#include <string>

#include "corpus/embedded.h"

namespace fihrist {
namespace embedded {
std::span<const EmbeddedFile> names();
}

std::string_view embedded_name_file(std::string_view file) {
  for (const EmbeddedFile& known : embedded::names()) {
    if (known.name == file) return known.bytes;
  }
  throw std::logic_error("analyzers/names has no " + std::string(file));
}

}  // namespace fihrist
