// Files compiled into the programs by cmake/Embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace fihrist {

struct EmbeddedFile {
  std::string_view name;  // without folder
  std::string_view bytes;
};

namespace embedded {

std::span<const EmbeddedFile> aliases();  // the shipped alias tables
std::span<const EmbeddedFile> page();     // the search page

}  // namespace embedded
}  // namespace fihrist
