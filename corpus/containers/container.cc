#include "corpus/containers/container.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    names.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return names;
}

bool is_drive(std::string_view name) {
  return name.size() == 2 && name[1] == ':';
}

class CompressedFile : public Container {
 public:
  explicit CompressedFile(std::unique_ptr<ByteStream> unpacked)
      : unpacked_(std::move(unpacked)) {}

  std::optional<Entry> next() override {
    if (!unpacked_) return std::nullopt;
    return Entry{"", std::make_unique<ByteSource>(std::move(unpacked_))};
  }

  std::string fault() const override { return {}; }  // its bytes have it

 private:
  std::unique_ptr<ByteStream> unpacked_;
};

}  // namespace

std::unique_ptr<Container> compressed_file(
    std::unique_ptr<ByteStream> unpacked) {
  return std::make_unique<CompressedFile>(std::move(unpacked));
}

std::string clean_entry_path(std::string_view path) {
  std::vector<std::string_view> kept;
  for (const std::string_view name : split(path)) {
    if (name == ".." && !kept.empty()) kept.pop_back();
    const bool is_name = !name.empty() && name != "." && name != ".." &&
                         !(kept.empty() && is_drive(name));
    if (is_name) kept.push_back(name);
  }
  std::string clean;
  for (const std::string_view name : kept) {
    clean += clean.empty() ? "" : "/";
    clean += first_invalid_byte(name) ? printable(name) : std::string(name);
  }
  return clean;
}

bool is_hidden_entry(std::string_view clean_path) {
  return std::ranges::any_of(split(clean_path), [](std::string_view name) {
    return name.starts_with('.') || name == "__MACOSX";
  });
}

}  // namespace fihrist
